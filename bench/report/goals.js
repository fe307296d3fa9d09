// The goals of the widget, and whether it reaches them.
import { LIMIT } from '../config.js';
import { BEFORE, OURS, RIVALS } from '../entries.js';
import { figures, lengthsOf } from './figures.js';
import { atLeast, atMost, atMostTimes, both, unit, unlimited, verdict } from './limits.js';

/** The host page without a widget, among the results of the entries. */
export const PAGE_ALONE = 'page alone';
/** The number of widgets on the page that has several. */
export const WIDGETS = 20;
/** Rivals whose first card has to come later than ours. */
const SLOWER_RIVALS = ['swiper', 'react-embla'];

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {import('./limits.js').Unit} unit
 * @property {number} [ours] undefined if it was not measured
 * @property {import('./limits.js').Other} [other] what ours is compared with
 * @property {string} must the limit, in words
 * @property {string} verdict
 */

/** All goals, in the order of the table. @param {object} results as written by run.js @returns {Row[]} */
export function goals(results) {
  const of = figures(results);
  const lengths = lengthsOf(results);
  const longer = lengths.filter((length) => length > LIMIT);
  const [one, many] = [1, WIDGETS].map((widgets) => results.widgets[widgets]);
  const ownElements = of.elements(LIMIT).of(OURS.name);

  /** Blocking time is limited by a number for the usual feed, and by the rivals for every feed. */
  const blocking = (length) => (best) => (length === LIMIT ? both(atMost(unit.ms, 80), ofBest(1)(best)) : ofBest(1)(best));
  const elements = () => atMostTimes(1.1, ownElements, `ours at ${LIMIT}`);

  return [
    besideBest(of.code, () => atMost(unit.kB, 88_000)),
    besideBest(of.script, () => atMost(unit.kB, 10_000)),
    row('requests while the widget is far below', unit.count, results.once.farBelow?.requests, atMost(unit.count, 1)),
    besideBest(of.requests(LIMIT), () => atMost(unit.count, 3)),
    besideBest(of.steps(LIMIT), () => atMost(unit.count, 2)),
    besideBest(of.firstCard(LIMIT), ofBest(1.25)),
    ...SLOWER_RIVALS.map((rival) => beside(of.firstCard(LIMIT), 1, rival)),
    ...(results.code[BEFORE] ? [beside(of.firstCard(LIMIT), 1.15, BEFORE)] : []),
    besideBest(of.firstCard(1_000), ofBest(0.5)),
    besideBest(of.firstCard(10_000), ofBest(0.1)),
    besideBest(of.repeatVisit, ofBest(1.1)),
    besideBest(of.feedRaw(10_000), () => unlimited),
    besideBest(of.feedWire(10_000), () => atMost(unit.percent, 0.12)),
    ...lengths.map((length) => besideBest(of.blocking(length), blocking(length))),
    row('total blocking time, the page alone', unit.ms, results.loads[LIMIT]?.[PAGE_ALONE]?.blocking, unlimited),
    ...lengths.map((length) => besideBest(of.longestTask(length), () => unlimited)),
    ...longer.map((length) => besideBest(of.elements(length), elements)),
    ...lengths.map((length) => besideBest(of.memory(length), () => atMost(unit.MB, 6e6))),
    ...lengths.map((length) => besideBest(of.next(length), ofBest(length === LIMIT ? 1.2 : 1))),
    ...lengths.map((length) => besideBest(of.layoutShift(length), () => atMost(unit.score, 0))),
    row(`${WIDGETS} widgets: requests for the module`, unit.count, many?.modules, atMost(unit.count, 1)),
    row(`${WIDGETS} widgets: requests for the feed`, unit.count, many?.feeds, atMost(unit.count, 1)),
    row(
      `${WIDGETS} widgets: total blocking time`, unit.ms, many?.blocking,
      atMostTimes(1.5, one?.blocking, 'one widget'), named('one widget', one?.blocking),
    ),
    row('items that "next" brings on screen', unit.count, results.once.itemsByNext?.items, atLeast(unit.count, LIMIT + 1)),
  ];
}

/** @returns {Row} */
const row = (what, unit, ours, limit, other) => (
  { what, unit, ours, other, must: limit.must, verdict: verdict(ours, limit, unit) }
);

/**
 * Our figure and that of the best rival, on which the limit may depend.
 * @param {import('./figures.js').Figure} figure
 * @param {(best: number | undefined) => import('./limits.js').Limit} limit
 */
function besideBest({ what, unit, of }, limit) {
  const rival = best(of);
  return row(what, unit, of(OURS.name), limit(rival?.value), rival);
}

/** A limit that depends on the best rival. */
const ofBest = (factor) => (best) => atMostTimes(factor, best, 'the best rival');

/** Our figure and that of one other entry, of which it may be `factor` times as much. */
const beside = ({ what, unit, of }, factor, other) => (
  row(what, unit, of(OURS.name), atMostTimes(factor, of(other), other), named(other, of(other)))
);

/** The rival with the lowest figure. @param {(entry: string) => number | undefined} of */
function best(of) {
  const measured = RIVALS.map(({ name }) => named(name, of(name))).filter((other) => other);
  const [first] = measured.sort((a, b) => a.value - b.value);
  return first;
}

/** @returns {import('./limits.js').Other | undefined} undefined if it was not measured */
const named = (name, value) => (Number.isFinite(value) ? { name, value } : undefined);
