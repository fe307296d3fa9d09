/** Requests for feeds that are sent while the module is still loading. */
import { attribute, bare } from './dom.js';
import { limitItems } from './enough.js';

/** @import { EarlyRequest } from './enough.js' */

/** By address. @type {Map<string, EarlyRequest>} */
const requests = new Map();

/** Attributes that select items: the whole document is read then. */
const SELECTION = ['tags', 'exclude-tags', 'sort'];

/** The elements in the page, also those far from the viewport: one request is for what all of them want. @type {Set<HTMLElement>} */
const elements = new Set();

/** @param {HTMLElement} host @returns {string} the address of its feed; '' if it has none */
function feedOf(host) {
  const feed = attribute(host, 'feed');
  try {
    return feed && new URL(feed, host.baseURI).href;
  } catch {
    return ''; // the module reports it
  }
}

/** As the module reads the attribute (src/element/options.rs). @param {HTMLElement} host */
export function limitOf(host) {
  const limit = Number(attribute(host, 'limit'));
  return limit > 0 && limit <= 100 ? limit : 12;
}

/** How many items an element needs at first. Where this and the module differ, the module asks again. @param {HTMLElement} host */
const wantedBy = (host) => (SELECTION.some((name) => attribute(host, name).replace(/^feed$/i, '')) ? Infinity : limitOf(host));

/** An element has come into the page, and may want more of a feed than others. @param {HTMLElement} host */
export function expectElement(host) {
  elements.add(host);
  const request = requests.get(feedOf(host));
  if (request) request.wanted = Math.max(request.wanted, wantedBy(host));
}

/** @param {HTMLElement} host an element that has gone */
export const forgetElement = (host) => elements.delete(host);

/** @param {HTMLElement} host */
export const isRequested = (host) => requests.has(feedOf(host));

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
  const address = feedOf(host);
  try {
    if (!address) return '';
    const request = requests.get(address) ?? send(address);
    requests.set(address, request);
    request.users++;
    const limits = [...elements].filter((element) => feedOf(element) === address).map(wantedBy);
    request.wanted = Math.max(request.wanted, wantedBy(host), ...limits);
    return address;
  } catch {
    return ''; // the page's own `fetch` throws: the module reports it
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
