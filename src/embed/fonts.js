/** The fonts of the cards, got ready while the network is waited for. */
import { create, pause } from './dom.js';
import { cut } from './early.js';

/** By weight: the heading's and a title's, a summary's and that of what is known of a card (style/widget.css). */
const FONTS = [['700 22px', '650 17px'], ['400 15px', '400 14px']];

/**
 * Has the browser find and open the fonts for this text, those of a weight in a task of their own: on a phone it takes as long as
 * laying out the cards, and a first card would wait for it.
 * @param {string} text in the page's language
 */
export async function openFonts(text) {
  const canvas = create('canvas', {}).getContext('2d');
  for (const weight of FONTS) {
    await pause();
    await cut(); // until then each ms counts, for bytes keep coming
    for (const font of weight) {
      if (!canvas) return;
      canvas.font = `${font} system-ui, sans-serif`;
      canvas.measureText(text);
    }
  }
}
