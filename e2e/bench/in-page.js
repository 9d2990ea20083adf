// Runs in the page before its own scripts: what can only be measured from inside.
globalThis.bench = (() => {
  let counted = { views: 0, wire: 0, tasks: [], ms: 0 };
  const names = { view: 'views', wire: 'wire' };
  const listen = EventSource.prototype.addEventListener;
  EventSource.prototype.addEventListener = function (type, ...others) {
    const name = names[type];
    if (name) listen.call(this, type, () => counted[name]++);
    return listen.call(this, type, ...others);
  };

  return {
    startCounting() {
      counted = { views: 0, wire: 0, tasks: [], ms: performance.now() };
      const observer = new PerformanceObserver((list) =>
        counted.tasks.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: 'longtask' });
    },
    stopCounting: () => ({ ...counted, ms: performance.now() - counted.ms }),
    firstPaint: () =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) resolve(paint.startTime);
        });
        observer.observe({ type: 'paint', buffered: true });
      }),
    /** Keeps the time from the next click on one button until another works. */
    timePress(pressed, changing) {
      globalThis.bench.press = new Promise((resolve) => {
        const onClick = ({ timeStamp }) => {
          const observer = new MutationObserver(() => {
            if (changing.getAttribute('aria-disabled') === 'true') return;
            observer.disconnect();
            resolve(performance.now() - timeStamp);
          });
          observer.observe(changing, { attributes: true });
        };
        pressed.addEventListener('click', onClick, { once: true, capture: true });
      });
    },
  };
})();
