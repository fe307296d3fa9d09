/** What can go wrong before the module runs, and how the reader is told. */
import { create } from './dom.js';

/**
 * What the reader is told of each cause, and what the button says, by language; the module's own words are in src/words.
 * @type {Record<string, string[]>}
 */
export const WORDS = {
  en: [
    'The news can’t be shown under this page’s security settings.',
    'The news can’t be shown in this browser.',
    'The news couldn’t be loaded. Please try again in a moment.',
    'Try again',
  ],
  ko: [
    '이 페이지의 보안 설정 때문에 소식을 표시할 수 없습니다.',
    '이 브라우저에서는 소식을 표시할 수 없습니다.',
    '소식을 불러올 수 없습니다. 잠시 후 다시 시도해 주세요.',
    '다시 시도',
  ],
  ja: [
    'このページのセキュリティ設定により、お知らせを表示できません。',
    'このブラウザーではお知らせを表示できません。',
    'お知らせを読み込めませんでした。しばらくしてからもう一度お試しください。',
    '再試行',
  ],
  'zh-hans': [
    '由于本页面的安全设置，无法显示新闻。',
    '此浏览器无法显示新闻。',
    '无法加载新闻，请稍后重试。',
    '重试',
  ],
  'zh-hant': [
    '由於本頁面的安全設定，無法顯示新聞。',
    '此瀏覽器無法顯示新聞。',
    '無法載入新聞，請稍後再試。',
    '重試',
  ],
};

/** In the order of their words. */
const CAUSES = /** @type {const} */ (['wasm-blocked', 'unsupported-browser', 'wasm-unreachable']);

/** What has been told already: twenty elements that fail alike are one line. @type {Set<string>} */
const told = new Set();

/** A failure before the module runs, or of all of it; told to the page's webmaster as soon as it is one. */
export class Failure extends Error {
  /**
   * @param {typeof CAUSES[number]} cause
   * @param {string} mend what the webmaster can do about it
   * @param {boolean} [transient] whether another try may well go better
   */
  constructor(cause, mend, transient) {
    super();
    this.cause = cause;
    this.transient = transient;
    if (!told.has(mend)) console.error(`[invest-seoul-news] ${cause}: ${mend}`);
    told.add(mend);
  }
}

/**
 * A failure, told to the reader in the page's language: a message, the page's own link, and a way to try again.
 * @param {string} language
 * @param {Failure} failure
 * @param {(() => void) | false} retry what the button does; none where that can't help
 */
export function noticeOf(language, { cause }, retry) {
  const words = WORDS[language];
  const link = create('a', { href: 'https://investseoul.com' }, 'Invest Seoul');
  return create(
    'div',
    { className: 'notice', part: 'notice', role: 'alert' },
    create('p', {}, words[CAUSES.indexOf(cause)]),
    create('slot', {}, link),
    retry ? create('button', { type: 'button', className: 'retry', part: 'retry', onclick: retry }, words[3]) : '',
  );
}
