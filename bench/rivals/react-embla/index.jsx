import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import useEmblaCarousel from 'embla-carousel-react';
import cardCss from '../shared/card.css';
import emblaCss from '../shared/embla.css';
import { langOf, loadFeed, localize } from '../shared/data.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(cardCss + emblaCss);

function Card({ item, l10n }) {
  return (
    <li className="card" data-card>
      <a href={item.url}>
        <img src={item.image} alt="" loading="lazy" decoding="async" width="280" height="158" />
        <h3>{item.title}</h3>
      </a>
      <p className="meta">
        <time dateTime={item.date_published}>{l10n.date(item.date_published)}</time>
        <span>{l10n.viewsOf(item._views)}</span>
      </p>
    </li>
  );
}

const Cards = memo(function Cards({ items, l10n }) {
  return <ul className="track">{items.map((item) => <Card key={item.id} item={item} l10n={l10n} />)}</ul>;
});

const OPTIONS = { align: 'start', slidesToScroll: 'auto' };

function Carousel({ feed, l10n }) {
  const [viewport, embla] = useEmblaCarousel(OPTIONS);
  const [can, setCan] = useState({ prev: false, next: false });
  const update = useCallback((api) => setCan({ prev: api.canScrollPrev(), next: api.canScrollNext() }), []);

  useEffect(() => {
    if (!embla) return;
    update(embla);
    embla.on('select', update).on('reInit', update);
    return () => void embla.off('select', update).off('reInit', update);
  }, [embla, update]);

  return (
    <section aria-roledescription="carousel" aria-label={feed.title}>
      <div className="bar">
        <h2>{feed.title}</h2>
        <button type="button" className="prev" aria-label={l10n.prev} disabled={!can.prev} onClick={() => embla?.scrollPrev()}>‹</button>
        <button type="button" className="next" aria-label={l10n.next} disabled={!can.next} onClick={() => embla?.scrollNext()}>›</button>
      </div>
      <div className="viewport" ref={viewport}>
        <Cards items={feed.items} l10n={l10n} />
      </div>
    </section>
  );
}

function Widget({ request, lang }) {
  const l10n = useMemo(() => localize(lang), [lang]);
  const [state, setState] = useState({});
  useEffect(() => {
    request.then((feed) => setState({ feed }), (error) => {
      console.error(error);
      setState({ error });
    });
  }, [request]);
  if (state.error) return <p className="error" role="alert">{l10n.error}</p>;
  return state.feed ? <Carousel feed={state.feed} l10n={l10n} /> : null;
}

class NewsCarousel extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const request = loadFeed(this.getAttribute('feed'));
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    createRoot(root).render(<Widget request={request} lang={langOf(this)} />);
  }
}

customElements.define('news-carousel', NewsCarousel);
