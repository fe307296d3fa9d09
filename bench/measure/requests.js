// The requests of a page and the bytes that each received, as the browser reports them (Chrome DevTools Protocol, Network).

/**
 * @typedef {object} Request
 * @property {'page' | 'script' | 'wasm' | 'style' | 'feed' | 'image'} kind
 * @property {number} start ms since the epoch
 * @property {number} end ms since the epoch; Infinity while it is pending
 * @property {number} wire bytes received from the network, headers included; 0 if a cache answered
 * @property {number} raw bytes of decompressed content that have reached the page
 */

const KINDS = { '.js': 'script', '.wasm': 'wasm', '.css': 'style', '.json': 'feed', '.png': 'image' };
const kindOf = (url) => KINDS[/\.\w+$/.exec(new URL(url).pathname)?.[0]] ?? 'page';

/** Records requests from now on. @returns {Promise<Request[]>} a list that grows */
export async function recordRequests(cdp) {
  const requests = [];
  const byId = new Map();
  const update = (name, change) => cdp.on(name, (event) => {
    const request = byId.get(event.requestId);
    if (request) change(request, event);
  });
  cdp.on('Network.requestWillBeSent', ({ requestId, request: { url }, timestamp, wallTime }) => {
    if (url.startsWith('data:')) return;
    const clock = wallTime - timestamp; // the other events have monotonic time only
    const request = { kind: kindOf(url), start: wallTime * 1_000, end: Infinity, wire: 0, raw: 0, clock };
    byId.set(requestId, request);
    requests.push(request);
  });
  update('Network.responseReceived', (request, { response }) => {
    request.wire = response.encodedDataLength;
  });
  update('Network.dataReceived', (request, { dataLength, encodedDataLength }) => {
    request.raw += dataLength;
    request.wire += encodedDataLength;
  });
  const ended = (request, { timestamp }) => { request.end = (request.clock + timestamp) * 1_000; };
  update('Network.loadingFailed', ended); // also when the page has read enough and cancels
  update('Network.loadingFinished', (request, event) => {
    ended(request, event);
    request.wire = event.encodedDataLength;
  });
  await cdp.send('Network.enable');
  return requests;
}

/** The requests of one kind, whether network or cache answered. @param {Request[]} requests */
export const ofKind = (requests, kind) => requests.filter((request) => request.kind === kind);

/**
 * The time to the first card in four parts, in ms: until the script has arrived, until the next request starts, until all
 * responses have arrived, until the card is painted.
 * @param {Request[]} requests those that started before the first card
 * @param {number} start of the navigation, ms since the epoch
 * @param {number} firstCard ms since the epoch
 */
export function stages(requests, start, firstCard) {
  const scripts = ofKind(requests, 'script');
  const rest = requests.filter(({ kind }) => kind !== 'script');
  const times = [
    start,
    Math.max(...scripts.map(({ end }) => end)),
    Math.min(...rest.map(({ start }) => start)),
    Math.max(...rest.map(({ end }) => end)),
    firstCard,
  ];
  const [toScript, toRequest, toLastByte, toCard] = times.slice(1).map((time, at) => time - times[at]);
  return { toScript, toRequest, toLastByte, toCard };
}

/**
 * The dependent steps in which a page loads: `[['script'], ['wasm', 'feed']]` are two, of which the second waited for the first;
 * wasm and feed loaded in parallel.
 * @param {Request[]} requests
 */
export function steps(requests) {
  const steps = [];
  let stepEnds = -Infinity;
  for (const { kind, start, end } of requests.toSorted((a, b) => a.start - b.start)) {
    if (start >= stepEnds) {
      steps.push([]);
      stepEnds = Infinity;
    }
    steps.at(-1).push(kind);
    stepEnds = Math.min(stepEnds, end);
  }
  return steps;
}
