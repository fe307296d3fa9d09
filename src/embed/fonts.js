/**
 * The fonts of the cards, opened while the network is waited for: to lay a first text out takes a slow phone as long as all the
 * rest of the first card's frame.
 */
import { WORDS } from './failure.js';
import { languageFor } from './language.js';
import { started } from './module.js';

/** Whether that is done: once for all elements. */
let opened = false;

/**
 * Lays out some text in each size and weight that cards have, one a task, until the module takes over. It is out of sight
 * (style/widget.css).
 * @param {HTMLElement} frame around a placeholder
 * @param {Element} host
 */
export async function openFonts(frame, host) {
  if (opened) return;
  opened = true;
  // Both weights first: mostly, there is no time for all.
  const boxes = [...frame.querySelectorAll('.heading, .title, .summary')].slice(0, 3).reverse();
  for (const box of boxes) {
    await new Promise((go) => setTimeout(go));
    if (started) return;
    box.textContent = `${WORDS[languageFor(host)][3]} Seoul 0`;
    box.clientHeight; // now
  }
}
