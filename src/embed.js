/**
 * The public script: what one tag brings to a stranger's page.
 *
 * It defines `<invest-seoul-news>`, puts one right after its own tag if that tag names a feed, and draws a
 * placeholder of the final size. When an element comes near the viewport it asks for the module and the feed at the
 * same time; from then on the module (src/lib.rs) does the rest. What can go wrong before the module runs is told
 * here; everything after, there. Nothing is left on the page but the element: its class is the registry that
 * several copies and versions of this script share.
 */
import init, { mount } from '#glue';
import css from '#style';

const NAME = 'invest-seoul-news';

/** How far below or above the viewport an element starts to load. */
const NEAR = '600px';

/** The attributes that mean something to an element that is on the page. */
const ATTRIBUTES = ['feed', 'lang', 'layout', 'limit', 'theme', 'heading', 'heading-level', 'show', 'loading'];

/** Placeholder cards: enough for the widest view. */
const PLACEHOLDERS = 5;

/**
 * What the failures before the module say to the reader, by cause and language; the module's own words are in src/words.
 * @type {Record<string, { blocked: string, unreachable: string, retry: string }>}
 */
const WORDS = {
  en: {
    blocked: 'The news can’t be shown under this page’s security settings.',
    unreachable: 'The news couldn’t be loaded. Please try again in a moment.',
    retry: 'Try again',
  },
  ko: {
    blocked: '이 페이지의 보안 설정 때문에 소식을 표시할 수 없습니다.',
    unreachable: '소식을 불러올 수 없습니다. 잠시 후 다시 시도해 주세요.',
    retry: '다시 시도',
  },
  ja: {
    blocked: 'このページのセキュリティ設定により、お知らせを表示できません。',
    unreachable: 'お知らせを読み込めませんでした。しばらくしてからもう一度お試しください。',
    retry: '再試行',
  },
  'zh-hans': {
    blocked: '由于本页面的安全设置，无法显示新闻。',
    unreachable: '无法加载新闻，请稍后重试。',
    retry: '重试',
  },
  'zh-hant': {
    blocked: '由於本頁面的安全設定，無法顯示新聞。',
    unreachable: '無法載入新聞，請稍後再試。',
    retry: '重試',
  },
};

/**
 * One copy of this script, as the copies on a page know each other. The shape of this type and of {@link Session}
 * is the contract between versions.
 * @typedef {{ version: string, attach: (host: HTMLElement) => Session }} Build
 */

/**
 * One element's life from connection to removal.
 * @typedef {object} Session
 * @property {Build} build who serves it
 * @property {() => void} load the element is near the viewport
 * @property {() => void} moved the element stands elsewhere in the page
 * @property {() => void} stop the element is gone
 * @property {() => void} refresh
 * @property {() => void} next
 * @property {() => void} previous
 * @property {(index: number) => void} goTo
 * @property {() => object[]} items
 */

/** @param {string} version @returns {number[]} */
const numbers = (version) => version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);

/** @param {Build} a @param {Build} b */
const newest = (a, b) => {
  const [x, y] = [numbers(a.version), numbers(b.version)];
  const at = x.findIndex((part, i) => part !== y[i]);
  return at < 0 || x[at] > (y[at] ?? 0) ? a : b;
};

/** The element. Knows when to load and who serves; how is its session's business. */
class InvestSeoulNews extends HTMLElement {
  /** The newest build on the page. @type {Build} */
  static build;
  /** The build that serves every element, once the first of them has loaded. @type {Build | undefined} */
  static #serving;
  /** Script tags that have their element already. @type {WeakSet<Element>} */
  static placed = new WeakSet();

  static #nearby = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) /** @type {InvestSeoulNews} */ (target).#load();
      }
    },
    { rootMargin: NEAR },
  );

  /** @param {Build} build one more copy of the script */
  static offer(build) {
    this.build = this.build ? newest(this.build, build) : build;
  }

  static observedAttributes = ['loading'];

  /** @type {Session | undefined} */
  #session;
  #loaded = false;

  connectedCallback() {
    if (this.#session) return this.#session.moved(); // within one task
    this.#session = (InvestSeoulNews.#serving ?? InvestSeoulNews.build).attach(this);
    if (this.#eager) this.#load();
    else InvestSeoulNews.#nearby.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      InvestSeoulNews.#nearby.unobserve(this);
      this.#session?.stop();
      this.#session = undefined;
      this.#loaded = false;
    });
  }

  attributeChangedCallback() {
    if (this.#eager) this.#load();
  }

  get #eager() {
    return this.getAttribute('loading')?.trim().toLowerCase() === 'eager';
  }

  #load() {
    if (!this.#session || this.#loaded) return;
    this.#loaded = true;
    InvestSeoulNews.#nearby.unobserve(this);
    const serving = (InvestSeoulNews.#serving ??= InvestSeoulNews.build);
    if (this.#session.build !== serving) {
      this.#session.stop();
      this.#session = serving.attach(this);
    }
    this.#session.load();
  }

  /** Asks for the feed again; for the first time, where the reader has not come near yet. */
  refresh() {
    if (this.#loaded) this.#session?.refresh();
    else this.#load();
  }

  /** Goes on by what is on screen. */
  next() {
    this.#session?.next();
  }

  /** Goes back by what is on screen. */
  previous() {
    this.#session?.previous();
  }

  /** Brings a card into view. @param {number} index from 0 */
  goTo(index) {
    this.#session?.goTo(index);
  }

  /** What is shown; empty until there is something. @returns {object[]} */
  get items() {
    return this.#session?.items() ?? [];
  }
}

/** @param {string} className @param {...(Node | string)} children */
function box(className, ...children) {
  const element = document.createElement('div');
  element.className = className;
  element.append(...children);
  return element;
}

/**
 * The placeholder: the boxes of the real thing, empty, so that it has the same size under the same style sheet.
 * @param {HTMLElement} host
 */
function placeholder(host) {
  const attribute = /** @param {string} name */ (name) => host.getAttribute(name)?.trim().toLowerCase() || '';
  const show = (attribute('show') || 'image summary date views').split(/[\s,]+/);
  const shows = /** @param {...string} parts */ (...parts) => parts.some((part) => show.includes(part));
  const card = box('card');
  if (shows('image')) card.append(box('media'));
  const body = box('body');
  if (shows('tags')) body.append(box('tags'));
  body.append(box('title'));
  if (shows('summary')) body.append(box('summary'));
  if (shows('author', 'comments')) body.append(box('meta long'));
  else if (shows('date', 'views')) body.append(box('meta'));
  card.append(body);

  const slides = Array.from({ length: PLACEHOLDERS }, () => box('slide', card.cloneNode(true)));
  const header = box('header');
  if (attribute('heading') !== 'none') header.append(box('heading'));
  const skeleton = box('skeleton', header, box('viewport', box('track', ...slides)), box('footer'));
  skeleton.setAttribute('part', 'skeleton');
  skeleton.ariaHidden = 'true';
  return skeleton;
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
  return language in WORDS ? language : 'en';
}

/** Where this script came from: everything else is beside it. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
// A module has no currentScript, and `import.meta` would keep this file from being a classic script: ask the stack.
const address = script?.src || /https?:\/\/[^\s()]+?\.js(?=[?#:\s)]|$)/.exec(new Error().stack ?? '')?.[0] || document.baseURI;

/** One style sheet for all elements. @type {CSSStyleSheet | undefined} */
let sheet;

/** The running module, once for all elements. @type {Promise<void> | undefined} */
let running;

/** Whether the module has started: from then on it asks for feeds itself. */
let started = false;

/** Feeds asked for while the module is on its way, by address. @type {Map<string, Promise<Response>>} */
const early = new Map();

/** A failure before the module runs. */
class Failure extends Error {
  /** @param {'wasm-blocked' | 'wasm-unreachable'} cause @param {string} mend */
  constructor(cause, mend) {
    super(mend);
    this.cause = cause;
  }
}

/** Whether this page lets WebAssembly run at all: the smallest module there is. (WebKit forbids only to instantiate.) */
async function wasmAllowed() {
  try {
    await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<void>} settles when the module runs; rejects with a {@link Failure} */
function run() {
  return (running ??= (async () => {
    const url = new URL(WASM_FILE, address);
    try {
      const response = fetch(url, { integrity: WASM_INTEGRITY, credentials: 'omit' }).then((answer) => {
        if (answer.ok) return answer;
        throw new Error(`status ${answer.status}`);
      });
      await init({ module_or_path: response });
      started = true;
    } catch (error) {
      running = undefined;
      early.clear(); // another try asks for everything again
      throw (await wasmAllowed())
        ? new Failure('wasm-unreachable', `${url} could not be loaded: ${error}; check that it is served beside ${address}, unchanged, with Access-Control-Allow-Origin, and that connect-src of this page's policy allows it`)
        : new Failure('wasm-blocked', "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy");
    }
  })());
}

/** @type {Build} */
const build = {
  version: VERSION,
  attach(host) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const live = box('live');
    const frame = box('root', placeholder(host), live);
    frame.setAttribute('part', 'root');
    frame.dataset.phase = 'loading';
    frame.tabIndex = -1; // where the focus goes when what had it is taken away
    root.replaceChildren(frame);

    /** @type {ReturnType<typeof mount> | undefined} */
    let widget;
    let stopped = false;

    const attributes = new MutationObserver((records) => {
      const names = new Set(records.map((record) => record.attributeName ?? ''));
      if (names.has('show') || names.has('heading')) frame.firstElementChild?.replaceWith(placeholder(host));
      for (const name of names) widget?.attribute_changed(name);
    });
    attributes.observe(host, { attributeFilter: ATTRIBUTES });

    /** The feed's request leaves together with the module's. */
    const askEarly = () => {
      const feed = host.getAttribute('feed')?.trim();
      if (!feed || started) return;
      const { href } = new URL(feed, document.baseURI);
      if (early.has(href)) return;
      const answer = fetch(href, { credentials: 'omit' });
      answer.catch(() => {}); // the module hears of it
      early.set(href, answer);
    };

    /** @param {Failure} failure */
    const fail = (failure) => {
      const language = wordsFor(languageAround(host));
      const words = WORDS[language];
      frame.lang = language;
      const link = document.createElement('a');
      link.href = 'https://investseoul.com';
      link.textContent = 'Invest Seoul';
      const slot = document.createElement('slot');
      slot.append(link);
      const message = document.createElement('p');
      message.textContent = failure.cause === 'wasm-blocked' ? words.blocked : words.unreachable;
      const notice = box('notice', message, slot);
      notice.role = 'alert';
      notice.setAttribute('part', 'notice');
      if (failure.cause === 'wasm-unreachable') {
        const retry = document.createElement('button');
        retry.type = 'button';
        retry.className = 'retry';
        retry.setAttribute('part', 'retry');
        retry.textContent = words.retry;
        retry.onclick = () => {
          frame.focus({ preventScroll: true });
          load();
        };
        notice.append(retry);
      }
      live.replaceChildren(notice);
      frame.dataset.phase = 'failed';
      console.error(`[${NAME}] ${failure.cause}: ${failure.message}`);
      host.dispatchEvent(
        new CustomEvent(`${NAME}:error`, { bubbles: true, composed: true, detail: { cause: failure.cause } }),
      );
    };

    const start = async () => {
      frame.dataset.phase = 'loading';
      live.replaceChildren();
      try {
        askEarly();
      } catch {
        // Not an address: the module says so.
      }
      try {
        await run();
        if (!stopped) widget = mount(host, frame, live, early);
      } catch (error) {
        if (!stopped) fail(error instanceof Failure ? error : new Failure('wasm-unreachable', `the module stopped: ${error}`));
      }
    };

    /** The start under way. @type {Promise<void> | undefined} */
    let starting;
    const load = () => {
      starting ??= start().finally(() => (starting = undefined));
    };

    return {
      build,
      load,
      moved: () => widget?.moved(),
      stop() {
        stopped = true;
        attributes.disconnect();
        widget?.free();
        widget = undefined;
      },
      refresh: () => (widget ? widget.refresh() : load()),
      next: () => widget?.next(),
      previous: () => widget?.previous(),
      goTo: (index) => widget?.go_to(index),
      items: () => widget?.items() ?? [],
    };
  },
};

/**
 * For a tag in the head, where nothing is shown. Browsers put it there if it is all the page has: then the body is the
 * place. In a page with content only its author knows.
 * @param {HTMLElement} element
 */
function placeInBody(element) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => placeInBody(element));
  } else if (document.body.childElementCount) {
    console.warn(`[${NAME}] the script tag stands in <head>, where nothing is shown: move it to where the news should be`);
  } else {
    document.body.append(element);
  }
}

/** Puts an element right after each script tag that names a feed, with the tag's `data-*` as attributes. */
function place() {
  const known = /** @type {typeof InvestSeoulNews} */ (customElements.get(NAME));
  const tags = script ? [script] : document.querySelectorAll('script');
  for (const tag of tags) {
    if (!('feed' in tag.dataset) || !tag.src.startsWith(address) || known.placed.has(tag)) continue;
    known.placed.add(tag);
    const element = document.createElement(NAME);
    for (const { name, value } of tag.attributes) {
      if (name.startsWith('data-')) element.setAttribute(name.slice('data-'.length), value);
    }
    if (document.head.contains(tag)) {
      placeInBody(element);
      continue;
    }
    // A tag can be given a height to keep room for its element; the element takes it over.
    const reserved = tag.offsetHeight;
    if (reserved) {
      element.style.minHeight = `${reserved}px`;
      tag.style.display = 'none';
    }
    tag.after(element);
  }
}

const known = customElements.get(NAME);
if (known && !('offer' in known)) {
  console.warn(`[${NAME}] this page has defined another <${NAME}>: that one stays, and no news is shown`);
} else {
  // Adopted style sheets are the youngest feature that nothing works without (Chrome 73, Firefox 101, Safari 16.4).
  if ('adoptedStyleSheets' in Document.prototype) {
    if (!known) {
      InvestSeoulNews.offer(build);
      customElements.define(NAME, InvestSeoulNews);
    } else /** @type {typeof InvestSeoulNews} */ (known).offer(build);
    place();
  } else {
    console.warn(`[${NAME}] unsupported-browser: the page's own link is shown instead of the news`);
  }
}
