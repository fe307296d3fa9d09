// Measures the widget beside its rivals and prints what must be reached and what is: `cargo xtask bench`.
//
//   node bench/run.js [--quick] [--feeds 12,1000] [--runs 3] [--entries vanilla,lit] [--chromium PATH]
//
// dist/ and node_modules/ have to be there. docs/performance.md says what each figure means.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildRivals } from './build.js';
import { OURS, RIVALS, code } from './entries.js';
import { generate } from './feeds/generate.js';
import { rounds } from './measure/rounds.js';
import { CONDITIONS } from './measure/tab.js';
import { alone, crowd, load, reach, stayAway } from './measure/visits.js';
import { OUT } from './places.js';
import { ALONE, CROWD, LIMIT } from './report/goals.js';
import { entryTable, goalTable } from './report/table.js';
import { summary } from './statistics.js';

const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    feeds: { type: 'string' },
    runs: { type: 'string' },
    entries: { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
/** Runs by number of items: a longer feed takes longer, and its figures scatter less. */
const RUNS = given.quick ? { 12: 3, 1_000: 3 } : { 12: 15, 1_000: 9, 10_000: 5 };
/** The feed that "next" is pressed through. */
const LONG = 1_000;

const lengths = given.feeds?.split(',').map(Number) ?? Object.keys(RUNS).map(Number);
const entries = [OURS, ...RIVALS.filter(({ name }) => given.entries?.split(',').includes(name) ?? true)];
const how = (length) => ({
  runs: Number(given.runs ?? RUNS[length] ?? 5),
  ...(given.quick ? { patience: 2, retries: 0 } : { patience: 60, retries: 3 }),
});

const launch = () => chromium.launch({
  executablePath: given.chromium,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // nothing leaves the machine
  ],
});

async function version() {
  const browser = await launch();
  await browser.close();
  return browser.version();
}

const tell = (text) => process.stderr.write(`${text}\n`);

/** One subject per entry. */
const perEntry = (visit) => Object.fromEntries(entries.map((entry) => [entry.name, (browser) => visit(browser, entry)]));
const summaries = (samples) => Object.fromEntries(
  Object.entries(samples).filter(([, of]) => of.length).map(([name, of]) => [name, summary(of)]),
);

/** Everything there is to measure. */
async function measure(results, samples) {
  for (const length of lengths) {
    tell(`${length} items`);
    samples[length] = await rounds({
      ...perEntry((browser, entry) => load(browser, entry, length)),
      // Once, beside those whose figures it explains.
      ...(length === LIMIT && { [ALONE]: (browser) => alone(browser, OURS) }),
    }, launch, how(length));
    results.loads[length] = summaries(samples[length]);
  }
  tell(`one widget and ${CROWD}`);
  samples.crowd = await rounds({
    1: (browser) => crowd(browser, OURS, LIMIT, 1),
    [CROWD]: (browser) => crowd(browser, OURS, LIMIT, CROWD),
  }, launch, how(LIMIT));
  results.crowd = summaries(samples.crowd);

  tell('what "next" brings, and what is asked for from far away');
  samples.once = await rounds({
    reach: (browser) => reach(browser, OURS, LONG, LIMIT),
    stayAway: (browser) => stayAway(browser, OURS, LIMIT),
  }, launch, { ...how(LIMIT), runs: 1 });
  results.once = summaries(samples.once);
}

await buildRivals();
tell('generating feeds');
const results = {
  when: new Date().toISOString(),
  conditions: CONDITIONS,
  browser: await version(),
  code: Object.fromEntries(entries.map((entry) => [entry.name, code(entry)])),
  feeds: generate([...new Set([LIMIT, LONG, ...lengths])]),
  loads: {},
  crowd: {},
  once: {},
};
const samples = {};
const server = fork(path.join(import.meta.dirname, 'host/server.js'));
try {
  await Promise.race([
    once(server, 'message'),
    once(server, 'exit').then(() => { throw new Error('the server did not start'); }),
  ]);
  await measure(results, samples);
} finally {
  server.disconnect();
}

const file = path.join(OUT, `${results.when.replaceAll(':', '-').slice(0, 19)}.json`);
fs.writeFileSync(file, JSON.stringify({ ...results, samples }, null, 1));
for (const [length, loads] of Object.entries(results.loads)) {
  console.log(`\n## ${Number(length).toLocaleString('en')} items: medians\n\n${entryTable(loads)}`);
  for (const [name, { errors }] of Object.entries(loads)) for (const error of errors) console.log(`! ${name}: ${error}`);
}
console.log(`\n## What must be reached (Chromium ${results.browser}, ${results.when.slice(0, 10)})\n\n${goalTable(results)}`);
console.log(`\nEvery run: ${path.relative(process.cwd(), file)}`);
