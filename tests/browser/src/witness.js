// Writes down what this page sees; src/witness.rs says what the fields are.
globalThis.witness = (() => {
  const seen = {
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
      seen.console.push(`${level}: ${values.join(' ')}`);
      original.apply(console, values);
    };
  }
  addEventListener('error', ({ message }) => seen.uncaught.push(message));
  addEventListener('unhandledrejection', ({ reason }) => seen.uncaught.push(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // The browser's own idea, not the page's.
    if (!blockedURI.endsWith('/favicon.ico')) seen.violations.push(`${effectiveDirective} ${blockedURI}`);
  });

  const widgets = document.getElementsByTagName('invest-seoul-news');
  for (const name of ['ready', 'slide', 'open', 'error']) {
    document.addEventListener(`invest-seoul-news:${name}`, ({ target, detail }) =>
      seen.events.push({ name, widget: [...widgets].indexOf(target), detail }),
    );
  }

  const add = (list, value) => {
    if (value !== undefined && value !== list.at(-1)) list.push(value);
  };
  const look = () => {
    add(seen.phases, widgets[0]?.shadowRoot?.querySelector('[data-phase]')?.dataset.phase);
    const below = document.getElementById('below');
    if (below) add(seen.below, Math.round(100 * (below.getBoundingClientRect().top + scrollY)) / 100);
    requestAnimationFrame(look);
  };
  look();

  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    seen.layoutShift = 0;
    const sum = (list) => {
      for (const { value, sources } of list.getEntries()) {
        seen.layoutShift += value;
        for (const { currentRect } of sources) {
          const { left, top, width, height } = currentRect;
          seen.shifted.push({ left, top, width, height });
        }
      }
    };
    new PerformanceObserver(sum).observe({ type: 'layout-shift', buffered: true });
  }
  return seen;
})();
