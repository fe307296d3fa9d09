// Results as Markdown tables.
import { ENTRIES, OURS } from '../entries.js';
import { figures, lengthsOf } from './figures.js';
import { goals } from './goals.js';

/** All goals and our figures. */
export function goalTable(results) {
  const rows = goals(results).map(({ what, unit, ours, other, must, verdict }) => [
    what,
    Number.isFinite(ours) ? unit(ours) : '–',
    other ? `${unit(other.value)} (${other.name})` : '–',
    other?.value && Number.isFinite(ours) ? (ours / other.value).toFixed(2) : '–',
    must,
    verdict,
  ]);
  return markdown(['what', 'ours', 'beside', 'ratio', 'goal', 'verdict'], rows);
}

/** The figures of all entries, each with the ratio of ours to it. */
export function comparisonTable(results) {
  const of = figures(results);
  const perLength = [
    of.firstCard, of.blocking, of.next, of.elements, of.memory, of.layoutShift, of.feedWire,
  ].flatMap((figure) => lengthsOf(results).map(figure));
  const others = ENTRIES.filter(({ name }) => name !== OURS.name && results.code[name]);
  const rows = [of.code, of.script, of.repeatVisit, ...perLength].map(({ what, unit, of }) => {
    const ours = of(OURS.name);
    const beside = (value) => {
      if (!Number.isFinite(value)) return '–';
      return value && Number.isFinite(ours) ? `${unit(value)} (${(ours / value).toFixed(2)})` : unit(value);
    };
    return [what, Number.isFinite(ours) ? unit(ours) : '–', ...others.map(({ name }) => beside(of(name)))];
  });
  return markdown(['what', 'ours', ...others.map(({ name }) => name)], rows);
}

/** All entries that loaded the same feed, fastest first. */
export function entryTable(loads) {
  const whole = (value) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en') : '–');
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const rows = ENTRIES
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
