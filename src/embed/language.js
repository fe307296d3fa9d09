/** The language of messages that are shown before the module runs. The module has its own code for this (src/i18n, src/element). */
import { parentOf } from './dom.js';

/** @param {Element} element @returns {string} the nearest `lang` attribute, out through shadow roots; '' if there is none */
export function languageAround(element) {
  for (let node = /** @type {Element | null} */ (element); node; node = parentOf(node)) {
    const tag = node.getAttribute('lang');
    if (tag !== null) return tag;
  }
  return '';
}

/**
 * Chinese is chosen by script. If the tag has none, the region decides.
 * @param {string} tag a language tag (BCP 47)
 * @returns {keyof typeof import('./messages.json')} the language of the messages for it; English if there is no translation
 */
export function translationFor(tag) {
  const normalized = tag.toLowerCase().replaceAll('_', '-');
  const [, language = 'en', script = 'hans'] = /^(en|ko|ja|zh)\b(?:.*?-(hans|hant|tw|hk|mo)\b)?/.exec(normalized) ?? [];
  if (language === 'zh') return script === 'hans' ? 'zh-hans' : 'zh-hant';
  return /** @type {keyof typeof import('./messages.json')} */ (language);
}
