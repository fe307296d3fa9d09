// In the page, after loading.js: what happens between a press on "next" and the cards' rest.
(() => {
  const bench = window.__bench;
  const REST = 8; // frames without movement
  const PATIENCE = 30_000;

  /** Where to press, and whether the button says that there is nothing more. */
  bench.next = () => {
    const button = bench.nextButton();
    if (!button) return undefined;
    const box = button.getBoundingClientRect();
    return {
      x: box.left + box.width / 2,
      y: box.top + box.height / 2,
      disabled: button.disabled || button.ariaDisabled === 'true',
    };
  };

  /** Gets ready for a press; `bench.pressed` then resolves to how the cards answered it. */
  bench.arm = () => {
    const card = bench.firstCard();
    const { href } = card;
    const place = () => (card.isConnected && card.href === href ? card.getBoundingClientRect().left : NaN);
    const from = place();
    bench.pressed = new Promise((resolve) => {
      addEventListener('click', ({ timeStamp }) => {
        let moved = 0;
        let worstFrame = 0;
        let still = 0;
        let last = from;
        let before = 0;
        requestAnimationFrame(function frame(now) {
          const left = place();
          if (before && moved) worstFrame = Math.max(worstFrame, now - before);
          before = now;
          if (!moved && !(Math.abs(left - from) < 0.5)) {
            moved = Infinity; // until that frame has ended
            bench.afterFrame(() => { moved = performance.now() - timeStamp; });
          }
          still = Object.is(left, last) || Math.abs(left - last) < 0.05 ? still + 1 : 0;
          last = left;
          const waited = performance.now() - timeStamp;
          if ((still < REST || (!moved && waited < 1_000)) && waited < PATIENCE) return requestAnimationFrame(frame);
          resolve({ firstFrame: moved || null, worstFrame });
        });
      }, { capture: true, once: true });
    });
  };
})();
