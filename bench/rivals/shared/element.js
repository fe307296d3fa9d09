// The custom element of the rivals without a framework, which differ in how they render and scroll the cards.
import { langOf, loadFeed, localize } from './data.js';

/**
 * Defines `<news-carousel>`.
 * @param {string} css adopted by its shadow root
 * @param {(root: ShadowRoot, feed: object, l10n: object) => void} render
 */
export function define(css, render) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  customElements.define('news-carousel', class extends HTMLElement {
    async connectedCallback() {
      if (this.shadowRoot) return;
      const request = loadFeed(this.getAttribute('feed'));
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const l10n = localize(langOf(this));
      try {
        render(root, await request, l10n);
      } catch (error) {
        console.error(error);
        root.innerHTML = '<p class="error" role="alert"></p>';
        root.firstChild.textContent = l10n.error;
      }
    }
  });
}

/** Fills in a card that was cloned from a template: a link with image and title, then date and views. */
export function fill(card, item, l10n) {
  const [link, meta] = card.children;
  link.href = item.url;
  link.firstChild.src = item.image;
  link.lastChild.textContent = item.title;
  meta.firstChild.dateTime = item.date_published;
  meta.firstChild.textContent = l10n.date(item.date_published);
  meta.lastChild.textContent = l10n.viewsOf(item._views);
  return card;
}
