/** Hydrates the page; `show` renders it anew with other props. */
import { createSSRApp, h, shallowReactive } from 'vue';
import App from './App.vue';

const state = shallowReactive({ view: location.pathname.slice(1, -'.html'.length), headingLevel: 3, order: ['en', 'ko'] });
createSSRApp({ render: () => h(App, state) }).mount('#app');

window.show = (change) => Object.assign(state, change);
