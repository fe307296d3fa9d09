import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import EmblaCarousel from 'embla-carousel';
import cardCss from '../shared/card.css';
import emblaCss from '../shared/embla.css';
import { langOf, loadFeed, localize } from '../shared/data.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(cardCss + emblaCss);

function Card({ item, l10n }) {
  return (
    <li class="card" data-card>
      <a href={item.url}>
        <img src={item.image} alt="" loading="lazy" decoding="async" width="280" height="158" />
        <h3>{item.title}</h3>
      </a>
      <p class="meta">
        <time dateTime={item.date_published}>{l10n.date(item.date_published)}</time>
        <span>{l10n.viewsOf(item._views)}</span>
      </p>
    </li>
  );
}

function Carousel({ feed, l10n }) {
  const viewport = useRef(null);
  const embla = useRef(null);
  const [can, setCan] = useState({ prev: false, next: false });

  useEffect(() => {
    const api = EmblaCarousel(viewport.current, { align: 'start', slidesToScroll: 'auto' });
    embla.current = api;
    const update = () => setCan({ prev: api.canScrollPrev(), next: api.canScrollNext() });
    api.on('select', update).on('reInit', update);
    update();
    return () => api.destroy();
  }, []);

  // The cards do not depend on the buttons' state: keep their vnodes.
  const cards = useMemo(() => feed.items.map((item) => <Card key={item.id} item={item} l10n={l10n} />), [feed, l10n]);
  return (
    <section aria-roledescription="carousel" aria-label={feed.title}>
      <div class="bar">
        <h2>{feed.title}</h2>
        <button type="button" class="prev" aria-label={l10n.prev} disabled={!can.prev} onClick={() => embla.current.scrollPrev()}>‹</button>
        <button type="button" class="next" aria-label={l10n.next} disabled={!can.next} onClick={() => embla.current.scrollNext()}>›</button>
      </div>
      <div class="viewport" ref={viewport}>
        <ul class="track">{cards}</ul>
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
  if (state.error) return <p class="error" role="alert">{l10n.error}</p>;
  return state.feed ? <Carousel feed={state.feed} l10n={l10n} /> : null;
}

class NewsCarousel extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const request = loadFeed(this.getAttribute('feed'));
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    render(<Widget request={request} lang={langOf(this)} />, root);
  }
}

customElements.define('news-carousel', NewsCarousel);
