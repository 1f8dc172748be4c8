import { beforeEach, expect, it } from 'vitest';
import { Emitter } from '../../../../main/service/base/events.ts';
import { limits } from '../../../../main/service/base/limits.ts';
import type { ServiceEvents } from '../../../../main/service/model/service.ts';
import { createPage, type Page, type PageOptions } from '../../../../main/shell/window/page.ts';
import type { Patch } from '../../../../preload/contract.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createRegistryHarness, type RegistryHarness } from '../../../support/registry-harness.ts';

let home: RegistryHarness;
let clock: FakeClock;
let patches: Patch[];
let page: Page;
let watching: number;

beforeEach(async () => {
  home = createRegistryHarness();
  clock = createFakeClock();
  patches = [];
  watching = 0;
  const events = new Emitter<ServiceEvents>(() => undefined);
  for (const name of ['a', 'b']) await home.announce('sensor', name, { state_topic: name });
  const watch = (): (() => void) => {
    watching += 1;
    return () => {
      watching -= 1;
    };
  };
  const service = {
    registry: home.registry,
    on: events.on.bind(events),
    counters: () => ({}),
    settingsView: () => ({}),
    snapshot: () => ({}),
    mode: 'running',
    ports: { clock, timers: clock },
    brokers: { watch },
  };
  page = createPage({
    service,
    api: {},
    window: {
      send: (name: string, payload: unknown) => name === 'patch' && patches.push(payload as Patch),
      pageReady: () => page.setVisible(true),
    },
    handlers: {},
    app: () => ({}),
  } as unknown as PageOptions);
  await page.run('page.state', {});
});

const next = (): void => clock.advance(limits.patchIntervalMs);

it('that follows some things gets what changed of them while it was hidden, and does not fetch everything anew', async () => {
  await page.run('page.watch', { entities: ['sensor.a'] });
  page.setVisible(false);
  home.publish('a', '1');
  home.publish('b', '1');
  clock.advance(10_000);
  expect([patches, clock.pending, watching]).toEqual([[], 0, 0]);
  page.setVisible(true);
  expect(patches).toMatchObject([{ seq: 1, states: [{ id: 'sensor.a', state: '1' }] }]);
  home.publish('a', '2');
  next();
  expect(patches.map(({ seq, states }) => [seq, states?.length])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

it('that follows everything fetches it anew when it is shown again', () => {
  page.setVisible(false);
  home.publish('a', '1');
  page.setVisible(true);
  expect(patches).toEqual([{ seq: 2 }]);
});

it('that is gone has nothing kept for it', async () => {
  await page.run('page.watch', { entities: ['sensor.a'] });
  page.setVisible(false);
  page.gone();
  home.publish('a', '1');
  page.setVisible(true);
  expect(patches).toEqual([{ seq: 2 }]);
  home.publish('b', '1');
  next();
  expect(patches[1]?.entities).toMatchObject([{ id: 'sensor.b' }]);
});

it('gets no more patches than it takes in, and then the last state of each thing', async () => {
  for (let round = 0; round < 100; round += 1) {
    home.publish('a', String(round));
    next();
  }
  expect(patches).toHaveLength(limits.pageBusy);
  await page.run('page.seen', { received: limits.pageBusy });
  next();
  expect(patches.slice(limits.pageBusy)).toMatchObject([{ seq: limits.pageBusy + 1, states: [{ state: '99' }] }]);
});
