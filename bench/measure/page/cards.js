// Runs in the page, before its own scripts. Finds the feed's cards in any shadow root, and knows nothing of the widgets.
(() => {
  /** The addresses of items in feeds/feed.js. Links to the home page of the feed are no cards. */
  const RELEASE = /^https:\/\/news\.seoul\.example\/(ko|en)\//;
  const closed = new WeakMap();
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    if (init.mode === 'closed') closed.set(this, root);
    return root;
  };
  const rootOf = (element) => element.shadowRoot ?? closed.get(element);

  /** All descendants of a node in document order, those in shadow roots included. */
  function* descendants(node, inShadow = false) {
    for (let element = node.firstElementChild; element; element = element.nextElementSibling) {
      yield { element, inShadow };
      const root = rootOf(element);
      if (root) yield* descendants(root, true);
      yield* descendants(element, inShadow);
    }
  }

  function* widgetElements() {
    const slot = document.getElementById('slot');
    if (!slot) return;
    for (const { element, inShadow } of descendants(slot)) if (inShadow) yield element;
  }

  const isCard = (element) => element.localName === 'a' && RELEASE.test(element.href);

  function visible(element) {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0
      && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
      && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  window.__bench = {
    /** The link of the first card on screen. */
    firstCard() {
      for (const element of widgetElements()) if (isCard(element) && visible(element)) return element;
      return undefined;
    },

    /** The first visible button whose name contains "next". */
    nextButton() {
      for (const element of widgetElements()) {
        if (element.localName !== 'button' && element.role !== 'button') continue;
        const names = [element.ariaLabel, element.className, element.getAttribute('part'), element.textContent];
        if (names.some((name) => /next|다음/i.test(name ?? '')) && visible(element)) return element;
      }
      return undefined;
    },

    /** The addresses of the items of which more than half is on screen. @returns {Promise<string[]>} */
    shown: () => new Promise((resolve) => {
      const observer = new IntersectionObserver((entries) => {
        observer.disconnect();
        resolve(entries.filter((entry) => entry.intersectionRatio > 0.5).map((entry) => entry.target.href));
      });
      const cards = [...widgetElements()].filter(isCard);
      if (!cards.length) resolve([]);
      cards.forEach((card) => observer.observe(card));
    }),

    /** The number of widgets that have cards. */
    populated: () => [...document.getElementById('slot').children]
      .filter((host) => rootOf(host) && [...descendants(rootOf(host))].some(({ element }) => isCard(element))).length,

    /** The number of elements in the whole document. */
    elements: () => [...descendants(document)].length,
  };
})();
