// A tab as a reader has it who was never here before: cold cache, Fast 4G, a phone's processor.
import fs from 'node:fs';
import path from 'node:path';
import { PAGE } from '../places.js';
import { listen } from './traffic.js';

/** 9 Mbit/s down, 1.5 up, 60 ms a request; rates in bytes per second. */
const FAST_4G = { offline: false, latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 1.5e6 / 8 };
/** The main thread runs at a quarter of its speed. */
const SLOWDOWN = 4;
const VIEWPORT = { width: 1280, height: 800 };
/** Told in the results. */
export const CONDITIONS = { network: FAST_4G, slowdown: SLOWDOWN, viewport: VIEWPORT };

/** No page may take longer, in ms: 10,000 items keep the slowest rival busy for 20 s. */
const PATIENCE = 180_000;

const SCRIPTS = ['cards', 'loading', 'presses']
  .map((name) => fs.readFileSync(path.join(import.meta.dirname, 'page', `${name}.js`), 'utf8'));
/** Not in about:blank, where a tab begins. */
const WITNESS = `if (location.protocol !== 'about:') { ${SCRIPTS.join('\n')} }`;

/**
 * Opens a page and hands it to `visit`.
 * @param {string} address path and query, see host/server.js
 * @param {{ throttled: boolean }} how
 * @param {(tab: { page, cdp, requests, ask }) => Promise<T>} visit `ask` calls a function of the witness
 * @returns {Promise<T>}
 * @template T
 */
export async function inTab(browser, address, { throttled }, visit) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'ko-KR' });
  try {
    await context.addInitScript({ content: WITNESS });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const requests = await listen(cdp);
    if (throttled) {
      await cdp.send('Network.emulateNetworkConditions', FAST_4G);
      await slow(cdp, true);
    }
    let timer;
    const tooLong = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error(`${address} took over ${PATIENCE / 1_000} s`)), PATIENCE);
    });
    const ask = (name, given) => page.evaluate(([name, given]) => window.__bench[name](given), [name, given]);
    const visiting = page.goto(PAGE.origin + address, { waitUntil: 'commit' })
      .then(() => visit({ page, cdp, requests, ask }));
    try {
      return await Promise.race([visiting, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  } finally {
    await context.close();
  }
}

/** Slows the main thread down, or no longer. */
export const slow = (cdp, on) => cdp.send('Emulation.setCPUThrottlingRate', { rate: on ? SLOWDOWN : 1 });
