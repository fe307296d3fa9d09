/** Renders the pages. */
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { head, page } from '../site.js';
import App from './App.vue';

const render = (view) => renderToString(createSSRApp(App, { view, headingLevel: 3 }));

export const pages = async () => ({
  'nothing.html': page(head, await render('nothing')),
  'element.html': page(head, await render('element')),
  'tag.html': page('', await render('tag')),
  'markup.html': page('', await render('markup')),
});
