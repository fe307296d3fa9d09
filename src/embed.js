/**
 * The public script: what one script tag adds to a page.
 *
 * It defines `<invest-seoul-news>` (embed/element.js) and inserts one after its own tag, if that tag names a feed. An element shows a
 * placeholder of the final size. Near the viewport it loads the module and the feed at the same time (embed/session.js); then the
 * module (src/lib.rs) does the rest. Failures before that are handled here, all others by the module.
 */
import { queryAll } from './embed/dom.js';
import { InvestSeoulNews, isNearViewport } from './embed/element.js';
import { preload } from './embed/module.js';
import { script, scriptUrl } from './embed/script.js';
import { Session } from './embed/session.js';

const NAME = 'invest-seoul-news';

/** The element's class, if another script on the page has defined it. */
const existing = /** @type {typeof InvestSeoulNews | undefined} */ (customElements.get(NAME));

/** @param {string} text */
const warn = (text) => console.warn(`[${NAME}] ${text}`);

/** Whether an element belongs after this tag. @param {HTMLScriptElement} tag */
const isEmbedTag = (tag) => 'feed' in tag.dataset && tag.src.startsWith(scriptUrl);

/**
 * For a tag in the head, where nothing is shown. The parser puts a tag there that is all the page has; then the element goes into
 * the body. On any other page only its author knows the right place.
 * @param {HTMLElement} element
 */
function appendToBody(element) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => appendToBody(element));
  } else if (document.body.childElementCount) {
    warn('the script tag stands in <head>, where nothing is shown: move it to where the news should be');
  } else {
    document.body.append(element);
  }
}

/** Inserts the element of a tag, once, with the `data-*` attributes of the tag. @param {HTMLScriptElement} tag */
function insertElement(tag) {
  const Defined = /** @type {typeof InvestSeoulNews} */ (customElements.get(NAME));
  if (Defined.tags.has(tag)) return;
  Defined.tags.add(tag);
  const element = new Defined();
  for (const { name, value } of tag.attributes) {
    if (name.startsWith('data-')) element.setAttribute(name.slice(5), value);
  }
  if (tag.closest('head')) return appendToBody(element);
  if (isNearViewport(tag)) Defined.loadAtOnce.add(element);
  // A page may reserve room by the height of the tag; the element takes it over.
  const reserved = tag.offsetHeight;
  if (reserved) {
    element.style.minHeight = `${reserved}px`;
    tag.style.display = 'none';
  }
  tag.after(element);
}

function start() {
  if (existing && !('register' in existing)) {
    return warn(`this page has defined another <${NAME}>: that one stays, and no news is shown`);
  }
  (existing ?? InvestSeoulNews).register({ version: VERSION, attach: (host) => new Session(host) });
  if (!existing) {
    // Requests go out before anything is rendered. If there is another script, that one may be the one that serves.
    if (script && isEmbedTag(script) && isNearViewport(script)) preload(script, 'data-');
    for (const element of queryAll(NAME).filter(isNearViewport)) {
      InvestSeoulNews.loadAtOnce.add(element);
      preload(element);
    }
    customElements.define(NAME, InvestSeoulNews);
  }
  if (script?.hasAttribute('feed')) warn('on the script tag, attributes begin with data-: data-feed="…"');
  // Without a tag of its own, this script looks for all that name it.
  const tags = /** @type {HTMLScriptElement[]} */ (script ? [script] : queryAll('script'));
  tags.filter(isEmbedTag).forEach(insertElement);
}

// Not directly: developer tools and monitors record the stack of each request, for which V8 compiles every function on it again, and
// the outermost one is this whole script.
queueMicrotask(start);
