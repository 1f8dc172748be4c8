import { beforeEach, describe, expect, it } from 'vitest';
import { createPush, type Push } from '../../../main/api/push.ts';
import { Emitter } from '../../../main/service/base/events.ts';
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
  push = createPush(service as unknown as Service, timers, (patch) => patches.push(patch));
});

const ids = (patch: Patch | undefined) => patch?.entities?.map(({ id, state }) => `${id} ${state}`);

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
    timers.advance(33);
    expect(patches).toHaveLength(1);
  });

  it('are one per frame, each thing once, in its last state, numbered without gaps', () => {
    push.start();
    for (const value of ['1', '2', '3']) home.publish('b', value);
    home.publish('box_a', 'x');
    home.publish('a', '7');
    expect(patches).toEqual([]);
    timers.advance(33);
    expect(ids(patches[0])).toEqual(['sensor.b 3', 'sensor.box_a 7']);
    home.publish('b', '4');
    timers.advance(33);
    expect(ids(patches[1])).toEqual(['sensor.b 4']);
    expect(patches.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(push.seq()).toBe(2);
    timers.advance(10_000);
    expect(patches).toHaveLength(2);
  });

  it('bring what changes all at once in parts, each thing in the state that it has by then', async () => {
    const names = Array.from({ length: 1_100 }, (_, index) => `many${index}`);
    for (const name of names) await home.announce('sensor', name, { state_topic: 'many' });
    push.start();
    home.publish('many', '1');
    timers.advance(33);
    expect(patches).toHaveLength(1);
    home.publish('many', '2');
    home.withdraw('sensor', 'many1099');
    timers.advance(33);
    timers.advance(33);
    timers.advance(10_000);
    expect(patches.map(({ seq, entities }) => [seq, entities?.length])).toEqual([
      [1, 1_000],
      [2, 1_000],
      [3, 99],
    ]);
    expect(patches[1]?.removed?.entities).toEqual(['sensor.many1099']);
    const last = new Map(patches.flatMap(({ entities = [] }) => entities.map(({ id, state }) => [id, state])));
    expect([last.size, new Set(last.values())]).toEqual([1_099, new Set(['2'])]);
  });

  it('tell of what went, and not of what came back at once', async () => {
    push.start();
    home.publish('b', '1');
    home.withdraw('sensor', 'b');
    timers.advance(33);
    expect(patches[0]?.removed).toEqual({ entities: ['sensor.b'] });
    expect(patches[0]?.entities).toBeUndefined();
    home.withdraw('sensor', 'a');
    await home.announce('sensor', 'a', { state_topic: 'a', device: { identifiers: ['d'], name: 'Box' } });
    timers.advance(33);
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
    timers.advance(33);
    expect(patches[0]).toMatchObject({
      tasks: [{ id: 't' }],
      alerts: [{ id: 'a', state: 'acknowledged' }],
      removed: { brokers: ['gone'] },
      settings: { theme: 'dark' },
      mode: 'running',
    });
    events.emit('task.removed', { id: 't' });
    timers.advance(33);
    expect(patches[1]?.removed).toEqual({ tasks: ['t'] });
    expect(patches[1]?.tasks).toBeUndefined();
  });
});
