import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goals } from '../report/goals.js';
import { atLeast, atMost, atMostTimes, both, unit, unlimited, verdict } from '../report/limits.js';
import { median, quantile, summary } from '../statistics.js';

test('the median of an even number of values lies between the middle two', () => {
  assert.equal(median([40, 10, 20, 30]), 25);
  assert.equal(quantile([10, 20, 30, 40, 50], 0.25), 20);
});

test('a value that was not measured does not count', () => {
  assert.equal(median([null, 10, undefined, 30]), 20);
  assert.equal(median([undefined]), undefined);
});

test('a summary keeps medians, the first value of a text, and each error once', () => {
  const run = (firstCard, disturbed) => ({ firstCard, order: 'script → feed', errors: ['late'], disturbed });
  assert.deepEqual(summary([run(10, false), run(30, true)]), {
    firstCard: 20,
    order: 'script → feed',
    errors: ['late'],
    disturbed: 1,
    firstCardQuartiles: [15, 25],
    runs: 2,
  });
});

test('an upper limit is reached at its value and missed by what exceeds it', () => {
  assert.equal(verdict(100, atMost(unit.ms, 100), unit.ms), 'reached');
  assert.equal(verdict(130, atMost(unit.ms, 100), unit.ms), 'missed by 30 ms');
});

test('a lower limit is missed by what lacks', () => {
  assert.equal(verdict(13, atLeast(unit.count, 13), unit.count), 'reached');
  assert.equal(verdict(12, atLeast(unit.count, 13), unit.count), 'missed by 1');
});

test('a figure without a limit has no verdict, unless it was not measured', () => {
  assert.equal(verdict(130, unlimited, unit.ms), '–');
  assert.equal(verdict(undefined, unlimited, unit.ms), 'not measured');
});

test('no goal is reached without a figure, or without the figure that it depends on', () => {
  assert.equal(verdict(undefined, atMost(unit.ms, 100), unit.ms), 'not measured');
  assert.equal(verdict(90, atMostTimes(1, undefined, 'the best rival'), unit.ms), 'not measured');
});

test('of two limits the lower one counts', () => {
  const limit = both(atMost(unit.ms, 80), atMostTimes(1, 60, 'the best rival'));
  assert.equal(limit.must, '≤ 80 ms and ≤ 1 × the best rival');
  assert.equal(verdict(70, limit, unit.ms), 'missed by 10 ms');
  assert.equal(verdict(70, both(atMost(unit.ms, 80), atMostTimes(1, undefined, 'the best rival')), unit.ms), 'not measured');
});

/** The rows of this name, of results that contain nothing but `given`. */
function rowsOf(what, given) {
  const nothing = { code: {}, feeds: {}, loads: {}, repeat: {}, widgets: {}, once: {} };
  return goals({ ...nothing, ...given }).filter((row) => row.what === what).map(({ unit, ...row }) => row);
}

test('the first card of a long feed is compared with the fastest rival', () => {
  const rows = rowsOf('first card, 1,000 items', {
    loads: { 1000: { 'invest-seoul-news': { firstCard: 600 }, vanilla: { firstCard: 1_000 }, lit: { firstCard: 1_100 } } },
  });
  assert.deepEqual(rows, [{
    what: 'first card, 1,000 items',
    ours: 600,
    other: { name: 'vanilla', value: 1_000 },
    must: '≤ 0.5 × the best rival',
    verdict: 'missed by 100 ms',
  }]);
});

test('the first card of a short feed is also compared with Swiper and React', () => {
  const rows = rowsOf('first card, 12 items', {
    loads: {
      12: {
        'invest-seoul-news': { firstCard: 750 }, vanilla: { firstCard: 600 }, swiper: { firstCard: 760 }, 'react-embla': { firstCard: 740 },
      },
    },
  });
  assert.deepEqual(rows, [
    {
      what: 'first card, 12 items', ours: 750, other: { name: 'vanilla', value: 600 }, must: '≤ 1.25 × the best rival', verdict: 'reached',
    },
    { what: 'first card, 12 items', ours: 750, other: { name: 'swiper', value: 760 }, must: '≤ 1 × swiper', verdict: 'reached' },
    {
      what: 'first card, 12 items', ours: 750, other: { name: 'react-embla', value: 740 }, must: '≤ 1 × react-embla', verdict: 'missed by 10 ms',
    },
  ]);
});

test('the first card is compared with that of an older build, if there is one', () => {
  const loads = { 12: { 'invest-seoul-news': { firstCard: 120 }, before: { firstCard: 100 } } };
  const comparisons = (code) => rowsOf('first card, 12 items', { code, loads }).filter(({ must }) => /before/.test(must));
  assert.deepEqual(comparisons({}), []);
  assert.deepEqual(comparisons({ before: [] }), [{
    what: 'first card, 12 items', ours: 120, other: { name: 'before', value: 100 }, must: '≤ 1.15 × before', verdict: 'missed by 5 ms',
  }]);
});

test('blocking time is limited by a number at 12 items only', () => {
  const entries = { 'invest-seoul-news': { blocking: 90 }, lit: { blocking: 100 } };
  const verdictOf = (length) => rowsOf(`total blocking time, ${length} items`, { loads: { [length]: entries } }).map(({ verdict }) => verdict);
  assert.deepEqual(verdictOf(12), ['missed by 10 ms']);
  assert.deepEqual(verdictOf(100), ['reached']);
});

test('the repeat visit is compared with the fastest rival', () => {
  const rows = rowsOf('repeat visit: first card, 12 items', {
    repeat: { 'invest-seoul-news': { firstCard: 330 }, lit: { firstCard: 400 }, vanilla: { firstCard: 300 } },
  });
  assert.deepEqual(rows, [{
    what: 'repeat visit: first card, 12 items',
    ours: 330,
    other: { name: 'vanilla', value: 300 },
    must: '≤ 1.1 × the best rival',
    verdict: 'reached',
  }]);
});

test('twenty widgets are compared with one', () => {
  const rows = rowsOf('20 widgets: total blocking time', { widgets: { 1: { blocking: 40 }, 20: { blocking: 50 } } });
  assert.deepEqual(rows, [{
    what: '20 widgets: total blocking time',
    ours: 50,
    other: { name: 'one widget', value: 40 },
    must: '≤ 1.5 × one widget',
    verdict: 'reached',
  }]);
});
