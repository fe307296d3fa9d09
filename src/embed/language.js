/** Which language a place on the page is in. */

/** @param {Element} element @returns {string} the nearest `lang` in the page, out through shadow roots; else '' */
export function languageAround(element) {
  const near = element.closest('[lang]');
  if (near) return near.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageAround(root.host) : '';
}

/**
 * Chinese is told apart by script, and where the tag names none, by region.
 * @param {string} tag
 * @returns {string | undefined} the language whose words are meant, if we speak it
 */
export function spoken(tag) {
  const plain = tag.toLowerCase().replaceAll('_', '-');
  const [, language, script] = /^(en|ko|ja|zh)\b(?:.*?-(hans|hant|tw|hk|mo)\b)?/.exec(plain) ?? [];
  return language === 'zh' ? ((script ?? 'hans') === 'hans' ? 'zh-hans' : 'zh-hant') : language;
}

/** @param {Element} element @returns {string} the language that our words around it are in */
export const languageFor = (element) => spoken(languageAround(element)) ?? 'en';
