// Runs every task the same number of times, in interleaved rounds: a slow phase of the machine affects all of them alike.
import { untilIdle, watchOtherPrograms } from './cpu.js';

/** Cores that may be in use before a run, and that other programs may use during it. */
const TOLERATED = 0.15;
/** A task that fails this often is not run again. */
const MAX_FAILURES = 2;

/**
 * @param {Record<string, (browser) => Promise<object>>} tasks
 * @param {() => Promise<object>} launch starts a browser; each round has a new one, so that no run profits from the round before
 * @param {object} options
 * @param {number} options.runs
 * @param {boolean} [options.warmUp] whether a first round, which is not recorded, warms the machine up
 * @param {number} options.idleTimeout seconds to wait for an idle machine before each run
 * @param {number} options.retries how often a disturbed run is repeated; the least disturbed one counts
 * @returns {Promise<Record<string, object[]>>} the results of each task; none if it failed
 */
export async function rounds(tasks, launch, { runs, warmUp = true, idleTimeout, retries }) {
  const results = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  const failures = new Map();
  for (let round = warmUp ? 0 : 1; round <= runs; round++) {
    const browser = await launch();
    for (const name of shuffled(Object.keys(tasks))) {
      if (failures.get(name) >= MAX_FAILURES) continue;
      process.stderr.write(`\r\x1b[K  round ${round} of ${runs}: ${name}`);
      try {
        if (round === 0) await tasks[name](browser);
        else results[name].push(await leastDisturbed(() => tasks[name](browser), { idleTimeout, retries }));
      } catch (error) {
        failures.set(name, (failures.get(name) ?? 0) + 1);
        process.stderr.write(`\r\x1b[K! ${name}: ${error.message}\n`);
      }
    }
    await browser.close();
  }
  process.stderr.write('\r\x1b[K');
  return results;
}

async function leastDisturbed(run, { idleTimeout, retries }) {
  let best;
  for (let attempt = 0; attempt <= retries; attempt++) {
    await untilIdle(TOLERATED, idleTimeout);
    const coresOfOthers = watchOtherPrograms();
    const result = await run();
    const otherCores = coresOfOthers();
    if (!best || otherCores < best.otherCores) best = { ...result, otherCores, disturbed: otherCores > TOLERATED };
    if (!best.disturbed) break;
  }
  return best;
}

/** In a different order on each call. */
function shuffled(names) {
  return names.map((name) => [Math.random(), name]).sort(([a], [b]) => a - b).map(([, name]) => name);
}
