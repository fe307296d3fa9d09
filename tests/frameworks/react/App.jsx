/** A page of a React app: the widget in one of its forms, or without it. */
import { feed, ready, script, tag } from '../site.js';

const News = ({ limit, headingLevel, lang }) => (
  <invest-seoul-news feed={feed} lang={lang} limit={limit} headingLevel={headingLevel} onisn-ready={ready} />
);

const views = {
  nothing: () => <p>No news</p>,
  element: News,
  list: ({ order }) => order.map((lang) => <News key={lang} lang={lang} />),
  tag: () => (
    <>
      <p>News</p>
      <script src={script} data-feed={feed} />
    </>
  ),
  markup: () => <div dangerouslySetInnerHTML={{ __html: tag }} />,
};

export function App({ view, ...props }) {
  const View = views[view];
  return (
    <main>
      <h1>{view}</h1>
      <View {...props} />
      <footer>End</footer>
    </main>
  );
}
