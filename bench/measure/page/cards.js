// In the page, before its own scripts: finds the feed's cards in whatever shadow roots they are. It knows no widget.
(() => {
  const NEWS = 'https://news.seoul.example/'; // feeds/feed.js
  const closed = new WeakMap();
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    if (init.mode === 'closed') closed.set(this, root);
    return root;
  };
  const rootOf = (element) => element.shadowRoot ?? closed.get(element);

  /** Every element below a node, in document order, through shadow roots. */
  function* below(node, inShadow = false) {
    for (let element = node.firstElementChild; element; element = element.nextElementSibling) {
      yield { element, inShadow };
      const root = rootOf(element);
      if (root) yield* below(root, true);
      yield* below(element, inShadow);
    }
  }

  function* inWidgets() {
    const slot = document.getElementById('slot');
    if (!slot) return;
    for (const { element, inShadow } of below(slot)) if (inShadow) yield element;
  }

  const isCard = (element) => element.localName === 'a' && element.href.startsWith(NEWS);

  function visible(element) {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0
      && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
      && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  window.__bench = {
    /** The first card on screen: its link. */
    firstCard() {
      for (const element of inWidgets()) if (isCard(element) && visible(element)) return element;
      return undefined;
    },

    /** The first visible button whose name says "next". */
    nextButton() {
      for (const element of inWidgets()) {
        if (element.localName !== 'button' && element.role !== 'button') continue;
        const names = [element.ariaLabel, element.className, element.getAttribute('part'), element.textContent];
        if (names.some((name) => /next|다음/i.test(name ?? '')) && visible(element)) return element;
      }
      return undefined;
    },

    /** The addresses of the items that are on screen and not cut off by half. @returns {Promise<string[]>} */
    shown: () => new Promise((resolve) => {
      const observer = new IntersectionObserver((entries) => {
        observer.disconnect();
        resolve(entries.filter((entry) => entry.intersectionRatio > 0.5).map((entry) => entry.target.href));
      });
      const cards = [...inWidgets()].filter(isCard);
      if (!cards.length) resolve([]);
      cards.forEach((card) => observer.observe(card));
    }),

    /** How many widgets have cards. */
    populated: () => [...document.getElementById('slot').children]
      .filter((host) => rootOf(host) && [...below(rootOf(host))].some(({ element }) => isCard(element))).length,

    /** Elements of the whole document. */
    elements: () => [...below(document)].length,
  };
})();
