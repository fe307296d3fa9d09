// Runs in the page, after loading.js. Records the frames from a press on "next" until the cards stand still.
(() => {
  const bench = window.__bench;
  const STILL_FRAMES = 8; // without movement
  const TIMEOUT = 30_000;

  /** The centre of the "next" button, and whether it is disabled. */
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

  /** Watches the next press; `bench.pressed` then resolves to how the cards moved. */
  bench.watchPress = () => {
    const card = bench.firstCard();
    const { href } = card;
    const position = () => (card.isConnected && card.href === href ? card.getBoundingClientRect().left : NaN);
    const from = position();
    bench.pressed = new Promise((resolve) => {
      addEventListener('click', ({ timeStamp }) => {
        let moved = 0;
        let worstFrame = 0;
        let still = 0;
        let last = from;
        let before = 0;
        requestAnimationFrame(function frame(now) {
          const left = position();
          if (before && moved) worstFrame = Math.max(worstFrame, now - before);
          before = now;
          if (!moved && !(Math.abs(left - from) < 0.5)) {
            moved = Infinity; // until this frame has ended
            bench.afterFrame(() => { moved = performance.now() - timeStamp; });
          }
          still = Object.is(left, last) || Math.abs(left - last) < 0.05 ? still + 1 : 0;
          last = left;
          const waited = performance.now() - timeStamp;
          if ((still < STILL_FRAMES || (!moved && waited < 1_000)) && waited < TIMEOUT) return requestAnimationFrame(frame);
          resolve({ firstFrame: moved || null, worstFrame });
        });
      }, { capture: true, once: true });
    });
  };
})();
