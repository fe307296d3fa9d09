/**
 * Builds the apps of this folder into target/frameworks/: of each `client.*` a module, of each `server.*` its pages. Frameworks that
 * need no build are loaded from node_modules by their pages.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';

const sources = import.meta.dirname;
const target = `${sources}/../../target/frameworks`;

/** Of React there are two: only the development build mounts twice in strict mode and says what it does not like. */
const modes = { react: ['production', 'development'] };

/** @param {string} framework @param {string} entry @param {string} name of the module @param {string} mode */
async function bundle(framework, entry, name, mode) {
  process.env.NODE_ENV = mode;
  await build({
    root: sources,
    configFile: false,
    logLevel: 'warn',
    mode,
    plugins: [
      vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'invest-seoul-news' } } }),
      svelte({ configFile: false }),
    ],
    build: {
      outDir: `${target}/${framework}`,
      emptyOutDir: false,
      minify: mode === 'production',
      modulePreload: false,
      chunkSizeWarningLimit: 2_000,
      ssr: entry.startsWith('server'),
      rolldownOptions: { input: `${sources}/${framework}/${entry}`, output: { entryFileNames: name } },
    },
  });
}

rmSync(target, { recursive: true, force: true });
const folders = readdirSync(sources, { withFileTypes: true }).filter((file) => file.isDirectory());
for (const { name: framework } of folders) {
  for (const entry of readdirSync(`${sources}/${framework}`)) {
    if (entry.startsWith('client.')) {
      for (const mode of modes[framework] ?? ['production']) await bundle(framework, entry, `${mode}.js`, mode);
    }
    if (entry.startsWith('server.')) {
      await bundle(framework, entry, 'server.js', 'production');
      const { pages } = await import(`${target}/${framework}/server.js`);
      for (const [path, html] of Object.entries(await pages())) writeFileSync(`${target}/${framework}/${path}`, html);
    }
  }
}
