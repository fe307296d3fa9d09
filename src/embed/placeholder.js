/** The placeholder, shown until there are cards. */
import { attribute, create, div } from './dom.js';

/** How many cards follow the first one: as many as the widest layout shows. */
const MORE_CARDS = 4;

/**
 * Empty boxes with the classes of the real ones, so that the same style sheet gives them the same size. Only the first card has
 * boxes inside; the others are as high.
 * @param {HTMLElement} host
 */
export function placeholder(host) {
  const value = /** @param {string} name */ (name) => attribute(host, name).toLowerCase();
  const show = (value('show') || 'image summary date views').split(/[\s,]+/);
  /** @param {string} className @param {...string} parts any of them needs the box */
  const boxFor = (className, ...parts) => (parts.some((part) => show.includes(part)) ? div(className) : '');
  const slide = div('slide', div('card', boxFor('media', 'image'), div('body',
    boxFor('tags', 'tags'),
    div('title'),
    boxFor('summary', 'summary'),
    boxFor('meta long', 'author', 'comments') || boxFor('meta', 'date', 'views'))));
  return create('div', { className: 'skeleton', part: 'skeleton', ariaHidden: 'true' },
    div('header', value('heading') === 'none' ? '' : div('heading')),
    div('viewport', div('track', slide, ...Array.from({ length: MORE_CARDS }, () => div('slide card')))),
    div('footer'));
}
