/** Requests for feeds, some of which leave while the module is on its way. */
import { attribute } from './dom.js';
import { send } from './document.js';

/**
 * Those that the module has not asked for yet, by address, and how many elements wait for each.
 * @type {Map<string, { request: import('./document.js').Request, users: number }>}
 */
const early = new Map();

/**
 * Asks for the feed that an element will show, once for all.
 * @param {HTMLElement} host the element, or the tag that it will stand behind
 * @param {string} [prefix] what the names of its attributes begin with there
 * @returns {string} its address; '' if there is nothing to ask
 */
export function ask(host, prefix = '') {
  const feed = attribute(host, prefix + 'feed');
  try {
    if (!feed) return '';
    const { href } = new URL(feed, host.baseURI);
    const sent = early.get(href) ?? { request: send(href, 0), users: 0 };
    early.set(href, sent);
    sent.users++;
    // As the module takes it (src/options.rs), which asks again where it takes it for more.
    const limit = Number(attribute(host, prefix + 'limit'));
    sent.request.wanted = Math.max(sent.request.wanted, limit > 0 && limit <= 100 ? limit : 12);
    return href;
  } catch {
    // Not an address: the module says so.
    return '';
  }
}

/** @param {string} href a feed that an element will not show after all */
export function letGo(href) {
  const sent = early.get(href);
  if (!sent || --sent.users) return;
  sent.request.end();
  early.delete(href);
}

/** @param {string} href @returns {Promise<unknown> | undefined} settles when as much of it has been read as is wanted */
export const hasBeenRead = (href) => early.get(href)?.request.outcome;

/** Another try will ask for everything again. */
export function letAllGo() {
  for (const { request } of early.values()) request.end();
  early.clear();
}

/**
 * A request of the module's: the one that has left already, or another.
 * @param {string} href
 * @param {number} wanted
 * @param {boolean} cached
 */
export function request(href, wanted, cached) {
  const sent = cached ? undefined : early.get(href)?.request;
  if (!sent) return send(href, wanted, cached);
  early.delete(href);
  sent.wanted = Math.max(sent.wanted, wanted);
  return sent;
}
