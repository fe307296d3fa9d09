// What this machine is doing: a measurement begins when it is at rest, and one that another program disturbed is repeated.
import fs from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that Node runs on

/** CPU seconds that all programs have used since the machine started, and the system for them. */
const busySeconds = () => (
  os.cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 1_000
);

/** CPU seconds that processes outside this one's tree have used since they started; 0 where there is no /proc (Linux). */
function foreignSeconds() {
  if (!fs.existsSync('/proc/self/stat')) return 0;
  const processes = new Map();
  for (const id of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // from the third on, proc(5)
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0); // own and children's
      processes.set(Number(id), { parent: Number(fields[1]), ticks });
    } catch {
      // It has ended meanwhile.
    }
  }
  const ours = (id) => id === process.pid || (processes.has(id) && ours(processes.get(id).parent));
  return [...processes].reduce((sum, [id, { ticks }]) => (ours(id) ? sum : sum + ticks), 0) / TICKS_PER_SECOND;
}

/** Starts to count. @returns {() => number} the cores in use on average since then */
function count(seconds) {
  const [before, start] = [seconds(), performance.now()];
  return () => Math.max(0, seconds() - before) / ((performance.now() - start) / 1_000);
}

/** Starts to watch. @returns {() => number} the cores that other programs have used on average since then */
export const watch = () => count(foreignSeconds);

/**
 * Waits until all programs together use less than `cores`, but no longer than `patience` seconds: a browser clears away for a while
 * what it showed last, 70,000 elements perhaps.
 */
export async function calm(cores, patience) {
  const end = performance.now() + patience * 1_000;
  while (performance.now() < end) {
    const load = count(busySeconds);
    await sleep(300);
    if (load() <= cores) return;
    await sleep(Math.min(700, Math.max(0, end - performance.now())));
  }
}
