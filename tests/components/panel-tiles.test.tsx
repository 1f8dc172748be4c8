/** Favourites in the panel: the window's tiles, which a click, a key and the chevron operate as one. */
import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import type { Bridge, Result } from '../../preload/contract.ts';
import { Favourites } from '../../renderer/panel/favourites.tsx';
import { Store } from '../../renderer/state/store.ts';
import { StoreProvider } from '../../renderer/state/use-store.tsx';
import { fakePageState } from '../support/fake-home.ts';
import { mount } from './support/mount.tsx';
import { entityOf } from './support/page.tsx';

const lamp = entityOf('light', {
  id: 'light.lamp',
  name: 'Lamp',
  state: 'on',
  actions: ['turn_on', 'turn_off', 'toggle'],
  attributes: { supported_color_modes: ['brightness'], brightness: 128, color_mode: 'brightness' },
});
const plug = entityOf('switch', { id: 'switch.plug', name: 'Plug', actions: ['turn_on', 'turn_off'] });
const sent: unknown[] = [];

beforeEach(() => {
  sent.length = 0;
});

async function show(): Promise<HTMLElement> {
  const state = { ...fakePageState('home'), entities: [lamp, plug] };
  const bridge: Bridge = {
    on: () => () => undefined,
    command: (name, request) => {
      if (name === 'page.state') return Promise.resolve({ ok: true, value: state } as Result<never>);
      if (name === 'entity.command') sent.push(request);
      return new Promise(() => undefined);
    },
  };
  const store = new Store(bridge);
  store.start();
  await act(async () => undefined);
  return mount(
    <StoreProvider store={store}>
      <Favourites ids={[lamp.id, plug.id]} />
    </StoreProvider>,
  );
}

const tiles = (host: HTMLElement): HTMLButtonElement[] => [...host.querySelectorAll<HTMLButtonElement>('[data-tile]')];
const press = (target: Element, key: string) =>
  act(async () => void target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));

it('look as in the window, and are one button each', async () => {
  const host = await show();
  expect(host.querySelectorAll('article[data-entity-id]')).toHaveLength(2);
  expect(tiles(host).map((each) => each.getAttribute('aria-label'))).toEqual(['Lamp', 'Plug']);
  expect(tiles(host).map((each) => each.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
  expect(host.querySelector('[data-testid="state"]')?.textContent).toContain('On');
  // What lies below the button is reached by neither Tab nor pointer.
  for (const each of host.querySelectorAll('article')) expect(each.closest('[inert]')).not.toBeNull();
});

it('toggle by a click and by the space bar, move by + and -, and unfold by Enter', async () => {
  const host = await show();
  const [first, second] = tiles(host);
  if (first === undefined || second === undefined) throw new Error('no tiles');
  await act(async () => first.click());
  await press(second, ' ');
  await press(first, '+');
  expect(sent).toEqual([
    { id: 'light.lamp', action: 'turn_off' },
    { id: 'switch.plug', action: 'turn_on' },
    { id: 'light.lamp', action: 'turn_on', params: { brightness: expect.any(Number) } },
  ]);
  await press(first, 'ArrowRight');
  expect(document.activeElement).toBe(second);
  expect(host.querySelector('input[type="range"]')).toBeNull();
  await press(first, 'Enter');
  expect(host.querySelector('input[type="range"]')).not.toBeNull();
});
