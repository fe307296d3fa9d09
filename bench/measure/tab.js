// A tab under the benchmark's conditions: Fast 4G and the processor of a phone.
import fs from 'node:fs';
import path from 'node:path';
import { PAGE } from '../config.js';
import { recordRequests } from './requests.js';

/** 9 Mbit/s down, 1.5 up, 60 ms a request; rates in bytes per second. */
const FAST_4G = { offline: false, latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 1.5e6 / 8 };
/** The main thread runs at a quarter of its speed. */
const SLOWDOWN = 4;
const VIEWPORT = { width: 1280, height: 800 };
/** Written to the results. */
export const CONDITIONS = { network: FAST_4G, slowdown: SLOWDOWN, viewport: VIEWPORT };

/** The longest that a page may take, in ms: 10,000 items keep the slowest rival busy for 20 s. */
const TIMEOUT = 180_000;

const SCRIPTS = ['cards', 'loading', 'presses']
  .map((name) => fs.readFileSync(path.join(import.meta.dirname, 'page', `${name}.js`), 'utf8'));
/** Defines `window.__bench` before the page's own scripts run. Not in about:blank, where a tab begins. */
const PROBE = `if (location.protocol !== 'about:') { ${SCRIPTS.join('\n')} }`;

/**
 * A new browser profile with an empty cache.
 * @param {(profile) => Promise<T>} use
 * @returns {Promise<T>}
 * @template T
 */
export async function inProfile(browser, use) {
  const profile = await browser.newContext({ viewport: VIEWPORT, locale: 'ko-KR' });
  try {
    await profile.addInitScript({ content: PROBE });
    return await use(profile);
  } finally {
    await profile.close();
  }
}

/**
 * Opens a page in a new tab, hands it to `visit` and closes it.
 * @param {string} address path and query, see host/server.js
 * @param {{ throttled: boolean }} options
 * @param {(tab: { page, cdp, requests, probe }) => Promise<T>} visit `probe` calls a function of `window.__bench`
 * @returns {Promise<T>}
 * @template T
 */
export async function inTab(profile, address, { throttled }, visit) {
  const page = await profile.newPage();
  const cdp = await profile.newCDPSession(page);
  const requests = await recordRequests(cdp);
  if (throttled) {
    await cdp.send('Network.emulateNetworkConditions', FAST_4G);
    await slow(cdp, true);
  }
  let timer;
  const timeout = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${address} took over ${TIMEOUT / 1_000} s`)), TIMEOUT);
  });
  const probe = (name, argument) => page.evaluate(([name, argument]) => window.__bench[name](argument), [name, argument]);
  const visiting = page.goto(PAGE.origin + address, { waitUntil: 'commit' })
    .then(() => visit({ page, cdp, requests, probe }));
  try {
    return await Promise.race([visiting, timeout]);
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}

/** Opens a page for a reader who has never been there. Parameters as of `inTab`. */
export const inNewProfile = (browser, address, options, visit) => (
  inProfile(browser, (profile) => inTab(profile, address, options, visit))
);

/** Slows the main thread down, or no longer. */
export const slow = (cdp, on) => cdp.send('Emulation.setCPUThrottlingRate', { rate: on ? SLOWDOWN : 1 });
