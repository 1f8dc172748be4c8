/** Nothing moves under the pointer: the controls of every kind stand still before, during and after a command. */
import type { Locator, Page } from '@playwright/test';
import { controls } from './support/controls.ts';
import { expect, test } from './support/fixtures.ts';
import { confirmed, goTo, openEntity, shareDemoHome } from './support/shared-app.ts';

const home = shareDemoHome();

/**
 * Follows where each control of a row is, frame by frame, until `stop` is called; answers what moved or went.
 * @param within of the row only these parts
 */
async function watch(row: Locator, within = ''): Promise<{ stop(): Promise<readonly string[]> }> {
  const handle = await row.evaluateHandle((element, part) => {
    const scroller = document.querySelector('#main');
    const wanted = ['button', 'input', 'select', 'textarea'].map((name) => `${part} ${name}`.trim()).join(', ');
    const controlsOf = () => [...element.querySelectorAll<HTMLElement>(wanted)];
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
  }, within);
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

/** Where it stands is left over from the test before. */
async function toOtherEnd(tile: Locator): Promise<void> {
  const slider = tile.getByRole('slider');
  const isHigh = await slider.evaluate((element) => {
    const { value, min, max } = element as HTMLInputElement;
    return Number(value) > (Number(min) + Number(max)) / 2;
  });
  await slider.press(isHigh ? 'Home' : 'End');
}

/** Entities whose tiles are operated in their room, and how. */
const onTiles: ReadonlyArray<
  readonly [id: string, how: string, operate: (tile: Locator, page: Page) => Promise<void>]
> = [
  ['light.reading_lamp', 'its switch', (tile) => tile.getByRole('switch').click()],
  ['light.reading_lamp', 'its slider', toOtherEnd],
  ['switch.coffee_machine', 'its switch', (tile) => tile.getByRole('switch').click()],
  ['fan.ceiling_fan', 'its slider', toOtherEnd],
  [
    'cover.window_blinds',
    'a button',
    (tile) =>
      tile
        .getByRole('button', { name: /^(Open|Close) / })
        .first()
        .click(),
  ],
  ['climate.radiator', 'its stepper', (tile) => tile.getByRole('button', { name: /raise$/ }).click()],
  [
    'lock.front_door_lock',
    'the button that asks',
    async (tile, page) => {
      // Unlocked it may be from the test before, and then offers nothing that is asked about.
      await page.evaluate(() =>
        window.inglenook.command('entity.command', { id: 'lock.front_door_lock', action: 'lock' }),
      );
      await tile.getByRole('button', { name: /unlock$/ }).click();
      await page.getByRole('alertdialog').getByRole('button').last().click();
    },
  ],
];

for (const [id, how, operate] of onTiles) {
  test(`no tile of the room moves while ${id} is operated by ${how}`, async () => {
    const page = home.page();
    const place = await page.evaluate(async (entityId) => {
      const answer = await window.inglenook.command('page.state', {});
      if (!answer.ok) return undefined;
      const entity = answer.value.entities.find((each) => each.id === entityId);
      return answer.value.devices.find((each) => each.id === entity?.deviceId);
    }, id);
    if (place?.area === undefined) throw new Error(`${id} stands in no room`);
    await goTo(page, `#/room/${encodeURIComponent(place.area)}`);
    const tile = page.getByRole('article', { name: place.name, exact: true });
    await tile.scrollIntoViewIfNeeded();
    const watching = await watch(page.locator('#main'), 'article');
    await operate(tile, page);
    await tile.locator('[data-command-phase="confirmed"]').waitFor({ state: 'attached' });
    await expect(tile.locator('[data-command-phase]')).toHaveCount(0);
    expect(await watching.stop()).toEqual([]);
  });
}
