/** What stands in place of the cards until they are there. */
import { attribute, box, create } from './dom.js';

/** How many cards the widest view has after the first. */
const OTHERS = 4;

/**
 * The placeholder: the boxes of the real thing, empty, so that it has the same size under the same style sheet. The other cards
 * are as high as the first.
 * @param {HTMLElement} host
 */
export function placeholder(host) {
  const value = /** @param {string} name */ (name) => attribute(host, name).toLowerCase();
  const show = (value('show') || 'image summary date views').split(/[\s,]+/);
  /** @param {string} className @param {...string} parts any of which wants that box */
  const boxFor = (className, ...parts) => (parts.some((part) => show.includes(part)) ? box(className) : '');
  const slide = box('slide', box('card', boxFor('media', 'image'), box('body',
    boxFor('tags', 'tags'),
    box('title'),
    boxFor('summary', 'summary'),
    boxFor('meta long', 'author', 'comments') || boxFor('meta', 'date', 'views'))));
  return create('div', { className: 'skeleton', part: 'skeleton', ariaHidden: 'true' },
    box('header', value('heading') === 'none' ? '' : box('heading')),
    box('viewport', box('track', slide, ...Array.from({ length: OTHERS }, () => box('slide card')))),
    box('footer'));
}
