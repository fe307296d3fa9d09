import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

/** The names of all entries in a process with this environment. */
function entriesWith(env) {
  const script = `
    import { ENTRIES } from './entries.js';
    console.log(JSON.stringify(ENTRIES.map(({ name }) => name)));
  `;
  const { BENCH_BEFORE: _, ...inherited } = process.env;
  const folder = path.dirname(import.meta.dirname);
  const args = ['--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, env: { ...inherited, ...env }, encoding: 'utf8' }));
}

test('an older build is an entry only if the environment names its folder', () => {
  const rivals = ['vanilla', 'lit', 'svelte', 'splide', 'swiper', 'preact-embla', 'react-embla'];
  assert.deepEqual(entriesWith({}), ['invest-seoul-news', ...rivals]);
  assert.deepEqual(entriesWith({ BENCH_BEFORE: '/tmp/dist' }), ['invest-seoul-news', 'before', ...rivals]);
});
