/** Requests for feeds that are sent while the module is still loading. */
import { attribute, bare } from './dom.js';
import { limitItems } from './enough.js';

/** @import { EarlyRequest } from './enough.js' */

/** By address. @type {Map<string, EarlyRequest>} */
const requests = new Map();

/** @param {string} address @returns {EarlyRequest} */
function send(address) {
  const controller = typeof AbortController === 'function' ? new AbortController() : undefined;
  const sent = fetch(address, bare({ credentials: 'omit', signal: controller?.signal }));
  // zone.js and other wrappers of `fetch` return promises of a class of their own.
  const response = Promise.resolve(sent).then((response) => limitItems(response, request));
  response.catch(() => {}); // the module reports it
  /** @type {EarlyRequest} */
  const request = bare({ response, controller, wanted: 0, isCut: false, isRead: false, users: 0 });
  return request;
}

/**
 * Sends the request for the feed that an element will show, once per address.
 * @param {HTMLElement} host
 * @returns {string} the address; '' if there is nothing to request
 */
export function requestEarly(host) {
  const feed = attribute(host, 'feed');
  try {
    if (!feed) return '';
    const { href } = new URL(feed, host.baseURI);
    const request = requests.get(href) ?? send(href);
    requests.set(href, request);
    request.users++;
    // As the module reads the attribute (src/element/options.rs). Where the two differ, the module asks again.
    const limit = Number(attribute(host, 'limit'));
    request.wanted = Math.max(request.wanted, limit > 0 && limit <= 100 ? limit : 12);
    return href;
  } catch {
    // Not an address, or the page's own `fetch` throws: the module reports both.
    return '';
  }
}

/** @param {string} address a feed that an element does not wait for any more */
export function release(address) {
  const request = requests.get(address);
  if (!request || --request.users) return;
  request.controller?.abort();
  requests.delete(address);
}

/**
 * @param {string} address
 * @returns {Promise<void> | undefined} settles when as much of the feed has been read as is wanted
 */
export function whenRead(address) {
  const request = requests.get(address);
  return request?.response.then(() => request.piped);
}

/**
 * Hands a request over to the module, which aborts it if need be.
 * @param {string} address
 * @returns {EarlyRequest | undefined}
 */
export function takeResponse(address) {
  const request = requests.get(address);
  requests.delete(address);
  return request;
}
