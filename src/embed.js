/**
 * The public script: what one script tag adds to a page.
 *
 * It defines `<invest-seoul-news>` (embed/element.js) and gives each script tag that names a feed one (embed/pairs.js). An element shows a
 * placeholder of the final size. Near the viewport it loads the module and the feed at the same time (embed/session.js); then the
 * module (src/lib.rs) does the rest. Failures before that are handled here, all others by the module.
 */
import { log } from './embed/console.js';
import { queryAll } from './embed/dom.js';
import { InvestSeoulNews, isNearViewport } from './embed/element.js';
import { preload } from './embed/module.js';
import { pairTags } from './embed/pairs.js';
import { isCopy, NAME, script, scriptUrl } from './embed/script.js';
import { Session } from './embed/session.js';
import { isEmbedTag } from './embed/tag.js';

/** The element's class, if another script on the page has defined it. */
const existing = /** @type {typeof InvestSeoulNews | undefined} */ (customElements.get(NAME));

const registry = existing ?? InvestSeoulNews;

/** Open shadow roots, in which a script does not know its tag. @param {Node} root @returns {Node[]} */
const shadowRoots = (root) => queryAll('*', root).flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...shadowRoots(shadowRoot)] : []));

/** For a page on which this script finds nothing to do. It may be early, so this is no warning unless the script is a copy. */
function explain() {
  if (registry.isUsed || queryAll(NAME).length || queryAll('script').some(isEmbedTag)) return;
  if (isCopy) {
    log('warn', `${scriptUrl} has found neither a script tag with data-feed nor <${NAME}> on this page: if an optimiser has combined scripts, exclude invest-seoul-news.js there`);
  } else {
    log('info', `no news yet: the script tag names no feed (data-feed="…", or ?feed=… in its address), and the page has no <${NAME}>`);
  }
}

function start() {
  if (existing && !('register' in existing)) {
    return log('warn', `this page has defined another <${NAME}>: that one stays, and no news is shown`);
  }
  registry.register({ version: VERSION, attach: (host) => new Session(host) });
  if (!existing) InvestSeoulNews.pairTags = pairTags;
  const roots = script ? [] : shadowRoots(document).filter((root) => queryAll('script', root).some(isEmbedTag));
  registry.pairTags(scriptUrl, [document, ...roots]);
  if (!existing) {
    // Requests go out before anything is rendered. If there is another script, that one may be the one that serves.
    for (const element of queryAll(NAME)) {
      if (!InvestSeoulNews.loadAtOnce.has(element) && !isNearViewport(element)) continue;
      InvestSeoulNews.loadAtOnce.add(element);
      queueMicrotask(preload(element)); // by then the element has requested the feed, too
    }
    customElements.define(NAME, InvestSeoulNews);
  }
  if (!script) return;
  if (script.hasAttribute('feed')) log('warn', 'on the script tag, attributes begin with data-: data-feed="…"');
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', explain);
  else explain();
}

// Not directly: developer tools and monitors record the stack of each request, for which V8 compiles every function on it again, and
// the outermost one is this whole script.
queueMicrotask(start);
