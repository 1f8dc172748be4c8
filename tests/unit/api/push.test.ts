import { beforeEach, describe, expect, it } from 'vitest';
import { createPush, type Push } from '../../../main/api/push.ts';
import { Emitter } from '../../../main/service/base/events.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { ServiceEvents } from '../../../main/service/model/service.ts';
import type { Service } from '../../../main/service/service.ts';
import type { Patch } from '../../../preload/contract.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

let home: RegistryHarness;
let timers: FakeClock;
let events: Emitter<ServiceEvents>;
let patches: Patch[];
let push: Push;
let isBehind: boolean;

beforeEach(async () => {
  home = createRegistryHarness();
  timers = createFakeClock();
  events = new Emitter<ServiceEvents>(() => undefined);
  patches = [];
  const device = { identifiers: ['d'], name: 'Box' };
  await home.announce('sensor', 'a', { state_topic: 'a', device });
  await home.announce('sensor', 'b', { state_topic: 'b' });
  const service = {
    registry: home.registry,
    on: events.on.bind(events),
    counters: () => ({}),
    settingsView: () => ({ theme: 'dark' }),
    mode: 'running',
  };
  isBehind = false;
  push = createPush(
    service as unknown as Service,
    timers,
    (patch) => patches.push(patch),
    () => !isBehind,
  );
});

const told = (patch: Patch | undefined) => [...(patch?.entities ?? []), ...(patch?.states ?? [])];
const ids = (patch: Patch | undefined) => told(patch).map(({ id, state }) => `${id} ${state}`);

/** `count` sensors that all speak whenever `many` does. */
async function announceMany(count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => `many${index}`);
  for (const name of names) await home.announce('sensor', name, { state_topic: 'many' });
  return names.map((name) => `sensor.${name}`);
}

describe('patches for the page', () => {
  it('come only between start and stop, and leave nothing behind', () => {
    home.publish('b', '1');
    timers.advance(1_000);
    expect(patches).toEqual([]);
    push.start();
    home.publish('b', '2');
    push.stop();
    timers.advance(1_000);
    expect([patches, timers.pending]).toEqual([[], 0]);
    push.start();
    push.start();
    home.publish('b', '3');
    timers.advance(limits.patchIntervalMs);
    expect(patches).toHaveLength(1);
  });

  it('are one per frame, each thing once, in its last state, numbered without gaps', () => {
    push.start();
    for (const value of ['1', '2', '3']) home.publish('b', value);
    home.publish('box_a', 'x');
    home.publish('a', '7');
    expect(patches).toEqual([]);
    timers.advance(limits.patchIntervalMs);
    expect(ids(patches[0])).toEqual(['sensor.b 3', 'sensor.box_a 7']);
    home.publish('b', '4');
    timers.advance(limits.patchIntervalMs);
    expect(ids(patches[1])).toEqual(['sensor.b 4']);
    expect(patches.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(push.seq()).toBe(2);
    timers.advance(10_000);
    expect(patches).toHaveLength(2);
  });

  it('bring what changes all at once in parts, each thing in the state that it has by then', async () => {
    await announceMany(1_100);
    push.start();
    home.publish('many', '1');
    timers.advance(limits.patchIntervalMs);
    expect(patches).toHaveLength(1);
    home.publish('many', '2');
    home.withdraw('sensor', 'many1099');
    timers.advance(limits.patchIntervalMs);
    timers.advance(limits.patchIntervalMs);
    timers.advance(10_000);
    expect(patches[0]?.entities).toHaveLength(1_000);
    // Of those that were told of just now no more than 100 at once.
    expect(patches.slice(1).map((patch) => told(patch).length)).toEqual([199, ...Array.from({ length: 9 }, () => 100)]);
    expect(patches.map(({ seq }) => seq)).toEqual(patches.map((_, index) => index + 1));
    expect(patches[1]?.removed?.entities).toEqual(['sensor.many1099']);
    const last = new Map(patches.flatMap(told).map(({ id, state }) => [id, state]));
    expect([last.size, new Set(last.values())]).toEqual([1_099, new Set(['2'])]);
  });

  it('tell of what went, and not of what came back at once', async () => {
    push.start();
    home.publish('b', '1');
    home.withdraw('sensor', 'b');
    timers.advance(limits.patchIntervalMs);
    expect(patches[0]?.removed).toEqual({ entities: ['sensor.b'] });
    expect(patches[0]?.entities).toBeUndefined();
    home.withdraw('sensor', 'a');
    await home.announce('sensor', 'a', { state_topic: 'a', device: { identifiers: ['d'], name: 'Box' } });
    timers.advance(limits.patchIntervalMs);
    expect(ids(patches[1])).toEqual(['sensor.box_a unknown']);
    expect(patches[1]?.removed?.entities).toBeUndefined();
    expect(patches[1]?.devices?.map(({ name }) => name)).toEqual(['Box']);
    expect(patches[1]?.removed?.devices).toBeUndefined();
  });

  it('carry tasks, alerts, brokers, settings and the mode', () => {
    push.start();
    events.emit('task.changed', { task: { id: 't' } as never });
    events.emit('alert.raised', { alert: { id: 'a', state: 'raised' } as never });
    events.emit('alert.changed', { alert: { id: 'a', state: 'acknowledged' } as never });
    events.emit('broker.removed', { id: 'gone' });
    events.emit('settings.changed', { settings: {} as never, changed: ['theme'] });
    events.emit('service.mode', { mode: 'running' });
    timers.advance(limits.patchIntervalMs);
    expect(patches[0]).toMatchObject({
      tasks: [{ id: 't' }],
      alerts: [{ id: 'a', state: 'acknowledged' }],
      removed: { brokers: ['gone'] },
      settings: { theme: 'dark' },
      mode: 'running',
    });
    events.emit('task.removed', { id: 't' });
    timers.advance(limits.patchIntervalMs);
    expect(patches[1]?.removed).toEqual({ tasks: ['t'] });
    expect(patches[1]?.tasks).toBeUndefined();
  });

  it('bring of an entity that the page knows nothing but its state, until anything else of it changes', async () => {
    push.start();
    push.toldAll();
    home.publish('b', '1');
    timers.advance(limits.patchIntervalMs);
    expect(patches[0]?.entities).toBeUndefined();
    expect(patches[0]?.states?.map((each) => Object.keys(each).sort())).toEqual([
      ['attributes', 'available', 'id', 'lastChanged', 'lastUpdated', 'state'],
    ]);
    await home.announce('sensor', 'b', { state_topic: 'b', unit_of_measurement: 'W' });
    home.publish('b', '2');
    timers.advance(limits.patchIntervalMs);
    expect(patches.at(-1)?.entities).toMatchObject([{ id: 'sensor.b', state: '2' }]);
    push.stop();
    push.start();
    home.publish('b', '3');
    timers.advance(limits.patchIntervalMs);
    expect(patches.at(-1)?.entities).toMatchObject([{ id: 'sensor.b', state: '3' }]);
  });

  it('bring first what is looked at, then what hardly ever speaks, and in its turn what never stops', async () => {
    const many = await announceMany(500);
    push.start();
    push.toldAll();
    push.watch('all', [many[499] ?? '']);
    timers.advance(20_000);
    home.publish('many', '1');
    timers.advance(limits.patchIntervalMs);
    expect(told(patches[0])).toHaveLength(500);
    home.publish('many', '2');
    home.publish('b', '1');
    timers.advance(limits.patchIntervalMs);
    const [first, second, ...others] = told(patches[1]).map(({ id }) => id);
    expect([first, second, others.length]).toEqual(['sensor.many499', 'sensor.b', 100]);
    // One that waits, and is looked at now.
    push.watch('all', [many[498] ?? '']);
    timers.advance(limits.patchIntervalMs);
    expect(told(patches[2])[0]?.id).toBe('sensor.many498');
    timers.advance(1_000);
    expect(
      new Set(
        patches
          .slice(1)
          .flatMap(told)
          .map(({ id }) => id),
      ).size,
    ).toBe(501);
  });

  it('wait for a page that is behind, each thing in the state that it has then', () => {
    push.start();
    isBehind = true;
    for (let round = 0; round < 20; round += 1) {
      home.publish('b', String(round));
      timers.advance(limits.patchIntervalMs);
    }
    expect(patches).toEqual([]);
    isBehind = false;
    timers.advance(limits.patchIntervalMs);
    expect(patches.map(({ seq }) => seq)).toEqual([1]);
    expect(ids(patches[0])).toEqual(['sensor.b 19']);
  });

  it('leave out a number for a page that hangs while very many go, so that it starts anew', async () => {
    push.start();
    isBehind = true;
    for (let round = 0; round < 20_001; round += 1) events.emit('broker.removed', { id: `b${round}` });
    timers.advance(limits.patchIntervalMs);
    isBehind = false;
    timers.advance(limits.patchIntervalMs);
    expect(patches).toMatchObject([{ seq: 2 }]);
    expect(patches[0]?.removed).toBeUndefined();
  });
});
