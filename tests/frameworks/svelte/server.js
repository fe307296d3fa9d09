/** Renders the pages. */
import { render } from 'svelte/server';
import { head, page } from '../site.js';
import App from './App.svelte';

const body = (view) => render(App, { props: { state: { view, headingLevel: 3 } } }).body;

export const pages = () => ({
  'nothing.html': page(head, body('nothing')),
  'element.html': page(head, body('element')),
  'tag.html': page('', body('tag')),
  'markup.html': page('', body('markup')),
});
