/** The placeholder, shown until there are cards. */
import { attribute, create, div, isSwitchedOn } from './dom.js';
import { limitOf } from './early.js';

/** How many cards follow the first one of a carousel: as many as the widest layout shows. */
const MORE_CARDS = 5;

/** Most entries of a list that are drawn: more than any screen shows. */
const MOST_ENTRIES = 24;

/** The classes of layouts other than the carousel (src/components/list/mod.rs). */
const LISTS = new Map([['grid', 'list grid'], ['list', 'list rows'], ['compact', 'list compact']]);

/**
 * Empty boxes with the classes of the real ones, so that the same style sheet gives them the same size. Only the first card of a
 * carousel has boxes inside; the others are as high.
 * @param {HTMLElement} host
 */
export function placeholder(host) {
  const value = /** @param {string} name */ (name) => attribute(host, name).toLowerCase();
  const list = LISTS.get(value('layout'));
  const isCompact = value('layout') === 'compact';
  const show = (value('show') || 'image summary date views').split(/[\s,]+/)
    .filter((part) => !isCompact || !['image', 'summary', 'tags'].includes(part));
  /** @param {string} className @param {...string} parts any of them needs the box */
  const boxFor = (className, ...parts) => (parts.some((part) => show.includes(part)) ? div(className) : '');
  const card = () => div('card', boxFor('media', 'image'), div('body',
    boxFor('tags', 'tags'),
    div('title'),
    boxFor('summary', 'summary'),
    boxFor('meta long', 'author', 'comments') || boxFor('meta', 'date', 'views')));
  const row = () => div('viewport', div('track', div('slide', card()),
    ...Array.from({ length: MORE_CARDS }, () => div('slide card'))));
  const entries = () => Array.from({ length: Math.min(limitOf(host), MOST_ENTRIES) }, () => div('entry', card()));
  return create('div', { className: 'skeleton', part: 'skeleton', ariaHidden: 'true' },
    div('header', value('heading') === 'none' ? '' : div('heading')),
    isSwitchedOn(host, 'search') ? div('search', div('search-box')) : '',
    list ? div(list, ...entries()) : row(),
    div('footer'));
}
