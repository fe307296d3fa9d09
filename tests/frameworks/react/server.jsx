/** Renders the pages: apps in a page, and whole documents. */
import { renderToString } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { head, page } from '../site.js';
import { App } from './App.jsx';
import { Document } from './Document.jsx';

const render = (view) => renderToString(<App view={view} headingLevel={3} />);

/** As frameworks do on React, which adds the script of the app by itself. */
const renderDocument = async (props) =>
  new Response((await prerender(<Document {...props} />, { bootstrapModules: ['{{mode}}.js'] })).prelude).text();

export const pages = async () => ({
  'nothing.html': page(head, render('nothing')),
  'element.html': page(head, render('element')),
  'tag.html': page('', render('tag')),
  'markup.html': page('', render('markup')),
  'document.html': await renderDocument({}),
  'async.html': await renderDocument({ async: true }),
});
