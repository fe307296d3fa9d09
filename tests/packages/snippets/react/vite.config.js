export default {
  base: './',
  build: { modulePreload: false, rolldownOptions: { input: 'client.js', output: { entryFileNames: 'app.js' } } },
};
