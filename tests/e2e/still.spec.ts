/** Nothing moves under the pointer: the controls of every kind stand still before, during and after a command. */
import type { Locator } from '@playwright/test';
import { controls } from './support/controls.ts';
import { expect, test } from './support/fixtures.ts';
import { confirmed, openEntity, shareDemoHome } from './support/shared-app.ts';

const home = shareDemoHome();

/** Follows where each control of a row is, frame by frame, until `stop` is called; answers what moved or went. */
async function watch(row: Locator): Promise<{ stop(): Promise<readonly string[]> }> {
  const handle = await row.evaluateHandle((element) => {
    const scroller = document.querySelector('#main');
    const controlsOf = () => [...element.querySelectorAll<HTMLElement>('button, input, select, textarea')];
    const placeOf = (each: HTMLElement): string => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [x, y + (scroller?.scrollTop ?? 0), width, height].map((value) => value.toFixed(1)).join(' ');
    };
    const nameOf = (each: HTMLElement): string =>
      `${each.tagName.toLowerCase()} ${each.getAttribute('aria-label') ?? each.textContent ?? ''}`;
    const first = new Map(controlsOf().map((each) => [each, { name: nameOf(each), place: placeOf(each) }]));
    const moved = new Set<string>();
    let isOver = false;
    const look = (): void => {
      for (const [each, { name, place }] of first) {
        const now = each.isConnected ? placeOf(each) : 'gone';
        if (now !== place) moved.add(`${name}: ${place} -> ${now}`);
      }
      for (const each of controlsOf()) if (!first.has(each)) moved.add(`${nameOf(each)}: came`);
      if (!isOver) requestAnimationFrame(look);
    };
    look();
    return {
      stop: () => {
        isOver = true;
        return first.size === 0 ? ['there are no controls'] : [...moved];
      },
    };
  });
  return { stop: () => handle.evaluate((watcher) => watcher.stop()) };
}

for (const [platform, control] of Object.entries(controls)) {
  if (!('operate' in control)) continue;
  test(`${platform}: its controls stand still through a command`, async () => {
    const page = home.page();
    const row = await openEntity(page, control.id);
    // Its name would be lifted out of the way by a scroll: that is no move.
    await row.scrollIntoViewIfNeeded();
    const watching = await watch(row);
    await control.operate(row, page);
    await confirmed(row);
    // The word of its outcome leaves again.
    await expect(row.locator('[data-command-phase]')).toHaveCount(0);
    expect(await watching.stop()).toEqual([]);
  });
}
