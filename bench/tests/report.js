import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goals } from '../report/goals.js';
import { anything, atLeast, atMost, ofBest, unit, verdict } from '../report/limits.js';
import { median, quantile, summary } from '../statistics.js';

test('the median of an even number of runs lies between the middle two', () => {
  assert.equal(median([40, 10, 20, 30]), 25);
  assert.equal(quantile([10, 20, 30, 40, 50], 0.25), 20);
});

test('a run without a figure does not count', () => {
  assert.equal(median([null, 10, undefined, 30]), 20);
  assert.equal(median([undefined]), undefined);
});

test('a summary keeps medians, the first of what is text, and every error once', () => {
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

test('a goal is reached at its limit and missed by what is over it', () => {
  assert.equal(verdict(100, atMost(unit.ms, 100), unit.ms), 'reached');
  assert.equal(verdict(130, atMost(unit.ms, 100), unit.ms), 'missed by 30 ms');
});

test('a goal that asks for more is missed by what lacks', () => {
  assert.equal(verdict(13, atLeast(unit.count, 13), unit.count), 'reached');
  assert.equal(verdict(12, atLeast(unit.count, 13), unit.count), 'missed by 1');
});

test('of a figure that only explains others nothing is asked, but that it was measured', () => {
  assert.equal(verdict(130, anything, unit.ms), '–');
  assert.equal(verdict(undefined, anything, unit.ms), 'not measured');
});

test('without a figure, or a rival to compare with, nothing is said to be reached', () => {
  assert.equal(verdict(undefined, atMost(unit.ms, 100), unit.ms), 'not measured');
  assert.equal(verdict(90, ofBest(1, undefined), unit.ms), 'not measured');
});

/** The row of this name, of results that have nothing but `given`. */
function rowOf(what, given) {
  const nothing = { code: {}, feeds: {}, loads: {}, crowd: {}, once: {} };
  const { unit, ...row } = goals({ ...nothing, ...given }).find((row) => row.what === what);
  return row;
}

test('the first card is compared with the quickest rival', () => {
  const row = rowOf('first card, 1,000 items', {
    loads: { 1000: { 'invest-seoul-news': { firstCard: 600 }, vanilla: { firstCard: 1_000 }, lit: { firstCard: 1_100 } } },
  });
  assert.deepEqual(row, {
    what: 'first card, 1,000 items',
    ours: 600,
    rival: { name: 'vanilla', value: 1_000 },
    must: '≤ 0.5 × the best rival',
    verdict: 'missed by 100 ms',
  });
});

test('twenty widgets are compared with one', () => {
  const row = rowOf('20 widgets: total blocking time', { crowd: { 1: { blocking: 40 }, 20: { blocking: 50 } } });
  assert.deepEqual(row, {
    what: '20 widgets: total blocking time',
    ours: 50,
    rival: { name: 'that of one', value: 40 },
    must: '≤ 1.5 × that of one',
    verdict: 'reached',
  });
});
