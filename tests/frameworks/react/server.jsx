/** Renders the pages. */
import { renderToString } from 'react-dom/server';
import { head, page } from '../site.js';
import { App } from './App.jsx';
import { Document } from './Document.jsx';

const render = (view) => renderToString(<App view={view} />);

export const pages = () => ({
  'nothing.html': page(head, render('nothing')),
  'element.html': page(head, render('element')),
  'tag.html': page('', render('tag')),
  'async.html': page('', render('async')),
  'markup.html': page('', render('markup')),
  'document.html': `<!doctype html>\n${renderToString(<Document />)}`,
});
