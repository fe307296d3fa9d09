/**
 * The texts of the interface in the languages that are not compiled in: files that are requested when an element uses the language, in
 * parallel with the module and the feed. The module gets them from here (src/i18n/catalog.rs).
 */
import { addressesOf } from './addresses.js';
import { log } from './console.js';
import { attribute, bare } from './dom.js';
import { languageAround, languageOf } from './language.js';
import { onRetry } from './retry.js';

/** How long to wait for a language, in ms: as long for each address. Until then there are no cards, after that they are in English. */
const TIMEOUT = 10_000;

/** By language. @type {Map<string, Promise<Messages | undefined>>} */
const files = new Map();

/** @param {string} address @returns {Promise<Messages | undefined>} */
async function request(address) {
  try {
    // There is no hash to check, as for the feed: what comes is shown as text and can do nothing else.
    const response = await fetch(address, bare({ credentials: 'omit' }));
    const messages = await response.json();
    if (messages.retry) return messages;
  } catch {
    // another address may have it
  }
}

/** In the npm package, messages are modules. @param {string} language */
const importModule = (language) => LANGUAGES?.[language]?.().then((module) => module.default, () => undefined);

/** @param {string} language @param {string} [base] the folder of the files, as an element says */
async function load(language, base) {
  const addresses = addressesOf(`messages-${language}-${MESSAGES_VERSION}.json`, base);
  const attempts = LANGUAGES ? [() => importModule(language)] : addresses.map((address) => () => request(address));
  for (const attempt of attempts) {
    const timeout = new Promise((/** @type {(value?: any) => void} */ resolve) => setTimeout(resolve, TIMEOUT / attempts.length));
    const messages = await Promise.race([attempt(), timeout]);
    if (messages) return messages;
  }
  log('warn', `${addresses.join(', ')} could not be loaded, so texts are in English instead of "${language}"`);
}

/**
 * Loads the messages of a language, once.
 * @param {string} language one that has a file
 * @param {string} [base] the folder of the files, as an element says
 * @returns {Promise<Messages | undefined>} `undefined` if they can't be loaded
 */
export function loadMessages(language, base) {
  const file = files.get(language) ?? load(language, base);
  files.set(language, file);
  return file;
}

/**
 * Loads the messages of a language that could not be loaded, with the next attempt for all that could not.
 * @param {string} language
 * @returns {Promise<Messages | undefined>} pending until then
 */
export const reloadMessages = (language) => new Promise((resolve) => {
  onRetry(() => {
    files.set(language, load(language));
    resolve(loadMessages(language));
  });
});

/**
 * The messages for the place of an element.
 * @param {Element} host
 * @returns {Promise<[language: string, messages: Messages]>} English if those of its language can't be loaded
 */
export async function messagesFor(host) {
  const language = languageOf(languageAround(host));
  const messages = MESSAGES[language] ?? await loadMessages(language, attribute(host, 'base'));
  return messages ? [language, messages] : ['en', MESSAGES.en];
}
