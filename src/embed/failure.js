/**
 * Failures before the module runs, and of the module as a whole. Their messages are in messages.json. The module reports all others,
 * with messages of its own (src/i18n).
 */
import { log } from './console.js';
import { create } from './dom.js';
import MESSAGES from './messages.json' with { type: 'json' };

/** @typedef {'wasm-blocked' | 'unsupported-browser' | 'wasm-unreachable'} Cause */

/** Logs itself for the webmaster of the page as soon as it is created. */
export class Failure extends Error {
  /**
   * @param {Cause} cause
   * @param {string} remedy what the webmaster can do about it
   * @param {boolean} [isTransient] whether another attempt may succeed
   */
  constructor(cause, remedy, isTransient = false) {
    super();
    this.cause = cause;
    this.isTransient = isTransient;
    log('error', `${cause}: ${remedy}`);
  }
}

/**
 * What the reader sees: a drawing, a message, the page's own content of the element, else a link, and a button.
 * @param {keyof typeof MESSAGES} language
 * @param {Cause} cause
 * @param {(() => void) | false} retry what the button does; false for no button
 */
export function failureNotice(language, cause, retry) {
  const messages = MESSAGES[language];
  const link = create('a', { href: 'https://investseoul.com' }, 'Invest Seoul');
  return create(
    'div',
    { className: 'notice', part: 'notice', role: 'alert' },
    create('div', { className: 'placeholder', part: 'placeholder' }),
    create('p', {}, messages[cause]),
    create('slot', {}, link),
    retry ? create('button', { type: 'button', className: 'retry', part: 'retry', onclick: retry }, messages.retry) : '',
  );
}
