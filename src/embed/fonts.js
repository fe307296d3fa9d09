/**
 * The fonts of the cards, opened while the network is waited for: to lay a first text out takes a slow phone as long as all the
 * rest of the first card's frame.
 */
import { WORDS } from './failure.js';
import { languageFor } from './language.js';
import { started } from './module.js';

/**
 * Lays out some text in each size and weight that cards have, one a task, until the module takes over. It is out of sight
 * (style/widget.css).
 * @param {HTMLElement} frame around a placeholder
 * @param {Element} host
 */
export async function openFonts(frame, host) {
  for (const name of ['title', 'summary', 'heading']) {
    await new Promise((go) => setTimeout(go));
    /** @type {HTMLElement | null} */
    const box = frame.querySelector(`.${name}`);
    if (started || !box) return;
    box.textContent = `${WORDS[languageFor(host)][3]} 0`;
    box.offsetHeight; // now
  }
}
