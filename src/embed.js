/**
 * The public script: what one tag brings to a stranger's page.
 *
 * It defines `<invest-seoul-news>`, puts one right after its own tag if that tag names a feed, and draws a
 * placeholder of the final size. When an element comes near the viewport it asks for the module and the feed at the
 * same time; from then on the module (src/lib.rs) does the rest. What can go wrong before the module runs is told
 * here; everything after, there. Nothing is left on the page but the element: its class is the registry that
 * several copies and versions of this script share.
 *
 * The page may have patched anything before this runs. What is passed to the browser as options has no prototype, so that
 * nothing a page has hung on `Object.prototype` is taken for one.
 */
import init, { mount } from '#glue';
import css from '#style';

const NAME = 'invest-seoul-news';

/** How far below or above the viewport an element starts to load. */
const NEAR = '600px';

/** The attributes that mean something to an element that is on the page. */
const ATTRIBUTES = ['feed', 'lang', 'layout', 'limit', 'theme', 'heading', 'heading-level', 'show', 'loading'];

/** How long a server may take for the module, or to begin a feed, in ms. */
const PATIENCE = 60_000;

/** How long to wait before asking for the module again unasked, in ms; give or take a half. */
const PAUSES = [2_000, 8_000, 30_000];

/** Placeholder cards: enough for the widest view. */
const PLACEHOLDERS = 5;

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

/** Which of the words a failure is told in. */
const MESSAGES = /** @type {const} */ ({
  'wasm-blocked': 'blocked',
  'wasm-unreachable': 'unreachable',
  'unsupported-browser': 'unsupported',
});

/** @param {string} version @returns {number[]} */
const numbers = (version) => version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);

/** @param {Build} a @param {Build} b */
const newest = (a, b) => {
  const [x, y] = [numbers(a.version), numbers(b.version)];
  const at = x.findIndex((part, i) => part !== y[i]);
  return at < 0 || x[at] > (y[at] ?? 0) ? a : b;
};

/**
 * Options for the browser: without a prototype, which a page may have put anything into.
 * @template const T
 * @param {T} members
 * @returns {T}
 */
const bare = (members) => Object.assign(Object.create(null), members);

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
    bare({ rootMargin: NEAR }),
  );

  /** @param {Build} build one more copy of the script */
  static offer(build) {
    // Not `this`, which is a subclass where the page has wrapped `customElements.define`.
    InvestSeoulNews.build = InvestSeoulNews.build ? newest(InvestSeoulNews.build, build) : build;
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

/**
 * `document.createElement`, also on a page with a form or an image of that name, which would stand in its place.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @returns {HTMLElementTagNameMap[Name]}
 */
const create = (name) =>
  /** @type {HTMLElementTagNameMap[Name]} */ (/** @type {HTMLElement} */ (Document.prototype.createElement.call(document, name)));

/** @param {string} className @param {...(Node | string)} children */
function box(className, ...children) {
  const element = create('div');
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

  const slides = Array(PLACEHOLDERS).fill(card).map((one) => box('slide', one.cloneNode(true)));
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
const address = script?.src || /https?:\/\/[^\s()]+?\.js(?=[?#:\s)]|$)/.exec(new Error().stack ?? '')?.[0] || location.href;

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
  /**
   * @param {keyof typeof MESSAGES} cause
   * @param {string} mend
   * @param {boolean} [transient] whether another try may well go better
   */
  constructor(cause, mend, transient = false) {
    super(mend);
    this.cause = cause;
    this.transient = transient;
  }
}

/** Who wants to try again once the module's server may have healed: all elements together. @type {Set<() => void>} */
const waiting = new Set();
let pauses = 0;

function tryAgain() {
  for (const start of waiting) start();
  waiting.clear();
}

/** @param {() => void} start */
function tryLater(start) {
  if (!waiting.size && pauses < PAUSES.length) setTimeout(tryAgain, PAUSES[pauses++] * (0.5 + Math.random()));
  waiting.add(start);
}

/** Ends in failure every element that the module serves. @type {Set<(failure: Failure) => void>} */
const served = new Set();

/** Whether the module has stopped for good, and how deep in it we are. */
let broken = false;
let depth = 0;

/** @param {Function} call a function of the module @returns {(...values: unknown[]) => unknown} */
const guard = (call) => (...values) => {
  if (broken) return;
  depth++;
  try {
    return call(...values);
  } catch (error) {
    if (depth > 1) throw error; // through the module's own frames
    broken = true;
    const failure = new Failure('wasm-unreachable', `the module stopped: ${error}; reload the page, and please report this`);
    for (const end of served) end(failure);
  } finally {
    depth--;
  }
};

/**
 * The module's functions, each such that nothing it throws reaches the page: a panic ends the widgets, and only them.
 * The glue calls this (xtask/src/bundle.rs).
 * @template {WebAssembly.Exports} T
 * @param {T} exports
 * @returns {T}
 */
export function guarded(exports) {
  /** @type {Record<string, unknown>} */
  const safe = {};
  for (const [name, value] of Object.entries(exports)) {
    safe[name] = typeof value === 'function' ? guard(value) : value;
  }
  return /** @type {T} */ (safe);
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
    if (!sheet || typeof WebAssembly !== 'object') {
      throw new Failure('unsupported-browser', 'this browser lacks WebAssembly or adopted style sheets; nothing can be done here');
    }
    const url = new URL(WASM_FILE, address);
    let transient = true;
    try {
      const signal = AbortSignal.timeout?.(PATIENCE);
      const options = bare({ integrity: WASM_INTEGRITY, credentials: 'omit', signal });
      const response = fetch(url, options).then((answer) => {
        if (answer.ok) return answer;
        transient = answer.status >= 500 || answer.status === 429;
        throw new Error(`status ${answer.status}`);
      });
      await init({ module_or_path: response });
      started = true;
    } catch (error) {
      running = undefined;
      early.clear(); // another try asks for everything again
      throw (await wasmAllowed())
        ? new Failure('wasm-unreachable', `${url} could not be loaded: ${error}; check that it is served beside ${address}, unchanged, with Access-Control-Allow-Origin, and that connect-src of this page's policy allows it`, transient)
        : new Failure('wasm-blocked', "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy");
    }
  })());
}

/** @type {Build} */
const build = {
  version: VERSION,
  attach(host) {
    // The youngest feature that nothing works without (Chrome 73, Firefox 101, Safari 16.4).
    if (!sheet && 'adoptedStyleSheets' in Document.prototype) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    const root = host.shadowRoot ?? host.attachShadow(bare({ mode: 'open' }));
    if (sheet) root.adoptedStyleSheets = [sheet];
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
    attributes.observe(host, bare({ attributeFilter: ATTRIBUTES }));

    /** @param {PageTransitionEvent} event */
    const shown = ({ persisted }) => {
      if (persisted) widget?.moved();
    };
    addEventListener('pageshow', shown);

    /** The feed's request leaves together with the module's. */
    const askEarly = () => {
      const feed = host.getAttribute('feed')?.trim();
      if (!feed || started) return;
      const { href } = new URL(feed, host.baseURI);
      if (early.has(href)) return;
      const signal = AbortSignal.timeout?.(PATIENCE);
      // A wrapped `fetch` may return a promise that is not of the page's own kind, as zone.js makes them.
      const answer = Promise.resolve(fetch(href, bare({ credentials: 'omit', signal })));
      answer.catch(() => {}); // the module hears of it
      early.set(href, answer);
    };

    /** @param {Failure} failure */
    const fail = (failure) => {
      served.delete(fail);
      widget = undefined;
      const language = wordsFor(languageAround(host));
      const words = WORDS[language];
      frame.lang = language;
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
      if (failure.cause === 'wasm-unreachable' && !broken) {
        const retry = create('button');
        retry.type = 'button';
        retry.className = 'retry';
        retry.setAttribute('part', 'retry');
        retry.textContent = words.retry;
        retry.onclick = () => {
          frame.focus(bare({ preventScroll: true }));
          load();
        };
        notice.append(retry);
      }
      live.replaceChildren(notice);
      frame.dataset.phase = 'failed';
      console.error(`[${NAME}] ${failure.cause}: ${failure.message}`);
      host.dispatchEvent(
        new CustomEvent(`${NAME}:error`, bare({ bubbles: true, composed: true, detail: { cause: failure.cause } })),
      );
    };

    /** @param {boolean} quietly whether what stands there stays until there is something better */
    const start = async (quietly) => {
      if (!quietly) {
        frame.dataset.phase = 'loading';
        live.replaceChildren();
      }
      try {
        askEarly();
      } catch {
        // Not an address: the module says so.
      }
      try {
        await run();
        if (stopped) return;
        live.replaceChildren();
        served.add(fail);
        widget = mount(host, frame, live, early);
        if (broken) widget = undefined;
      } catch (error) {
        if (stopped) return;
        const failure = error instanceof Failure ? error : new Failure('wasm-unreachable', `${error}`);
        if (failure.transient) tryLater(() => stopped || load(true));
        if (!quietly) fail(failure);
      }
    };

    /** The start under way. @type {Promise<void> | undefined} */
    let starting;
    const load = (quietly = false) => {
      starting ??= start(quietly).finally(() => (starting = undefined));
    };

    return {
      build,
      load: () => load(),
      moved: () => widget?.moved(),
      stop() {
        stopped = true;
        attributes.disconnect();
        removeEventListener('pageshow', shown);
        served.delete(fail);
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
    const element = new known();
    for (const { name, value } of tag.attributes) {
      if (name.startsWith('data-')) element.setAttribute(name.slice('data-'.length), value);
    }
    if (tag.closest('head')) {
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
  if (!known) {
    InvestSeoulNews.offer(build);
    customElements.define(NAME, InvestSeoulNews);
  } else /** @type {typeof InvestSeoulNews} */ (known).offer(build);
  place();
}
