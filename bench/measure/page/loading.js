// Runs in the page, after cards.js. Records the first card's paint, long tasks, layout shifts and WebAssembly memory.
(() => {
  const bench = window.__bench;

  const memories = new Set();
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...parameters) => {
      const result = await original.apply(WebAssembly, parameters);
      for (const value of Object.values((result.instance ?? result).exports)) {
        if (value instanceof WebAssembly.Memory) memories.add(value);
      }
      return result;
    };
  }

  const errors = [];
  addEventListener('error', (event) => errors.push(event.message));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));

  /** Calls back after the frame that an animation frame callback belongs to. */
  bench.afterFrame = (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(0);
  };

  /** The end of the first frame that began with a visible card. */
  let firstCard = 0;
  requestAnimationFrame(function check() {
    if (bench.firstCard()) bench.afterFrame(() => { firstCard = performance.now(); });
    else requestAnimationFrame(check);
  });

  /** Observes performance entries. @returns {() => PerformanceEntry[]} all that have been recorded so far */
  const observe = (type) => {
    const entries = [];
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    return () => {
      entries.push(...observer.takeRecords());
      return entries;
    };
  };
  const longTasks = observe('longtask');
  const shifts = observe('layout-shift');
  let loaded = 0;
  addEventListener('load', () => { loaded = performance.now(); });

  /** Resolves when the page has loaded, has a card if `card` asks for one, and has had no long task for 600 ms. */
  bench.settled = ({ card }) => new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!loaded || (card && !firstCard)) return;
      const busyUntil = Math.max(firstCard, loaded, ...longTasks().map((task) => task.startTime + task.duration));
      if (performance.now() - busyUntil < 600) return;
      clearInterval(timer);
      resolve();
    }, 100);
  });

  /** Times are ms since the start of the navigation. */
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
