/** @jsxImportSource preact */
/** A Preact app without a server; `show` renders it anew with other props. */
import { render } from 'preact';
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
      <script async src={script} data-feed={feed} />
    </>
  ),
  markup: () => <div dangerouslySetInnerHTML={{ __html: tag }} />,
};

const App = ({ view, ...props }) => {
  const View = views[view];
  return (
    <main>
      <h1>{view}</h1>
      <View {...props} />
      <footer>End</footer>
    </main>
  );
};

const state = { view: 'nothing', order: ['en', 'ko'] };
window.show = (change) => {
  Object.assign(state, change);
  render(<App {...state} />, document.getElementById('app'));
};
show();
