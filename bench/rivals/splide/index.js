import Splide from '@splidejs/splide';
import splideCss from '@splidejs/splide/css/core';
import cardCss from '../shared/card.css';
import { define, fill } from '../shared/element.js';

const card = document.createElement('template');
card.innerHTML = `<li class="splide__slide card" data-card><a><img alt="" loading="lazy" decoding="async" width="280" height="158"><h3></h3></a><p class="meta"><time></time><span></span></p></li>`;

define(splideCss + cardCss, (root, feed, l10n) => {
  root.innerHTML = `<section class="splide">
<div class="splide__arrows bar"><h2></h2><button type="button" class="splide__arrow splide__arrow--prev">‹</button><button type="button" class="splide__arrow splide__arrow--next">›</button></div>
<div class="splide__track"><ul class="splide__list"></ul></div></section>`;
  const splide = root.querySelector('.splide');
  splide.ariaLabel = root.querySelector('h2').textContent = feed.title;
  root.querySelector('.splide__list').append(...feed.items.map((item) => fill(card.content.firstChild.cloneNode(true), item, l10n)));
  new Splide(splide, {
    fixedWidth: 280,
    gap: 16,
    perPage: 3,
    pagination: false,
    i18n: { prev: l10n.prev, next: l10n.next },
  }).mount();
});
