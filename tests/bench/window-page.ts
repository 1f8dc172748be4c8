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
  // Frames and long tasks while the page rests, or scrolls on by some pixels per frame.
  smoothness(ms, pixels) {
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
        if (pixels > 0) document.getElementById('main').scrollBy(0, pixels);
        if (now - start < ms) requestAnimationFrame(frame);
        else end((frames * 1000) / (now - start));
      };
      requestAnimationFrame(frame);
    });
  },
  // From Ctrl+K until the list of the palette is painted, in milliseconds; it is closed again.
  openPalette() {
    const press = () => {
      const key = new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(key);
    };
    const isOpen = () => document.querySelector('[role=option]') !== null;
    const until = (holds, then) => requestAnimationFrame(() => (holds() ? then() : until(holds, then)));
    return new Promise((resolve) => {
      const started = performance.now();
      press();
      until(isOpen, () => {
        // A message is handled after the frame of this callback has been drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const took = performance.now() - started;
          press();
          until(() => !isOpen(), () => resolve(took));
        };
        port2.postMessage(undefined);
      });
    });
  },
  // How many changes of entities the page is told of, per second.
  changes(ms) {
    let count = 0;
    const end = window.inglenook.on('patch', (patch) => {
      count += patch.entities?.length ?? 0;
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
