// The visits that are measured. Each returns one record of figures.
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../statistics.js';
import { memory } from './memory.js';
import { ofKind, stages, steps } from './requests.js';
import { inNewProfile, inProfile, inTab, slow } from './tab.js';

const PRESSES = 2;
/** "Next" has reached the end after this many presses, or checks of a disabled button, without a new item. */
const FRUITLESS = 3;

const sum = (requests, property) => requests.reduce((total, request) => total + request[property], 0);

/** The first visit of a reader, who waits for the cards and presses "next". */
export const firstVisit = (browser, entry, length) => (
  inNewProfile(browser, `/${entry.name}/${length}`, { throttled: true }, measureLoad)
);

/** The same reader comes back: script and module are in the browser's HTTP cache, and the feed has changed. */
export const repeatVisit = (browser, entry, length) => inProfile(browser, async (profile) => {
  const address = `/${entry.name}/${length}`;
  await inTab(profile, address, { throttled: false }, ({ probe }) => probe('settled', { card: true }));
  return inTab(profile, `${address}?feed-version=2`, { throttled: true }, async (tab) => {
    const figures = await measureLoad(tab);
    const code = tab.requests.filter(({ kind }) => ['script', 'wasm', 'style'].includes(kind));
    if (!code.length || sum(code, 'wire') > 0) throw new Error(`the repeat visit loaded ${sum(code, 'wire')} bytes of code`);
    return figures;
  });
});

async function measureLoad(tab) {
  const { cdp, requests, probe } = tab;
  await probe('settled', { card: true });
  const { wasmMemory, timeOrigin, ...report } = await probe('report');
  const before = requests.filter(({ kind, start }) => !/page|image/.test(kind) && start - timeOrigin < report.firstCard);
  const feed = ofKind(requests, 'feed');
  const images = ofKind(requests, 'image').length;
  const [feedWire, feedRaw] = [sum(feed, 'wire'), sum(feed, 'raw')];
  const order = steps(before).map((step) => step.join(' + ')).join(' → ');
  await slow(cdp, false);
  const retained = await memory(cdp, wasmMemory);
  await slow(cdp, true);
  const presses = [];
  for (let at = 0; at < PRESSES; at++) presses.push(await press(tab));
  return {
    ...report, ...retained, ...stages(before, timeOrigin, timeOrigin + report.firstCard),
    feedWire, feedRaw, images, order, requests: before.length, steps: steps(before).length,
    next: median(presses.map((pressed) => pressed?.firstFrame)),
    worstFrame: median(presses.map((pressed) => pressed?.worstFrame)),
  };
}

/** Presses "next" with the mouse. @returns how the cards moved, or nothing if there is no button to press */
async function press({ page, probe }) {
  const button = await probe('next');
  if (!button || button.disabled) return undefined;
  await page.mouse.move(button.x, button.y);
  await sleep(150);
  await probe('watchPress');
  await page.mouse.down();
  await page.mouse.up();
  return page.evaluate(() => window.__bench.pressed);
}

/** Presses "next" until more than `enough` items have been on screen, or no more appear. */
export const itemsByNext = (browser, entry, length, enough) => (
  inNewProfile(browser, `/${entry.name}/${length}`, { throttled: false }, async (tab) => {
    await tab.probe('settled', { card: true });
    const seen = new Set(await tab.probe('shown'));
    for (let fruitless = 0; seen.size <= enough && fruitless < FRUITLESS;) {
      const before = seen.size;
      if (!(await press(tab))) await sleep(500);
      for (const address of await tab.probe('shown')) seen.add(address);
      fruitless = seen.size > before ? 0 : fruitless + 1;
    }
    return { items: seen.size };
  })
);

/** The widget is far below the viewport, and the reader does not scroll. */
export const farBelow = (browser, entry, length) => (
  inNewProfile(browser, `/${entry.name}/${length}?above=4000`, { throttled: false }, async ({ requests, probe }) => {
    await probe('settled', { card: false });
    const kinds = requests.filter(({ kind }) => kind !== 'page').map(({ kind }) => kind);
    return { requests: kinds.length, kinds };
  })
);

/** The host page without a widget: the blocking time that is its own. */
export const pageAlone = (browser, entry) => (
  inNewProfile(browser, `/${entry.name}/0?widgets=0`, { throttled: true }, async ({ probe }) => {
    await probe('settled', { card: false });
    const { blocking } = await probe('report');
    return { blocking };
  })
);

/** A reader scrolls through a page of several widgets until all have cards. */
export const severalWidgets = (browser, entry, length, widgets) => (
  inNewProfile(browser, `/${entry.name}/${length}?widgets=${widgets}`, { throttled: true }, async ({ page, requests, probe }) => {
    await probe('settled', { card: true });
    const atEnd = () => page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    while (!(await atEnd())) {
      await page.mouse.wheel(0, 400);
      await sleep(200);
    }
    await probe('settled', { card: true });
    const populated = await probe('populated');
    if (populated !== widgets) throw new Error(`${populated} of ${widgets} widgets have cards`);
    const { blocking, longestTask } = await probe('report');
    return {
      blocking, longestTask, modules: ofKind(requests, 'wasm').length, feeds: ofKind(requests, 'feed').length,
    };
  })
);
