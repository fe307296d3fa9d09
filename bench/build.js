// Builds each rival as users of its framework would: one minified module.
import { build } from 'esbuild';
import sveltePlugin from 'esbuild-svelte';
import fs from 'node:fs';
import path from 'node:path';
import { RIVALS } from './entries.js';

const sources = path.join(import.meta.dirname, 'rivals');
const style = ['card', 'snap'].map((name) => fs.readFileSync(path.join(sources, 'shared', `${name}.css`), 'utf8')).join('');

/** CSS imported from JavaScript becomes a minified string, for adoptedStyleSheets. */
const cssText = {
  name: 'css-text',
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const minified = await build({ entryPoints: [file], minify: true, write: false, logLevel: 'silent' });
      return { contents: minified.outputFiles[0].text.trim(), loader: 'text' };
    });
  },
};

const svelte = sveltePlugin({
  preprocess: { style: ({ content }) => ({ code: content.replace('@shared;', style) }) },
  compilerOptions: { customElement: true, css: 'injected', dev: false },
  filterWarnings: () => false,
});

/** Writes widget.js into each rival's folder. */
export async function buildRivals() {
  for (const { name, folder } of RIVALS) {
    await build({
      entryPoints: [['index.jsx', 'index.js'].map((file) => path.join(sources, name, file)).find(fs.existsSync)],
      outfile: path.join(folder, 'widget.js'),
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      define: { 'process.env.NODE_ENV': '"production"' },
      conditions: ['production', 'browser', 'svelte'],
      mainFields: ['svelte', 'browser', 'module', 'main'],
      jsx: 'automatic',
      jsxImportSource: name.startsWith('preact') ? 'preact' : 'react',
      alias: { 'esm-env': path.join(sources, 'shared/esm-env.js') },
      plugins: [cssText, svelte],
      logLevel: 'warning',
    });
  }
}
