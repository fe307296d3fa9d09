/**
 * Installs the npm package in target/packages/, from the archive that `npm pack` makes of it; checks the types of the files here against
 * its types; imports it on a server; and builds the apps here for production.
 */
import vue from '@vitejs/plugin-vue';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const project = resolve(import.meta.dirname, '../..');
const target = `${project}/target/packages`;

/** @param {string} command @param {...string} options */
const run = (command, ...options) => execFileSync(command, options, { cwd: target, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function install() {
  rmSync(target, { recursive: true, force: true });
  cpSync(import.meta.dirname, target, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', 'pack', '--json', `${project}/target/npm`));
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', `./${filename}`);
}

/** Also of the manifest, by the types of its schema. */
function checkTypes() {
  const manifest = readFileSync(`${target}/node_modules/invest-seoul-news/custom-elements.json`, 'utf8');
  writeFileSync(`${target}/types/manifest.json.ts`, `export default ${manifest.trim()} as const;\n`);
  try {
    run(`${project}/node_modules/.bin/tsc`, '--project', '.');
  } catch (error) {
    throw new Error(`the types of the package do not fit:\n${/** @type {any} */ (error).stdout}`);
  }
}

/** @param {string} app */
const bundle = (app) => build({
  root: `${target}/${app}`,
  base: `/packages/${app}/dist/`,
  configFile: false,
  logLevel: 'warn',
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'invest-seoul-news' } } })],
  build: { modulePreload: false, rolldownOptions: { input: `${target}/${app}/client.js`, output: { entryFileNames: 'app.js' } } },
});

install();
checkTypes();
run('node', '--input-type=module', '--eval', "import 'invest-seoul-news'");
for (const app of ['react', 'vue']) await bundle(app);
