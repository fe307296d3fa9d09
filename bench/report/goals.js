// What the widget has to reach, and whether it does.
import { OURS, RIVALS } from '../entries.js';
import { anything, atLeast, atMost, ofBest, ofOwn, unit, verdict } from './limits.js';

/** The default of the widget's `limit`: what it shows at first. */
export const LIMIT = 12;
/** The page without a widget, among the entries. */
export const ALONE = 'page alone';
/** Widgets on the crowded page. */
export const CROWD = 20;

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {import('./limits.js').Unit} unit
 * @property {number} [ours] missing if it was not measured
 * @property {import('./limits.js').Rival} [rival] the best one
 * @property {string} must the limit, in words
 * @property {string} verdict
 */

/** Every goal, in the order of the table. @param {object} results as run.js writes them @returns {Row[]} */
export function goals(results) {
  const lengths = Object.keys(results.loads).map(Number);
  const longer = lengths.filter((length) => length > LIMIT);
  const title = (what, length) => `${what}, ${length.toLocaleString('en')} items`;
  const load = (length, entry = OURS) => results.loads[length]?.[entry.name];
  const brotli = (entry, pattern = /./) => results.code[entry.name]
    ?.filter(({ file }) => pattern.test(file)).reduce((sum, file) => sum + file.brotli, 0);
  const row = (what, unit, ours, limit, rival) => (
    { what, unit, ours, rival, must: limit.must, verdict: verdict(ours, limit, unit) }
  );
  /** One row: our figure of a feed's load against a limit, which may depend on the best rival. */
  const loaded = (what, unit, length, figure, limit) => {
    const rival = best((entry) => load(length, entry) && figure(load(length, entry), length));
    const ours = load(length) && figure(load(length), length);
    return row(title(what, length), unit, ours, limit(rival), rival);
  };
  const each = (what, unit, figure, limit, of = lengths) => of.map((length) => loaded(what, unit, length, figure, limit));
  /** One row: a time of ours against another of ours. */
  const beside = (what, ours, times, other, name) => (
    row(what, unit.ms, ours, ofOwn(times, other, name), Number.isFinite(other) ? { name, value: other } : undefined)
  );
  const field = (name) => (figures) => figures[name];

  const share = (name, size) => (figures, length) => figures[name] / results.feeds[length][size];
  const firstCard = field('firstCard');
  const [one, many] = [1, CROWD].map((widgets) => results.crowd[widgets]);
  return [
    row('code for the first card, brotli', unit.kB, brotli(OURS), atMost(unit.kB, 48_000), best((entry) => brotli(entry))),
    row('of it the script', unit.kB, brotli(OURS, /\.js$/), atMost(unit.kB, 9_000), best((entry) => brotli(entry, /\.js$/))),
    row('requests while the widget is far below', unit.count, results.once.stayAway?.requests, atMost(unit.count, 1)),
    loaded('requests before the first card', unit.count, LIMIT, field('requests'), () => atMost(unit.count, 3)),
    loaded('of them one after the other', unit.count, LIMIT, field('steps'), () => atMost(unit.count, 2)),
    loaded('first card', unit.ms, 12, firstCard, (rival) => ofBest(1, rival)),
    loaded('first card', unit.ms, 1_000, firstCard, (rival) => ofBest(0.5, rival)),
    loaded('first card', unit.ms, 10_000, firstCard, (rival) => ofBest(0.1, rival)),
    beside(title('first card', 10_000), load(10_000)?.firstCard, 1.1, load(12)?.firstCard, 'own at 12'),
    loaded('feed read, decompressed', unit.percent, 10_000, share('feedRaw', 'raw'), () => atMost(unit.percent, 0.03)),
    loaded('feed read, on the wire', unit.percent, 10_000, share('feedWire', 'brotli'), () => atMost(unit.percent, 0.03)),
    ...each('total blocking time', unit.ms, field('blocking'), () => atMost(unit.ms, 0)),
    row('total blocking time, the page alone', unit.ms, load(LIMIT, { name: ALONE })?.blocking, anything),
    ...each('longest task', unit.ms, field('longestTask'), () => atMost(unit.ms, 50)),
    ...each('DOM elements', unit.count, field('elements'), () => ofOwn(1.1, load(LIMIT)?.elements, 'own at 12'), longer),
    ...each('memory', unit.MB, field('memory'), () => atMost(unit.MB, 4e6)),
    ...each('next: press to first frame', unit.ms, field('next'), (rival) => ofBest(1, rival)),
    ...each('layout shift', unit.score, field('layoutShift'), () => atMost(unit.score, 0)),
    row(`${CROWD} widgets: modules asked for`, unit.count, many?.modules, atMost(unit.count, 1)),
    row(`${CROWD} widgets: feeds asked for`, unit.count, many?.feeds, atMost(unit.count, 1)),
    beside(`${CROWD} widgets: total blocking time`, many?.blocking, 1.5, one?.blocking, 'that of one'),
    row('items that "next" brings on screen', unit.count, results.once.reach?.reached, atLeast(unit.count, LIMIT + 1)),
  ];
}

/** The rival with the lowest figure. @param {(entry) => number | undefined} figure */
function best(figure) {
  const measured = RIVALS.map((entry) => ({ name: entry.name, value: figure(entry) })).filter(({ value }) => Number.isFinite(value));
  const [first] = measured.sort((a, b) => a.value - b.value);
  return first;
}
