/** The widget in a component, with properties and an event. */
import 'invest-seoul-news';
import { useState } from 'react';

export function App({ feed }: { feed: string }) {
  const [count, setCount] = useState(0);
  return (
    <main>
      <invest-seoul-news feed={feed} limit={6} headingLevel={3} search onisn-ready={({ detail }) => setCount(detail.count)}>
        <a href="https://investseoul.com">News</a>
      </invest-seoul-news>
      <output>{count}</output>
    </main>
  );
}
