// CPU use of this machine. A run starts when the machine is idle, and a run that another program disturbed is repeated.
import fs from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that Node runs on

/** CPU seconds that all programs have used since the machine started. */
const totalSeconds = () => (
  os.cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 1_000
);

/** CPU seconds used by all processes but this one and its descendants; 0 where there is no /proc (outside Linux). */
function otherSeconds() {
  if (!fs.existsSync('/proc/self/stat')) return 0;
  const processes = new Map();
  for (const id of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // from the third field on, see proc(5)
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0); // its own and its children's
      processes.set(Number(id), { parent: Number(fields[1]), ticks });
    } catch {
      // The process has ended.
    }
  }
  const isOwn = (id) => id === process.pid || (processes.has(id) && isOwn(processes.get(id).parent));
  return [...processes].reduce((sum, [id, { ticks }]) => (isOwn(id) ? sum : sum + ticks), 0) / TICKS_PER_SECOND;
}

/** @param {() => number} seconds @returns {() => number} the average number of cores in use since this call */
function coresInUse(seconds) {
  const [before, start] = [seconds(), performance.now()];
  return () => Math.max(0, seconds() - before) / ((performance.now() - start) / 1_000);
}

/** @returns {() => number} the average number of cores that other programs have used since this call */
export const watchOtherPrograms = () => coresInUse(otherSeconds);

/**
 * Waits until all programs together use less than `cores`, at most `timeout` seconds. The benchmark's own browser counts: it is
 * busy for a while after it closes a page of 70,000 elements.
 */
export async function untilIdle(cores, timeout) {
  const end = performance.now() + timeout * 1_000;
  while (performance.now() < end) {
    const inUse = coresInUse(totalSeconds);
    await sleep(300);
    if (inUse() <= cores) return;
    await sleep(Math.min(700, Math.max(0, end - performance.now())));
  }
}
