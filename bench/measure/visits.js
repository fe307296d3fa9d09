// The visits that are made, and what is noted down of each.
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../statistics.js';
import { memory } from './memory.js';
import { inTab, slow } from './tab.js';
import { ofKind, stages, steps } from './traffic.js';

const PRESSES = 2;
/** Presses, or looks at a button that is disabled, that may bring nothing new before "next" counts as the end. */
const FRUITLESS = 3;

const sum = (requests, of) => requests.reduce((total, request) => total + request[of], 0);

/** A reader comes, waits for the cards and presses "next". */
export const load = (browser, entry, length) => inTab(browser, `/${entry.name}/${length}`, { throttled: true }, async (tab) => {
  const { cdp, requests, ask } = tab;
  await ask('quiet', { card: true });
  const { wasmMemory, timeOrigin, ...report } = await ask('report');
  const before = requests.filter(({ kind, start }) => !/page|image/.test(kind) && start - timeOrigin < report.firstCard);
  const feed = ofKind(requests, 'feed');
  const images = ofKind(requests, 'image').length;
  const [feedWire, feedRaw] = [sum(feed, 'wire'), sum(feed, 'raw')];
  const order = steps(before).map((step) => step.join(' + ')).join(' → ');
  await slow(cdp, false);
  const held = await memory(cdp, wasmMemory);
  await slow(cdp, true);
  const presses = [];
  for (let at = 0; at < PRESSES; at++) presses.push(await press(tab));
  return {
    ...report, ...held, ...stages(before, timeOrigin, timeOrigin + report.firstCard),
    feedWire, feedRaw, images, order, requests: before.length, steps: steps(before).length,
    next: median(presses.map((pressed) => pressed?.firstFrame)),
    worstFrame: median(presses.map((pressed) => pressed?.worstFrame)),
  };
});

/** A real press on "next" @returns how the cards answered, or nothing if there is no button to press */
async function press({ page, ask }) {
  const button = await ask('next');
  if (!button || button.disabled) return undefined;
  await page.mouse.move(button.x, button.y);
  await sleep(150);
  await ask('arm');
  await page.mouse.down();
  await page.mouse.up();
  return page.evaluate(() => window.__bench.pressed);
}

/** A reader presses "next" until more than `enough` items were on screen, or no more come. */
export const reach = (browser, entry, length, enough) => (
  inTab(browser, `/${entry.name}/${length}`, { throttled: false }, async (tab) => {
    await tab.ask('quiet', { card: true });
    const seen = new Set(await tab.ask('shown'));
    for (let fruitless = 0; seen.size <= enough && fruitless < FRUITLESS;) {
      const before = seen.size;
      if (!(await press(tab))) await sleep(500);
      for (const address of await tab.ask('shown')) seen.add(address);
      fruitless = seen.size > before ? 0 : fruitless + 1;
    }
    return { reached: seen.size };
  })
);

/** The widget stands far below, and the reader stays at the top. */
export const stayAway = (browser, entry, length) => (
  inTab(browser, `/${entry.name}/${length}?above=4000`, { throttled: false }, async ({ requests, ask }) => {
    await ask('quiet', { card: false });
    const asked = requests.filter(({ kind }) => kind !== 'page').map(({ kind }) => kind);
    return { requests: asked.length, asked };
  })
);

/** A reader comes to the page before it has a widget: what of its long tasks is nobody's but its own. */
export const alone = (browser, entry) => (
  inTab(browser, `/${entry.name}/0?widgets=0`, { throttled: true }, async ({ ask }) => {
    await ask('quiet', { card: false });
    const { blocking } = await ask('report');
    return { blocking };
  })
);

/** A reader scrolls through a page of many widgets, until all have cards. */
export const crowd = (browser, entry, length, widgets) => (
  inTab(browser, `/${entry.name}/${length}?widgets=${widgets}`, { throttled: true }, async ({ page, requests, ask }) => {
    await ask('quiet', { card: true });
    const atEnd = () => page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    while (!(await atEnd())) {
      await page.mouse.wheel(0, 400);
      await sleep(200);
    }
    await ask('quiet', { card: true });
    const populated = await ask('populated');
    if (populated !== widgets) throw new Error(`${populated} of ${widgets} widgets have cards`);
    const { blocking, longestTask } = await ask('report');
    return {
      blocking, longestTask, modules: ofKind(requests, 'wasm').length, feeds: ofKind(requests, 'feed').length,
    };
  })
);
