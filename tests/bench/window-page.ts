/** What the bench of the window looks at from inside of the page. */

/** Frames per second of a stretch of time, and the tasks of the page's main thread over 50 ms in it. */
export interface Smoothness {
  readonly fps: number;
  readonly longTasks: number;
  /** 0 = none was over 50 ms. */
  readonly longestTaskMs: number;
}

/** Source of a script that gives a page `bench`; text, for the other sources here know no document. */
export const pageScript = `
globalThis.bench = {
  // What is done in each frame while the page is looked at.
  moves: {
    rest() {},
    // A steady turn of the wheel: a screen in a bit more than half a second; at the end it goes on from the top.
    scroll() {
      const main = document.getElementById('main');
      main.scrollBy(0, 24);
      if (main.scrollTop + main.clientHeight >= main.scrollHeight - 1) main.scrollTo(0, 0);
    },
    // A thumb that is moved to and fro, as the browser tells of it.
    drag(frame) {
      const slider = document.querySelector('#main input[type=range]');
      const part = Math.abs(((frame / 60) % 2) - 1);
      const value = Math.round(Number(slider.min) + part * (Number(slider.max) - Number(slider.min)));
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, String(value));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    },
  },
  // Frames and long tasks while the page rests, is scrolled, or a slider on it is dragged.
  smoothness(ms, move) {
    return new Promise((resolve) => {
      const tasks = [];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      });
      observer.observe({ type: 'longtask' });
      const end = (fps) => {
        for (const { duration } of observer.takeRecords()) tasks.push(duration);
        observer.disconnect();
        resolve({ fps, longTasks: tasks.length, longestTaskMs: Math.max(0, ...tasks) });
      };
      let frames = -1;
      let start = 0;
      const frame = (now) => {
        frames += 1;
        if (frames === 0) start = now;
        bench.moves[move](frames);
        if (now - start < ms) requestAnimationFrame(frame);
        else end((frames * 1000) / (now - start));
      };
      requestAnimationFrame(frame);
    });
  },
  // After the frame of the present callback has been drawn.
  painted(then) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(undefined);
  },
  until(holds, then) {
    requestAnimationFrame(() => (holds() ? then() : bench.until(holds, then)));
  },
  // From the click on a link until what is looked for is painted, in milliseconds.
  openView(hash, looksFor, text) {
    const isThere = () =>
      [...document.querySelectorAll('#main ' + looksFor)].some((each) => each.textContent.includes(text));
    return new Promise((resolve) => {
      const started = performance.now();
      location.hash = hash;
      bench.until(isThere, () => bench.painted(() => resolve(performance.now() - started)));
    });
  },
  // From the typing of a query into the open palette until its first result is painted, in milliseconds.
  search(query, result) {
    const field = document.querySelector('[role=dialog] input[role=combobox]');
    const isFound = () => document.querySelector('[role=option]')?.textContent.includes(result) === true;
    return new Promise((resolve) => {
      const started = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, query);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      bench.until(isFound, () => bench.painted(() => resolve(performance.now() - started)));
    });
  },
  pressPalette() {
    const key = new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(key);
  },
  // From Ctrl+K until the list of the palette is painted, in milliseconds; it is closed again.
  openPalette() {
    const isOpen = () => document.querySelector('[role=option]') !== null;
    return new Promise((resolve) => {
      const started = performance.now();
      bench.pressPalette();
      bench.until(isOpen, () => {
        bench.painted(() => {
          const took = performance.now() - started;
          bench.pressPalette();
          bench.until(() => !isOpen(), () => resolve(took));
        });
      });
    });
  },
  // How many changes of entities the page is told of, per second.
  changes(ms) {
    let count = 0;
    const end = window.inglenook.on('patch', (patch) => {
      count += (patch.entities?.length ?? 0) + (patch.states?.length ?? 0);
    });
    return new Promise((resolve) => {
      setTimeout(() => {
        end();
        resolve((count * 1000) / ms);
      }, ms);
    });
  },
  // How many entities the service knows.
  async entities() {
    const answer = await window.inglenook.command('page.state', {});
    return answer.ok ? answer.value.entities.length : 0;
  },
  setUp: () => window.inglenook.command('settings.update', { patch: { setupDone: true } }),
};
`;
