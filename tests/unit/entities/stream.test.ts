import { beforeEach, describe, expect, it } from 'vitest';
import { streamChanges } from '../../../main/service/entities/stream.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

let home: RegistryHarness;
let timers: FakeClock;
let told: string[];
let stop: () => void;

beforeEach(async () => {
  home = createRegistryHarness();
  timers = createFakeClock();
  await home.announce('sensor', 'a', { state_topic: 'a' });
  await home.announce('sensor', 'b', { state_topic: 'b' });
  told = [];
  stop = streamChanges(home.registry, timers, (entity, retained) => {
    told.push(`${entity.id} ${entity.view.state}${retained ? ' replay' : ''}`);
  });
});

describe('the stream of changes', () => {
  it('tells the first at once, and of those within 33 ms the last', () => {
    for (const value of ['1', '2', '3']) home.publish('a', value);
    expect(told).toEqual(['sensor.a 1']);
    timers.advance(33);
    expect(told).toEqual(['sensor.a 1', 'sensor.a 3']);
    home.publish('a', '4');
    expect(told).toHaveLength(2);
    timers.advance(33);
    expect(told.at(-1)).toBe('sensor.a 4');
    timers.advance(100);
    home.publish('a', '5');
    expect(told.at(-1)).toBe('sensor.a 5');
  });

  it('holds no entity up for another', () => {
    home.publish('a', '1');
    home.publish('a', '2');
    home.publish('b', '1');
    expect(told).toEqual(['sensor.a 1', 'sensor.b 1']);
  });

  it('calls a merged change a replay only if all of it was', () => {
    home.publish('a', '1', true);
    home.publish('b', '1', true);
    home.publish('b', '2');
    home.connection(false);
    home.connection(true);
    home.publish('a', '3', true);
    timers.advance(33);
    expect(told).toEqual(['sensor.a 1 replay', 'sensor.b 1 replay', 'sensor.b 2', 'sensor.a 3 replay']);
  });

  it('forgets what was removed, and rests when nothing happens', () => {
    home.publish('a', '1');
    home.publish('a', '2');
    home.withdraw('sensor', 'a');
    timers.advance(1_000);
    expect(told).toEqual(['sensor.a 1']);
    expect(timers.pending).toBe(0);
    home.publish('b', '1');
    stop();
    expect(timers.pending).toBe(0);
    home.publish('b', '2');
    expect(told).toHaveLength(2);
  });
});
