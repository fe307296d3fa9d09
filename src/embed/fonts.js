/**
 * Opens the fonts of the cards while the module loads. On a slow phone, the first layout of a text in a font takes 10 to 20 ms, which
 * would delay the first card.
 */
import { messagesFor } from './messages.js';
import { isModuleRunning } from './module.js';

/** Once for all elements. */
let isDone = false;

/**
 * Lays out a text, invisible (style/widget/skeleton.css), in each size and weight that cards have, one per task, until the module runs.
 * @param {Element} host
 * @param {HTMLElement} frame around a placeholder
 */
export async function openFonts(host, frame) {
  if (isDone) return;
  isDone = true;
  const [, messages] = await messagesFor(host);
  // The title and the summary first: they differ in weight, and often there is no time for the heading.
  const boxes = [...frame.querySelectorAll('.heading, .title, .summary')].slice(0, 3).reverse();
  for (const box of boxes) {
    await new Promise((resolve) => setTimeout(resolve));
    if (isModuleRunning) return;
    box.textContent = `${messages.retry} Seoul 0`;
    box.clientHeight; // forces layout
  }
}
