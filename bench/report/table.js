// Results as Markdown tables.
import { OURS, RIVALS } from '../entries.js';
import { goals } from './goals.js';

/** What must be reached, and what is. */
export function goalTable(results) {
  const rows = goals(results).map(({ what, unit, ours, rival, must, verdict }) => [
    what,
    Number.isFinite(ours) ? unit(ours) : '–',
    rival ? `${unit(rival.value)} (${rival.name})` : '–',
    rival?.value && Number.isFinite(ours) ? (ours / rival.value).toFixed(2) : '–',
    must,
    verdict,
  ]);
  return markdown(['what', 'ours', 'best rival', 'ratio', 'must reach', 'verdict'], rows);
}

/** All entries on one feed, the quickest first. */
export function entryTable(loads) {
  const whole = (value) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en') : '–');
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const rows = [OURS, ...RIVALS]
    .filter(({ name }) => loads[name])
    .map(({ name }) => ({ name, ...loads[name] }))
    .sort((a, b) => a.firstCard - b.firstCard)
    .map((entry) => [
      entry.name, whole(entry.firstCard), entry.firstCardQuartiles.map(whole).join('–'),
      [entry.toScript, entry.toRequest, entry.toLastByte, entry.toCard].map(whole).join(' + '), whole(entry.blocking),
      whole(entry.longestTask), whole(entry.elements), megabytes(entry.script), megabytes(entry.dom), megabytes(entry.wasm),
      whole(entry.next), whole(entry.worstFrame), entry.layoutShift.toFixed(3), whole(entry.feedWire), whole(entry.feedRaw),
      whole(entry.images), entry.order, `${entry.runs} (${entry.disturbed})`,
    ]);
  return markdown([
    'entry', 'first card ms', 'quartiles', 'script + request + last byte + card', 'TBT ms', 'longest task ms', 'elements',
    'JS MB', 'DOM MB', 'wasm MB', 'next ms', 'worst frame ms', 'CLS', 'feed on the wire', 'feed read', 'images', 'requests', 'runs (disturbed)',
  ], rows);
}

/** @param {string[]} head @param {string[][]} rows */
function markdown(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows];
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  return lines.map((line) => `| ${line.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`).join('\n');
}
