/** The language of an element. The module has its own code for this (src/i18n/language.rs, src/element/language.rs). */
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
 * Chinese is chosen by script. If the tag has none, the region decides. `in` is an old tag of Indonesian.
 * @param {string} tag a language tag (BCP 47)
 * @returns {string} the language of the messages for it, by the name of its file; English if there is none
 */
export function languageOf(tag) {
  const normalized = tag.toLowerCase().replaceAll('_', '-');
  const [, language = 'en', script = 'hans'] =
    /^(en|ko|ja|zh|fr|de|es|ru|ar|vi|id|in|th)\b(?:.*?-(hans|hant|tw|hk|mo)\b)?/.exec(normalized) ?? [];
  if (language === 'zh') return script === 'hans' ? 'zh-Hans' : 'zh-Hant';
  return language === 'in' ? 'id' : language;
}
