import { register } from 'swiper/element/bundle';
import cardCss from '../shared/card.css';
import { define, fill } from '../shared/element.js';

register();

const card = document.createElement('template');
card.innerHTML = `<swiper-slide class="card" data-card><a><img alt="" loading="lazy" decoding="async" width="280" height="158"><h3></h3></a><p class="meta"><time></time><span></span></p></swiper-slide>`;

define(`${cardCss}swiper-container{width:100%}swiper-slide.card{width:280px;height:auto}`, (root, feed, l10n) => {
  root.innerHTML = `<section aria-roledescription="carousel">
<div class="bar"><h2></h2><button type="button" class="prev">‹</button><button type="button" class="next">›</button></div>
<swiper-container init="false"></swiper-container></section>`;
  const [section, heading, prev, next, swiper] = ['section', 'h2', '.prev', '.next', 'swiper-container'].map((s) => root.querySelector(s));
  section.ariaLabel = heading.textContent = feed.title;
  // Imported, not cloned: each is Swiper's own element from the start.
  swiper.append(...feed.items.map((item) => fill(document.importNode(card.content, true).firstChild, item, l10n)));
  Object.assign(swiper, {
    slidesPerView: 'auto',
    slidesPerGroupAuto: true,
    spaceBetween: 16,
    navigation: { prevEl: prev, nextEl: next },
    a11y: { prevSlideMessage: l10n.prev, nextSlideMessage: l10n.next },
  });
  swiper.initialize();
});
