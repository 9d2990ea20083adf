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

  /** Calls back once for each drawn frame and gives the milliseconds between them. */
  const eachFrame = async (count, onFrame) => {
    const times = [];
    for (let frame = 0; frame <= count; frame += 1) {
      times.push(await new Promise(requestAnimationFrame));
      onFrame(frame);
    }
    return times.slice(1).map((time, at) => time - times[at]);
  };

  return {
    frames: (count) => eachFrame(count, () => {}),
    /** From the first row to the last in so many frames. */
    async scrollThrough(grid, count) {
      const tasks = [];
      const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
      observer.observe({ type: 'longtask' });
      let rows = 0;
      let blanks = 0;
      const frames = await eachFrame(count, (frame) => {
        const drawn = [...grid.querySelectorAll('[role="row"][id]')].map((row) =>
          row.getBoundingClientRect(),
        );
        const { top, bottom } = grid.getBoundingClientRect();
        rows = Math.max(rows, drawn.length);
        // The headings and the edge of the list are no blank.
        const isWhole = drawn.length > 0 && drawn[0].top <= top + 60 && drawn.at(-1).bottom >= bottom - 40;
        if (!isWhole) blanks += 1;
        grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * frame) / count;
      });
      observer.disconnect();
      return { frames, tasks: tasks.map(({ duration }) => duration), rows, blanks };
    },
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
