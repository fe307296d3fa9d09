/**
 * Failures before the module runs, and of the module as a whole. In the files of messages (src/i18n/messages/) they have the names of
 * their causes. The module reports all other failures.
 */
import { log } from './console.js';
import { create } from './dom.js';

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
 * @param {Messages} messages
 * @param {Cause} cause
 * @param {(() => void) | false} retry what the button does; false for no button
 */
export function failureNotice(messages, cause, retry) {
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
