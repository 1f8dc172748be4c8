/** The preload has a world of its own: the page has what is exposed to it, copies, and nothing more. */
import { commandChannel, eventChannel } from '../../preload/channels.ts';
import { expect, test } from './support/fixtures.ts';
import { goTo, shareApp } from './support/shared-app.ts';

const shared = shareApp(() => ['--demo']);

test('the page sees none of the preload’s names', async () => {
  const seen = await shared.page().evaluate(() => {
    const names = Object.getOwnPropertyNames(globalThis);
    return {
      telling: names.filter((name) => /standin|electron|ipcr|deliver|invoke/i.test(name)),
      node: ['require', 'module', 'exports', 'process', 'Buffer', 'setImmediate'].filter((name) => name in globalThis),
      exposed: Object.getOwnPropertyNames(window.inglenook),
    };
  });
  expect(seen).toEqual({ telling: [], node: [], exposed: ['command', 'on'] });
});

test('what is exposed cannot be changed or replaced', async () => {
  const seen = await shared.page().evaluate(() => {
    const mayDo = (act: () => void) => {
      try {
        act();
        return true;
      } catch {
        return false;
      }
    };
    const bridge: object = window.inglenook;
    const before = window.inglenook.command;
    return {
      changed: mayDo(() => Object.assign(bridge, { command: () => 'mine' })),
      added: mayDo(() => Object.assign(bridge, { more: 1 })),
      replaced: mayDo(() => Object.assign(globalThis, { inglenook: {} })),
      removed: Reflect.deleteProperty(globalThis, 'inglenook'),
      deepFrozen: Object.isFrozen(bridge) && Object.isFrozen(window.inglenook.command),
      same: window.inglenook === bridge && window.inglenook.command === before,
    };
  });
  expect(seen).toEqual({
    changed: false,
    added: false,
    replaced: false,
    removed: false,
    deepFrozen: true,
    same: true,
  });
});

test('no function leads into the preload’s world', async () => {
  const isOurs = await shared.page().evaluate(async () => {
    const worldOf = (value: object): unknown => {
      const make: unknown = Reflect.get(Reflect.get(value, 'constructor'), 'constructor');
      return Object.getPrototypeOf(make) === Function.prototype && make === Function;
    };
    const answer = await window.inglenook.command('page.state', {});
    const dispose = window.inglenook.on('patch', () => undefined);
    return [
      window.inglenook,
      window.inglenook.command,
      answer,
      dispose,
      window.inglenook.command('page.state', {}),
    ].map(worldOf);
  });
  expect(isOurs).toEqual([true, true, true, true, true]);
});

test('what comes out is a copy, and what goes in too', async () => {
  const page = shared.page();
  const seen = await page.evaluate(async () => {
    const ask = () => window.inglenook.command('settings.get', {});
    const first = await ask();
    if (first.ok) Object.assign(first.value, { theme: 'spoilt' });
    const second = await ask();
    let reads = 0;
    const command = window.inglenook.command as (name: string, request: unknown) => Promise<{ ok: boolean }>;
    const request = Object.defineProperty({}, 'extra', {
      enumerable: true,
      get() {
        reads += 1;
        return 1;
      },
    });
    const strange = await command('page.state', request);
    const refused = await command('page.state', { call: () => 1 }).then(
      () => '',
      (error: Error) => error.message,
    );
    return { spoilt: JSON.stringify(second).includes('spoilt'), strange: strange.ok, reads, refused };
  });
  expect(seen).toEqual({ spoilt: false, strange: false, reads: 1, refused: 'An object could not be cloned.' });
});

test('a page that replaces what every script stands on sees nothing of the preload, and disturbs it not', async () => {
  const page = shared.page();
  await page.evaluate(
    (secrets) => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      let isNoting = false;
      const note = (what: string, values: readonly unknown[]) => {
        // What this stands on is replaced, too.
        if (isNoting) return;
        isNoting = true;
        for (const value of values) {
          if (typeof value === 'function' && !(value instanceof Function)) heard.push(`${what}: foreign function`);
          if (value instanceof Comment || value instanceof Event) heard.push(`${what}: a messenger`);
          if (typeof value === 'string' && secrets.some((each) => value.includes(each)))
            heard.push(`${what}: ${value}`);
        }
        isNoting = false;
      };
      const tap = (owner: object, name: PropertyKey, what: string) => {
        const original: unknown = Object.getOwnPropertyDescriptor(owner, name)?.value;
        if (typeof original !== 'function') return;
        const tapped = function tapped(this: unknown, ...args: unknown[]) {
          note(what, [this, ...args]);
          return Reflect.apply(original, this, args);
        };
        Reflect.defineProperty(owner, name, { value: tapped, writable: true, configurable: true });
      };
      for (const [what, owner] of Object.entries({
        Array: Array.prototype,
        Map: Map.prototype,
        Set: Set.prototype,
        Promise: Promise.prototype,
        String: String.prototype,
        EventTarget: EventTarget.prototype,
        Function: Function.prototype,
        JSON,
        Reflect: { ...Reflect },
        Object,
      })) {
        for (const name of Object.getOwnPropertyNames(owner)) if (name !== 'constructor') tap(owner, name, what);
      }
      for (const name of ['detail', 'bubbles', 'composed', 'relatedTarget', 'toJSON', '0', '1']) {
        Object.defineProperty(Object.prototype, name, {
          configurable: true,
          get(this: unknown) {
            note(`Object.prototype.${name}`, [this, ...Object.values(Object(this))]);
            return undefined;
          },
          set(this: object, value: unknown) {
            note(`Object.prototype.${name}`, [value]);
            Reflect.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
          },
        });
      }
      const { construct } = Reflect;
      globalThis.CustomEvent = new Proxy(CustomEvent, {
        construct(target, args) {
          note('CustomEvent', args);
          return construct(target, args);
        },
      });
    },
    [commandChannel, eventChannel, 'page.seen'] as const,
  );
  const seen = await page.evaluate(async () => {
    const patches: unknown[] = [];
    const dispose = window.inglenook.on('patch', (patch) => patches.push(patch));
    const state = await window.inglenook.command('page.state', {});
    // The demo home never rests.
    for (let tries = 0; tries < 600 && patches.length === 0; tries += 1) await new Promise(requestAnimationFrame);
    dispose();
    return { ok: state.ok, patched: patches.length > 0, heard: Reflect.get(globalThis, 'heard') };
  });
  expect(seen).toEqual({ ok: true, patched: true, heard: [] });
  await goTo(page, '#/settings');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
