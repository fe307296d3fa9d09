/** Hydrates the page; `show` renders it anew with other props. */
import { hydrate } from 'svelte';
import App from './App.svelte';

const state = $state({ view: location.pathname.slice(1, -'.html'.length), headingLevel: 3, order: ['en', 'ko'] });
hydrate(App, { target: document.getElementById('app'), props: { state } });

window.show = (change) => Object.assign(state, change);
