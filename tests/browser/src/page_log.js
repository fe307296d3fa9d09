// Writes the log of this page; src/page_log.rs documents the fields.
globalThis.pageLog = (() => {
  const log = {
    console: [],
    uncaught: [],
    violations: [],
    events: [],
    phases: [],
    below: [],
    layoutShift: null,
    shifted: [],
  };

  for (const level of ['warn', 'error']) {
    const original = console[level];
    console[level] = (...values) => {
      log.console.push(`${level}: ${values.join(' ')}`);
      original.apply(console, values);
    };
  }
  addEventListener('error', ({ message }) => log.uncaught.push(message));
  addEventListener('unhandledrejection', ({ reason }) => log.uncaught.push(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // Browsers request it by themselves.
    if (!blockedURI.endsWith('/favicon.ico')) log.violations.push(`${effectiveDirective} ${blockedURI}`);
  });

  const widgets = document.getElementsByTagName('invest-seoul-news');
  for (const name of ['ready', 'slide', 'open', 'error']) {
    document.addEventListener(`isn-${name}`, ({ target, detail }) =>
      log.events.push({ name, widget: [...widgets].indexOf(target), detail }),
    );
  }

  const add = (list, value) => {
    if (value !== undefined && value !== list.at(-1)) list.push(value);
  };
  const observe = () => {
    add(log.phases, widgets[0]?.shadowRoot?.querySelector('[data-phase]')?.dataset.phase);
    const below = document.getElementById('below');
    if (below) add(log.below, Math.round(100 * (below.getBoundingClientRect().top + scrollY)) / 100);
    requestAnimationFrame(observe);
  };
  observe();

  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    log.layoutShift = 0;
    const sum = (list) => {
      for (const { value, sources } of list.getEntries()) {
        log.layoutShift += value;
        for (const { currentRect } of sources) {
          const { left, top, width, height } = currentRect;
          log.shifted.push({ left, top, width, height });
        }
      }
    };
    new PerformanceObserver(sum).observe({ type: 'layout-shift', buffered: true });
  }
  return log;
})();
