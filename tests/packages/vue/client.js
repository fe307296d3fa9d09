import { createApp } from 'vue';
import App from './App.vue';

const place = document.getElementById('app');
createApp(App, { feed: place.dataset.feed }).mount(place);
