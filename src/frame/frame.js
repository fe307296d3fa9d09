/**
 * The script of embed.html, the widget as a page for `<iframe>`: makes the element that the address describes, and tells the page around
 * how high it is. invest-seoul-news.js, beside it, does the rest.
 */
import { bare } from '../embed/dom.js';
import { languageOf } from '../embed/language.js';
import { attributesOf, isShown } from './query.js';

const NAME = 'invest-seoul-news';

/** The color scheme of the page, by theme. Its background is transparent where the frame has the same (docs/packages.md). */
const SCHEMES = new Map([['dark', 'dark'], ['auto', 'light dark']]);

const isFramed = parent !== window;
const attributes = attributesOf(location.search, isFramed);
const value = (/** @type {string} */ name) => attributes.get(name)?.trim() ?? '';

function adoptStyle() {
  const sheet = new CSSStyleSheet();
  const scheme = SCHEMES.get(value('theme').toLowerCase()) ?? 'light';
  // The padding is for what is drawn around cards and buttons that have the focus.
  sheet.replaceSync(`html { color-scheme: ${scheme} } body { margin: 0; padding: 4px; font-family: system-ui, sans-serif }`);
  document.adoptedStyleSheets = [sheet];
}

/** Gives the page a language and a title in it. @param {string} tag */
function setLanguage(tag) {
  const heading = value('heading');
  document.documentElement.lang = tag;
  document.title = heading && heading.toLowerCase() !== 'none' ? heading : `${TITLES[languageOf(tag)]} – Invest Seoul`;
}

/** Posts the height to the page around, whenever it changes. It is the observer's, not one measured when an event comes, in the middle of a change. */
function postHeights() {
  let height = 0;
  // To any page: it is no secret.
  const post = () => parent.postMessage({ type: 'isn-height', height }, '*');
  new ResizeObserver(([{ contentRect }]) => {
    height = Math.ceil(contentRect.height);
    post();
  }).observe(document.documentElement);
  // Once more: a page that listens late has missed the first.
  for (const event of ['load', 'isn-ready']) addEventListener(event, post, bare({ once: true }));
}

function show() {
  const element = document.createElement(NAME);
  for (const [name, text] of attributes) element.setAttribute(name, text);
  if (value('lang')) setLanguage(value('lang'));
  // Otherwise the feed decides.
  for (const event of ['isn-ready', 'isn-error']) {
    addEventListener(event, () => {
      const language = /** @type {HTMLElement | null | undefined} */ (element.shadowRoot?.querySelector('[lang]'))?.lang;
      if (!value('lang') && language) setLanguage(language);
    });
  }
  document.body.append(element);
  postHeights();
}

if ('adoptedStyleSheets' in document) adoptStyle();
if (isShown(value('feed'), location.href, isFramed)) show();
else document.body.firstElementChild?.removeAttribute('hidden');
