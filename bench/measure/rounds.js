// The same number of runs for every subject, side by side: a slow spell of the machine falls on all alike.
import { calm, watch } from './machine.js';

/** Cores that may be in use before a run, and by other programs during it. */
const TOLERATED = 0.15;
/** Failed visits after which a subject is given up. */
const FAILURES = 2;

/**
 * @param {Record<string, (browser) => Promise<object>>} subjects
 * @param {() => Promise<object>} launch starts a browser: each round has a new one, so that none is warmer than another
 * @param {{ runs: number, patience: number, retries: number }} how `patience`: seconds to wait for a calm machine before
 *   each run; `retries`: more tries for a run that was disturbed all the same, of which the least disturbed one counts
 * @returns {Promise<Record<string, object[]>>} the samples, by subject; none for one that failed
 */
export async function rounds(subjects, launch, { runs, patience, retries }) {
  const samples = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  const failures = new Map();
  for (let round = 0; round <= runs; round++) {
    const browser = await launch();
    for (const name of shuffled(Object.keys(subjects))) {
      if (failures.get(name) >= FAILURES) continue;
      process.stderr.write(`\r\x1b[K  round ${round} of ${runs}: ${name}`);
      try {
        if (round === 0) await subjects[name](browser); // warms the machine up, and is not recorded
        else samples[name].push(await leastDisturbed(() => subjects[name](browser), { patience, retries }));
      } catch (error) {
        failures.set(name, (failures.get(name) ?? 0) + 1);
        process.stderr.write(`\r\x1b[K! ${name}: ${error.message}\n`);
      }
    }
    await browser.close();
  }
  process.stderr.write('\r\x1b[K');
  return samples;
}

async function leastDisturbed(visit, { patience, retries }) {
  let best;
  for (let attempt = 0; attempt <= retries; attempt++) {
    await calm(TOLERATED, patience);
    const load = watch();
    const sample = await visit();
    const foreign = load();
    if (!best || foreign < best.foreign) best = { ...sample, foreign, disturbed: foreign > TOLERATED };
    if (!best.disturbed) break;
  }
  return best;
}

/** In another order each time. */
function shuffled(names) {
  return names.map((name) => [Math.random(), name]).sort(([a], [b]) => a - b).map(([, name]) => name);
}
