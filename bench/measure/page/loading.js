// In the page, after cards.js: when the first card is painted, which tasks were long, what moved, what WebAssembly holds.
(() => {
  const bench = window.__bench;

  const memories = new Set();
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      for (const value of Object.values((result.instance ?? result).exports)) {
        if (value instanceof WebAssembly.Memory) memories.add(value);
      }
      return result;
    };
  }

  const errors = [];
  addEventListener('error', (event) => errors.push(event.message));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));

  bench.afterFrame = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  };

  /** The end of the first frame at whose start a card was visible. */
  let firstCard = 0;
  requestAnimationFrame(function look() {
    if (bench.firstCard()) bench.afterFrame(() => { firstCard = performance.now(); });
    else requestAnimationFrame(look);
  });

  /** What an observer has seen so far, kept up to date by `take`. */
  bench.observe = (type, options) => {
    const seen = [];
    const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
    observer.observe({ type, buffered: true, ...options });
    return () => {
      seen.push(...observer.takeRecords());
      return seen;
    };
  };
  const longTasks = bench.observe('longtask');
  const shifts = bench.observe('layout-shift');
  let loaded = 0;
  addEventListener('load', () => { loaded = performance.now(); });

  /** Resolves when the page is loaded, has a card if it should, and for 600 ms had no long task. */
  bench.quiet = ({ card }) => new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!loaded || (card && !firstCard)) return;
      const busyUntil = Math.max(firstCard, loaded, ...longTasks().map((task) => task.startTime + task.duration));
      if (performance.now() - busyUntil < 600) return;
      clearInterval(timer);
      resolve();
    }, 100);
  });

  /** Times in ms from the start of the navigation. */
  bench.report = () => {
    const durations = longTasks().map((task) => task.duration);
    return {
      firstCard,
      blocking: durations.reduce((sum, duration) => sum + duration - 50, 0),
      longestTask: Math.max(0, ...durations),
      layoutShift: shifts().filter((shift) => !shift.hadRecentInput).reduce((sum, shift) => sum + shift.value, 0),
      wasmMemory: [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
      elements: bench.elements(),
      timeOrigin: performance.timeOrigin,
      errors,
    };
  };
})();
