/** What stands in place of the cards until they are there. */
import { box } from './dom.js';

/** Placeholder cards: enough for the widest view. */
const PLACEHOLDERS = 5;

/**
 * The placeholder: the boxes of the real thing, empty, so that it has the same size under the same style sheet.
 * @param {HTMLElement} host
 */
export function placeholder(host) {
  const attribute = /** @param {string} name */ (name) => host.getAttribute(name)?.trim().toLowerCase() || '';
  const show = (attribute('show') || 'image summary date views').split(/[\s,]+/);
  const shows = /** @param {...string} parts */ (...parts) => parts.some((part) => show.includes(part));
  const card = box('card');
  if (shows('image')) card.append(box('media'));
  const body = box('body');
  if (shows('tags')) body.append(box('tags'));
  body.append(box('title'));
  if (shows('summary')) body.append(box('summary'));
  if (shows('author', 'comments')) body.append(box('meta long'));
  else if (shows('date', 'views')) body.append(box('meta'));
  card.append(body);

  const slides = Array(PLACEHOLDERS).fill(card).map((one) => box('slide', one.cloneNode(true)));
  const header = box('header');
  if (attribute('heading') !== 'none') header.append(box('heading'));
  const skeleton = box('skeleton', header, box('viewport', box('track', ...slides)), box('footer'));
  skeleton.setAttribute('part', 'skeleton');
  skeleton.ariaHidden = 'true';
  return skeleton;
}
