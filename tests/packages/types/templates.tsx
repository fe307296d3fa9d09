/** What templates of React and Vue may say of the element, and what its types refuse. */
import 'invest-seoul-news';
import type { InvestSeoulNewsElement } from 'invest-seoul-news';
import { useRef } from 'react';
import type { GlobalComponents } from 'vue';

export function Page() {
  const element = useRef<InvestSeoulNewsElement>(null);
  return (
    <>
      <button onClick={() => element.current?.next()}>Next</button>
      <invest-seoul-news ref={element} feed="https://news.test/feed.json" heading-level="3" className="news" style={{ minHeight: 500 }} />
      {/* @ts-expect-error There is no such layout. */}
      <invest-seoul-news feed="https://news.test/feed.json" layout="pile" />
      {/* @ts-expect-error The event has another name. */}
      <invest-seoul-news feed="https://news.test/feed.json" onReady={() => {}} />
    </>
  );
}

type Props = InstanceType<GlobalComponents['invest-seoul-news']>['$props'];

export const props: Props[] = [
  { feed: 'https://news.test/feed.json', headingLevel: 3, class: 'news', onIsnOpen: (event) => console.log(event.detail.item.url) },
  // @ts-expect-error There is no such layout.
  { feed: 'https://news.test/feed.json', layout: 'pile' },
];
