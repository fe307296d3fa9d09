/**
 * Frameworks that take over markup of a server ("hydrate" it). They compare it with what they would render, and one element too many
 * makes them render the page anew. So nothing may be inserted before they are done.
 */
import { bare, queryAll } from './dom.js';

/** What such markup usually stands in. Where it is something else, only time is lost. */
const ROOTS = '#__next,#__nuxt,#___gatsby,#root,#app,#svelte,[data-reactroot],[data-server-rendered],'
  + '[data-sveltekit-preload-data],[ng-server-context],[q\\:container],astro-island';

/** What frameworks that take over the whole document put on `window`. */
const GLOBALS = '__NUXT__ __reactRouterContext __remixContext _$HY $_TSR'.split(' ');

/** Markup that has not been taken over yet: Astro, Angular and Vue 2 remove these attributes. */
const PENDING = 'astro-island[ssr],[ngh],[data-server-rendered]';

/** How long to wait at most for the page to be parsed, and then for a framework, in ms, and the pause between two looks. */
const [LONGEST, PAUSE] = [10_000, 200];

/** A page may be written by a script that never closes it. */
const started = performance.now();

/** Resolves when the page has loaded and has nothing else to do. @type {Promise<void> | undefined} */
let settled;

/** When the waiting ends, from {@link settled} on. */
let deadline = Infinity;

/** Whether React renders the whole page: by Next, whose data may come after the tag, or with a script that React has named. */
const isReactPage = () => '__next_f' in window || '__NEXT_DATA__' in window || queryAll('script[src*="/_next/"],script#_R_').length > 0;

/** @param {Node} node @param {RegExp} pattern whether React or another renderer has left such a property */
const hasKey = (node, pattern) => Object.keys(node).some((key) => pattern.test(key));

/** Whether a node stands behind a comment that opens a Suspense boundary (React) or a block (Svelte). @param {Node} node */
function isInBoundary(node) {
  let closed = 0;
  for (let sibling = node.previousSibling; sibling; sibling = sibling.previousSibling) {
    const text = sibling.nodeType === Node.COMMENT_NODE ? sibling.nodeValue ?? '' : '';
    if (/^(\/\$|\])$/.test(text)) closed++;
    else if (/^(\$[?!~]?|\[!?)$/.test(text) && !closed--) return true;
  }
  return false;
}

/** @param {Node} node @returns {Node[]} the node and all around it */
const withAncestors = (node) => (node.parentNode ? [node, ...withAncestors(node.parentNode)] : [node]);

/** Whether a framework renders the place where a tag stands, as far as one can tell. @param {HTMLElement} tag */
export const isInFramework = (tag) => !!tag.closest(ROOTS)
  || isReactPage() || GLOBALS.some((name) => name in window)
  || withAncestors(tag).some((node) => hasKey(node, /^__react/) || isInBoundary(node));

/** Whether React has not come to a tag yet. It marks each node that it has taken over, and its root. @param {HTMLElement} tag */
function awaitsReact(tag) {
  const path = withAncestors(tag);
  const nearest = path.findIndex((node) => hasKey(node, /^__react(Fiber|Container)/));
  if (nearest < 0) return isReactPage();
  // What stands in a node that is taken over is so, too, or it is raw HTML, or in a boundary that comes later.
  return hasKey(path[nearest], /^__reactContainer/) || (nearest > 0 && isInBoundary(path[nearest - 1]));
}

/** Whether the scripts of type `module` that came with the page have run. Most frameworks come as such. */
const haveModulesRun = () => document.readyState === 'complete' || !queryAll('script[type=module]').length
  || /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation')).some((entry) => entry.domContentLoadedEventStart);

/** Resolves when the page has been parsed, its modules have run, or all of it is there. @returns {Promise<void>} */
const nextStage = () => new Promise((resolve) => {
  for (const name of ['readystatechange', 'DOMContentLoaded']) document.addEventListener(name, () => resolve(), bare({ once: true }));
  setTimeout(resolve, LONGEST);
});

const whenSettled = () => (settled ??= new Promise((resolve) => {
  const done = () => {
    deadline = performance.now() + LONGEST;
    resolve();
  };
  const idle = () => {
    // WebKit has none.
    if ('requestIdleCallback' in window) requestIdleCallback(done, bare({ timeout: 2_000 }));
    else setTimeout(done, PAUSE);
  };
  if (document.readyState === 'complete') idle();
  else {
    addEventListener('load', idle);
    setTimeout(idle, 2 * LONGEST);
  }
}));

/**
 * @param {HTMLElement} tag
 * @returns {Promise<void> | undefined} resolves when it is time to look again; `undefined` if something may be inserted beside the tag
 */
export function untilHydrated(tag) {
  // What tells may come after the tag.
  const isEarly = performance.now() - started < LONGEST;
  if (isEarly && (document.readyState === 'loading' || !haveModulesRun())) return nextStage();
  if (deadline === Infinity) return isInFramework(tag) ? whenSettled() : undefined;
  if (performance.now() >= deadline || !(tag.closest(PENDING) || awaitsReact(tag))) return undefined;
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}
