// Measures the widget beside its rivals and prints its figures and goals. `cargo xtask bench` runs it.
//
//   node bench/run.js [--mode full|compare|quick] [--feeds 12,1000] [--runs 3] [--entries vanilla,lit] [--chromium PATH]
//
// It needs dist/ and node_modules/. With BENCH_BEFORE=/path/to/dist in the environment, an older build of the widget is measured as
// well. docs/performance.md explains the figures.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildRivals } from './build.js';
import { LIMIT, OUT } from './config.js';
import { BUILDS, OURS, RIVALS, code } from './entries.js';
import { generate } from './feeds/generate.js';
import { rounds } from './measure/rounds.js';
import { farBelow, firstVisit, itemsByNext, pageAlone, repeatVisit, severalWidgets } from './measure/scenarios.js';
import { CONDITIONS } from './measure/tab.js';
import { PAGE_ALONE, WIDGETS } from './report/goals.js';
import { comparisonTable, entryTable, goalTable } from './report/table.js';
import { summary } from './statistics.js';

/**
 * `runs`: by number of items; a longer feed takes longer, and its figures vary less. `repeat`: runs of the repeat visit.
 * `widgets`: runs of a page of several widgets. `warmUp`: the feeds that begin with a round which is not recorded.
 */
const MODES = {
  /** Everything. An hour and a half. */
  full: {
    runs: { 12: 15, 1_000: 9, 10_000: 5 }, repeat: 15, widgets: 15, rivals: RIVALS.map(({ name }) => name),
    idle: { idleTimeout: 60, retries: 3 },
  },
  /** The ratios to the fastest and the best-known rivals and to an older build. Twelve minutes. */
  compare: {
    runs: { 12: 7, 1_000: 3, 10_000: 1 }, repeat: 7, widgets: 0, rivals: ['vanilla', 'lit', 'swiper', 'react-embla'],
    idle: { idleTimeout: 10, retries: 1 },
  },
  /** A first impression of short feeds. */
  quick: {
    runs: { 12: 3, 1_000: 3 }, repeat: 3, widgets: 3, rivals: RIVALS.map(({ name }) => name),
    idle: { idleTimeout: 2, retries: 0 },
  },
};
/** The length of the feed in which "next" is pressed again and again. */
const LONG = 1_000;
/** From this length on a round takes minutes, so that there is none to warm up. */
const VERY_LONG = 10_000;

const { values: options } = parseArgs({
  options: {
    mode: { type: 'string', default: 'full' },
    feeds: { type: 'string' },
    runs: { type: 'string' },
    entries: { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
const mode = MODES[options.mode];
if (!mode) throw new Error(`--mode ${options.mode}: it must be one of ${Object.keys(MODES).join(', ')}`);

const lengths = options.feeds?.split(',').map(Number) ?? Object.keys(mode.runs).map(Number);
const rivals = options.entries?.split(',') ?? mode.rivals;
const entries = [...BUILDS, ...RIVALS.filter(({ name }) => rivals.includes(name))];

const launch = () => chromium.launch({
  executablePath: options.chromium,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // no request leaves the machine
  ],
});

async function browserVersion() {
  const browser = await launch();
  await browser.close();
  return browser.version();
}

const log = (text) => process.stderr.write(`${text}\n`);

/** One task per entry. */
const perEntry = (visit) => Object.fromEntries(entries.map((entry) => [entry.name, (browser) => visit(browser, entry)]));
/** Runs the tasks `runs` times, or as often as the command line says, and keeps every run. */
async function measure(tasks, runs, warmUp = true) {
  const samples = await rounds(tasks, launch, { ...mode.idle, runs: Number(options.runs ?? runs), warmUp });
  const summaries = Object.entries(samples).filter(([, of]) => of.length).map(([name, of]) => [name, summary(of)]);
  return { samples, summary: Object.fromEntries(summaries) };
}

async function measureAll(results, samples) {
  for (const length of lengths) {
    log(`${length} items`);
    const loads = await measure({
      ...perEntry((browser, entry) => firstVisit(browser, entry, length)),
      ...(length === LIMIT && { [PAGE_ALONE]: (browser) => pageAlone(browser, OURS) }),
    }, mode.runs[length] ?? 5, options.mode === 'full' || length < VERY_LONG);
    samples[length] = loads.samples;
    results.loads[length] = loads.summary;
  }
  log('repeat visit');
  const repeat = await measure(perEntry((browser, entry) => repeatVisit(browser, entry, LIMIT)), mode.repeat);
  samples.repeat = repeat.samples;
  results.repeat = repeat.summary;
  if (mode.widgets) {
    log(`one widget and ${WIDGETS}`);
    const widgets = await measure({
      1: (browser) => severalWidgets(browser, OURS, LIMIT, 1),
      [WIDGETS]: (browser) => severalWidgets(browser, OURS, LIMIT, WIDGETS),
    }, mode.widgets);
    samples.widgets = widgets.samples;
    results.widgets = widgets.summary;
  }
  log('a widget far below, and the items that "next" reaches');
  const single = await rounds({
    itemsByNext: (browser) => itemsByNext(browser, OURS, LONG, LIMIT),
    farBelow: (browser) => farBelow(browser, OURS, LIMIT),
  }, launch, { ...mode.idle, runs: 1, warmUp: false });
  results.once = Object.fromEntries(Object.entries(single).map(([name, [figures]]) => [name, figures]));
}

function print(title, loads) {
  console.log(`\n## ${title}: medians\n\n${entryTable(loads)}`);
  for (const [name, { errors }] of Object.entries(loads)) for (const error of errors) console.log(`! ${name}: ${error}`);
}

const start = Date.now();
await buildRivals();
log('generating feeds');
const results = {
  when: new Date(start).toISOString(),
  mode: options.mode,
  conditions: CONDITIONS,
  browser: await browserVersion(),
  code: Object.fromEntries(entries.map((entry) => [entry.name, code(entry)])),
  feeds: generate([...new Set([LIMIT, LONG, ...lengths])]),
  loads: {},
  repeat: {},
  widgets: {},
  once: {},
};
const samples = {};
const server = fork(path.join(import.meta.dirname, 'host/server.js'));
try {
  await Promise.race([
    once(server, 'message'),
    once(server, 'exit').then(() => { throw new Error('the server did not start'); }),
  ]);
  await measureAll(results, samples);
} finally {
  server.disconnect();
}

const file = path.join(OUT, `${results.when.replaceAll(':', '-').slice(0, 19)}.json`);
fs.writeFileSync(file, JSON.stringify({ ...results, samples }, null, 1));
for (const [length, loads] of Object.entries(results.loads)) print(`${Number(length).toLocaleString('en')} items`, loads);
print(`Repeat visit, ${LIMIT} items`, results.repeat);
console.log(`\n## Comparison: figure of each entry, and ours divided by it\n\n${comparisonTable(results)}`);
console.log(`\n## Goals (Chromium ${results.browser}, ${results.when.slice(0, 10)})\n\n${goalTable(results)}`);
console.log(`\nAll runs: ${path.relative(process.cwd(), file)} (${Math.round((Date.now() - start) / 60_000)} minutes)`);
