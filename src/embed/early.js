/** Requests for feeds that leave while the module is on its way. */
import { attribute, bare } from './dom.js';
import { untilEnough } from './enough.js';

/**
 * @typedef {object} Early
 * @property {Promise<Response>} answer
 * @property {AbortController} controller
 * @property {number} users how many wait for it
 * @property {number} wanted how many items the greediest shows
 */

/** By address. @type {Map<string, Early>} */
const early = new Map();

/** @param {string} href @returns {Early} */
function send(href) {
  const controller = new AbortController();
  const sent = fetch(href, bare({ credentials: 'omit', signal: controller.signal }));
  // A wrapped `fetch` may return a promise that is not of the page's own kind, as zone.js makes them.
  const answer = Promise.resolve(sent).then((answer) => untilEnough(answer, () => request.wanted));
  answer.catch(() => {}); // the module hears of it
  /** @type {Early} */
  const request = { answer, controller, users: 0, wanted: 0 };
  return request;
}

/**
 * Asks for the feed that an element will show, once for all.
 * @param {HTMLElement} host
 * @returns {string} its address; '' if there is nothing to ask
 */
export function ask(host) {
  const feed = attribute(host, 'feed');
  try {
    if (!feed) return '';
    const { href } = new URL(feed, host.baseURI);
    const request = early.get(href) ?? send(href);
    early.set(href, request);
    request.users++;
    // As the module takes it (src/options.rs).
    const limit = /^\+?\d+$/.test(attribute(host, 'limit')) ? Number(attribute(host, 'limit')) : 0;
    request.wanted = Math.max(request.wanted, limit > 0 && limit <= 100 ? limit : 12);
    return href;
  } catch {
    // Not an address, or a page whose `fetch` throws: the module says so.
    return '';
  }
}

/** @param {string} href a feed that an element will not show after all */
export function letGo(href) {
  const request = early.get(href);
  if (!request || --request.users) return;
  request.controller.abort();
  early.delete(href);
}

/** Another try will ask for everything again. */
export function letAllGo() {
  for (const { controller } of early.values()) controller.abort();
  early.clear();
}

/** @param {string} href @returns {Map<string, [Promise<Response>, AbortController]>} its request, for the module to go on with */
export function handOver(href) {
  const request = early.get(href);
  early.delete(href);
  return new Map(request && [[href, [request.answer, request.controller]]]);
}
