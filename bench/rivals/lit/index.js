import { LitElement, html, nothing, unsafeCSS } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import cardCss from '../shared/card.css';
import snapCss from '../shared/snap.css';
import { langOf, loadFeed, localize } from '../shared/data.js';

class NewsCarousel extends LitElement {
  static styles = unsafeCSS(cardCss + snapCss);
  static properties = {
    feed: { type: String },
    _data: { state: true },
    _failed: { state: true },
    _atStart: { state: true },
    _atEnd: { state: true },
  };

  constructor() {
    super();
    this._atStart = true;
    this._atEnd = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this._l10n) return;
    this._load(this.feed);
    this._l10n = localize(langOf(this));
  }

  willUpdate(changed) {
    if (changed.has('_data') && this._data) {
      this._cards = repeat(this._data.items, (item) => item.id, (item) => this._card(item));
    }
  }

  updated(changed) {
    if (changed.has('_data') && this._data) this._onScroll();
  }

  async _load(url) {
    try {
      this._data = await loadFeed(url);
    } catch (error) {
      console.error(error);
      this._failed = true;
    }
  }

  get _track() {
    return this.renderRoot.querySelector('.track');
  }

  _page(dir) {
    this._track.scrollBy({ left: dir * this._track.clientWidth });
  }

  _onScroll() {
    const { scrollLeft, scrollWidth, clientWidth } = this._track;
    this._atStart = scrollLeft < 1;
    this._atEnd = scrollLeft > scrollWidth - clientWidth - 1;
  }

  _card(item) {
    return html`<li class="card" data-card><a href=${item.url}><img src=${item.image} alt="" loading="lazy" decoding="async" width="280" height="158"><h3>${item.title}</h3></a><p class="meta"><time datetime=${item.date_published}>${this._l10n.date(item.date_published)}</time><span>${this._l10n.viewsOf(item._views)}</span></p></li>`;
  }

  render() {
    if (this._failed) return html`<p class="error" role="alert">${this._l10n.error}</p>`;
    if (!this._data) return nothing;
    return html`<section aria-roledescription="carousel" aria-label=${this._data.title}>
      <div class="bar">
        <h2>${this._data.title}</h2>
        <button type="button" class="prev" aria-label=${this._l10n.prev} ?disabled=${this._atStart} @click=${() => this._page(-1)}>‹</button>
        <button type="button" class="next" aria-label=${this._l10n.next} ?disabled=${this._atEnd} @click=${() => this._page(1)}>›</button>
      </div>
      <ul class="track" tabindex="0" @scroll=${{ handleEvent: () => this._onScroll(), passive: true }}>${this._cards}</ul>
    </section>`;
  }
}

customElements.define('news-carousel', NewsCarousel);
