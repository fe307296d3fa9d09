import cardCss from '../shared/card.css';
import { define, fill } from '../shared/element.js';
import snapCss from '../shared/snap.css';

const frame = document.createElement('template');
frame.innerHTML = `<section aria-roledescription="carousel">
<div class="bar"><h2></h2><button type="button" class="prev">‹</button><button type="button" class="next">›</button></div>
<ul class="track" tabindex="0"></ul></section>`;

const card = document.createElement('template');
card.innerHTML = `<li class="card" data-card><a><img alt="" loading="lazy" decoding="async" width="280" height="158"><h3></h3></a><p class="meta"><time></time><span></span></p></li>`;

define(cardCss + snapCss, (root, feed, l10n) => {
  const view = frame.content.cloneNode(true);
  const [section, heading, prev, next, track] = ['section', 'h2', '.prev', '.next', '.track'].map((s) => view.querySelector(s));
  section.ariaLabel = heading.textContent = feed.title;
  prev.ariaLabel = l10n.prev;
  next.ariaLabel = l10n.next;
  track.append(...feed.items.map((item) => fill(card.content.firstChild.cloneNode(true), item, l10n)));

  const page = (dir) => track.scrollBy({ left: dir * track.clientWidth });
  const update = () => {
    prev.disabled = track.scrollLeft < 1;
    next.disabled = track.scrollLeft > track.scrollWidth - track.clientWidth - 1;
  };
  prev.onclick = () => page(-1);
  next.onclick = () => page(1);
  track.addEventListener('scroll', update, { passive: true });
  root.append(view);
  update();
});
