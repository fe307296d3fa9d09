// A JSON Feed 1.1 of any length. The items are the same each time, and a shorter feed is the start of a longer one.
import { CDN } from '../config.js';
import { random } from './random.js';
import { EN, KO } from './words.js';

/** The start of every item's address, by which measure/page/cards.js recognises a card. */
export const NEWS = 'https://news.seoul.example/';

const SUMMARY_LENGTH = 200;

/** @param {number} length number of items */
export function feed(length) {
  const next = random(20251123);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: '서울 뉴스 Seoul News',
    home_page_url: NEWS,
    feed_url: `${CDN.origin}/feeds/${length}.json`,
    language: 'ko',
    items: Array.from({ length }, (_, index) => item(index, next)),
  };
}

/** @param {number} index @param {() => number} next */
function item(index, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const korean = next() < 0.6;
  const words = korean ? KO : EN;
  const title = korean
    ? `${pick(words.place)} ${pick(words.topic)}·${pick(words.topic)}, ${pick(words.who)} "${pick(words.adv)} ${pick(words.verb)}"`
    : `${pick(words.who)} ${pick(words.verb)} ${pick(words.topic)} in ${pick(words.place)} as ${pick(words.topic)} draws debate`;
  let summary = title.replaceAll('"', '') + (korean ? '. ' : ': ');
  while (summary.length < SUMMARY_LENGTH) {
    summary += `${next() < 0.55 ? pick(words.tail) : pick(pick([words.place, words.who, words.topic]))} `;
  }
  const id = (0x5e001000 + index * 7919).toString(16);
  const published = new Date(Date.UTC(2025, 10, 23, 9) - index * 431_000 - Math.floor(next() * 300_000));
  const date = published.toISOString().slice(0, 10);
  const content = pick(words.topic);
  const author = pick(words.author);
  const views = Math.floor(10 ** (1.5 + next() * 5));
  return {
    id: `seoul-${id}`,
    url: `${NEWS}${korean ? 'ko' : 'en'}/${date.replaceAll('-', '/')}/${id}`,
    title,
    summary: summary.slice(0, SUMMARY_LENGTH),
    content_text: content,
    image: `${CDN.origin}/images/${index}.png`,
    date_published: published.toISOString().replace(/\.\d+Z/, 'Z'),
    authors: [{ name: author }],
    _views: views, // for the rivals
    _invest_seoul: { about: 'https://investseoul.com', views, comments: 0 },
  };
}
