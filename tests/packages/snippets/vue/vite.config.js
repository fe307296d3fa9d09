/** The configurator says what to write in place of vue(). */
import vue from '@vitejs/plugin-vue';

export default {
  plugins: [vue()],
  base: './',
  build: { modulePreload: false, rolldownOptions: { input: 'client.js', output: { entryFileNames: 'app.js', assetFileNames: 'app[extname]' } } },
};
