/** An app whose component is what the configurator writes. */
import { createApp } from 'vue';
import News from './News.vue';

createApp(News).mount('#app');
