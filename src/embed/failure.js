/** What can go wrong before the module runs, and how the reader is told. */
import { create, box } from './dom.js';

/**
 * What the failures before the module say to the reader, by cause and language; the module's own words are in src/words.
 * @type {Record<string, { blocked: string, unsupported: string, unreachable: string, retry: string }>}
 */
const WORDS = {
  en: {
    blocked: 'The news can’t be shown under this page’s security settings.',
    unsupported: 'The news can’t be shown in this browser.',
    unreachable: 'The news couldn’t be loaded. Please try again in a moment.',
    retry: 'Try again',
  },
  ko: {
    blocked: '이 페이지의 보안 설정 때문에 소식을 표시할 수 없습니다.',
    unsupported: '이 브라우저에서는 소식을 표시할 수 없습니다.',
    unreachable: '소식을 불러올 수 없습니다. 잠시 후 다시 시도해 주세요.',
    retry: '다시 시도',
  },
  ja: {
    blocked: 'このページのセキュリティ設定により、お知らせを表示できません。',
    unsupported: 'このブラウザーではお知らせを表示できません。',
    unreachable: 'お知らせを読み込めませんでした。しばらくしてからもう一度お試しください。',
    retry: '再試行',
  },
  'zh-hans': {
    blocked: '由于本页面的安全设置，无法显示新闻。',
    unsupported: '此浏览器无法显示新闻。',
    unreachable: '无法加载新闻，请稍后重试。',
    retry: '重试',
  },
  'zh-hant': {
    blocked: '由於本頁面的安全設定，無法顯示新聞。',
    unsupported: '此瀏覽器無法顯示新聞。',
    unreachable: '無法載入新聞，請稍後再試。',
    retry: '重試',
  },
};

/** Which of the words a failure is told in. */
const MESSAGES = /** @type {const} */ ({
  'wasm-blocked': 'blocked',
  'wasm-unreachable': 'unreachable',
  'unsupported-browser': 'unsupported',
});

/** What has been told already: twenty elements that fail alike are one line. @type {Set<string>} */
const told = new Set();

/** A failure before the module runs, or of all of it; told to the page's webmaster as soon as it is one. */
export class Failure extends Error {
  /**
   * @param {keyof typeof MESSAGES} cause
   * @param {string} mend what the webmaster can do about it
   * @param {boolean} [transient] whether another try may well go better
   */
  constructor(cause, mend, transient = false) {
    super(mend);
    this.cause = cause;
    this.transient = transient;
    if (!told.has(mend)) console.error(`[invest-seoul-news] ${cause}: ${mend}`);
    told.add(mend);
  }
}

/** @param {Element} element @returns {string} the nearest `lang` in the page, out through shadow roots; else '' */
function languageAround(element) {
  const near = element.closest('[lang]');
  if (near) return near.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageAround(root.host) : '';
}

/** @param {string} tag @returns {string} the key of its words in {@link WORDS} */
function wordsFor(tag) {
  const [language, ...rest] = tag.toLowerCase().split(/[-_]/);
  if (language === 'zh') return /^(hant|tw|hk|mo)$/.test(rest.find((s) => /^(hans|hant|tw|hk|mo)$/.test(s)) ?? '') ? 'zh-hant' : 'zh-hans';
  return Object.hasOwn(WORDS, language) ? language : 'en';
}

/**
 * A failure, told to the reader in the page's language: a message, the page's own link, and a way to try again.
 * @param {HTMLElement} host
 * @param {Failure} failure
 * @param {(() => void) | undefined} retry what the button does; none where that can't help
 * @returns {{ notice: HTMLElement, language: string }}
 */
export function noticeOf(host, failure, retry) {
  const language = wordsFor(languageAround(host));
  const words = WORDS[language];
  const link = create('a');
  link.href = 'https://investseoul.com';
  link.textContent = 'Invest Seoul';
  const slot = create('slot');
  slot.append(link);
  const message = create('p');
  message.textContent = words[MESSAGES[failure.cause]];
  const notice = box('notice', message, slot);
  notice.role = 'alert';
  notice.setAttribute('part', 'notice');
  if (retry) {
    const button = create('button');
    button.type = 'button';
    button.className = 'retry';
    button.setAttribute('part', 'retry');
    button.textContent = words.retry;
    button.onclick = retry;
    notice.append(button);
  }
  return { notice, language };
}
