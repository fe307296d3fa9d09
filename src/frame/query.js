/** What the address of embed.html says about its element. */
import { ATTRIBUTES } from '../embed/attributes.js';

/** The feed of an address that names none: beside the folders of the versions (docs/servers.md). */
const FEED = '../feed.json';

/** Attributes that a page around may set. */
const FOR_FRAMES = ['heading', 'fallback-image', 'beacon', 'utm'];

/**
 * The attributes in a query. Two have another default here. `loading`: the page around says when, by `loading` of its `<iframe>`. `theme`: the
 * color scheme of the page around is not known, and most pages have a light one alone.
 * @param {string} query
 * @param {boolean} [isFramed] as a page of its own it shows nobody else's words and pictures under its address, and tells nobody
 * @returns {Map<string, string>}
 */
export function attributesOf(query, isFramed = true) {
  const attributes = new Map([['feed', FEED], ['loading', 'eager'], ['theme', 'light']]);
  for (const [name, value] of new URLSearchParams(query)) {
    // Not `base`: who writes an address must not choose the code that runs.
    if (ATTRIBUTES.includes(name) && name !== 'base' && (isFramed || !FOR_FRAMES.includes(name))) attributes.set(name, value);
  }
  // Few sites let themselves be shown in a frame, and none is made for one of this size.
  if (attributes.get('open')?.trim().toLowerCase() === 'same-tab') attributes.delete('open');
  return attributes;
}

/**
 * Whether embed.html shows a feed. As a page of its own it shows only those of its own server: nobody else's words under its address.
 * @param {string} feed
 * @param {string} address of embed.html
 * @param {boolean} isFramed
 */
export function isShown(feed, address, isFramed) {
  try {
    return isFramed || new URL(feed, address).origin === new URL(address).origin;
  } catch {
    return false;
  }
}
