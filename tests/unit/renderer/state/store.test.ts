import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge, PageEvents, PageState, Patch, Result } from '../../../../preload/contract.ts';
import { tellShown } from '../../../../renderer/state/shown.ts';
import { Store } from '../../../../renderer/state/store.ts';
import { createFakeBridge } from '../../../support/fake-bridge.ts';
import { fakePageState } from '../../../support/fake-home.ts';

const lampId = 'light.reading_lamp_0_reading_lamp';
const thermostatId = 'climate.thermostat_0_thermostat';

/** A bridge whose `page.state` answers when the test says so. */
function slowBridge() {
  const waiting: Array<(page: PageState) => void> = [];
  let onPatch: (patch: Patch) => void = () => undefined;
  const bridge: Bridge = {
    command: (name) =>
      new Promise((resolve) => {
        if (name === 'page.state') waiting.push((page) => resolve({ ok: true, value: page } as Result<never>));
      }),
    on: (name, listener) => {
      if (name === 'patch') onPatch = listener as (event: PageEvents['patch']) => void;
      return () => undefined;
    },
  };
  return { bridge, waiting, patch: (patch: Patch) => onPatch(patch) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function loaded(bridge: Bridge): Promise<Store> {
  const store = new Store(bridge);
  store.start();
  await vi.advanceTimersByTimeAsync(10);
  return store;
}

describe('Store', () => {
  it('tells only those who show what has changed', async () => {
    const store = await loaded(createFakeBridge('home', 100));
    const lamp = vi.fn();
    const thermostat = vi.fn();
    store.subscribe(`entity:${lampId}`, lamp);
    store.subscribe(`entity:${thermostatId}`, thermostat);
    void store.send({ id: lampId, action: 'turn_off' });
    await vi.advanceTimersByTimeAsync(500);
    expect(store.model?.entities.get(lampId)?.state).toBe('off');
    expect(lamp).toHaveBeenCalledTimes(1);
    expect(thermostat).not.toHaveBeenCalled();
  });

  it('marks a command from the click to its confirmation, and then lets go', async () => {
    const store = await loaded(createFakeBridge('home', 100));
    void store.send({ id: lampId, action: 'turn_off' });
    expect(store.mark(lampId)?.phase).toBe('sending');
    expect(store.model?.entities.get(lampId)?.state).toBe('on');
    await vi.advanceTimersByTimeAsync(200);
    expect(store.mark(lampId)?.phase).toBe('confirmed');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.mark(lampId)).toBeUndefined();
  });

  it('keeps a failure until it is dismissed', async () => {
    const store = await loaded(createFakeBridge('alarm', 100));
    const alarmId = 'alarm_control_panel.alarm_0_alarm';
    void store.send({ id: alarmId, action: 'alarm_disarm', params: { code: '0' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.mark(alarmId)).toMatchObject({ phase: 'failed', error: { code: 'command.invalid' } });
    store.clearMark(alarmId);
    expect(store.mark(alarmId)).toBeUndefined();
  });

  it('applies patches that came while the state was loading, and skips those it contains', async () => {
    const { bridge, waiting, patch } = slowBridge();
    const store = new Store(bridge);
    store.start();
    patch({ seq: 3, mode: 'degraded' });
    patch({ seq: 4, mode: 'stopped' });
    waiting[0]?.({ ...fakePageState('home'), seq: 3 });
    await vi.advanceTimersByTimeAsync(1);
    expect(store.model).toMatchObject({ seq: 4, mode: 'stopped' });
    expect(waiting).toHaveLength(1);
  });

  it('fetches everything again after a lost patch', async () => {
    const { bridge, waiting, patch } = slowBridge();
    const store = new Store(bridge);
    store.start();
    waiting[0]?.({ ...fakePageState('home'), seq: 1 });
    await vi.advanceTimersByTimeAsync(1);
    patch({ seq: 3, mode: 'degraded' });
    expect(waiting).toHaveLength(2);
    waiting[1]?.({ ...fakePageState('home'), seq: 3, mode: 'degraded' });
    await vi.advanceTimersByTimeAsync(1);
    expect(store.model).toMatchObject({ seq: 3, mode: 'degraded' });
  });

  it('says why the state cannot be loaded', async () => {
    const bridge: Bridge = {
      command: () => Promise.resolve({ ok: false, error: { code: 'service.stopped' } }),
      on: () => () => undefined,
    };
    const store = await loaded(bridge);
    expect(store.status).toEqual({ kind: 'failed', error: { code: 'service.stopped' } });
  });

  it('tells one that follows many things once per patch', async () => {
    const { bridge, waiting, patch } = slowBridge();
    const store = new Store(bridge);
    store.start();
    const page = fakePageState('home');
    waiting[0]?.({ ...page, seq: 0 });
    await vi.advanceTimersByTimeAsync(1);
    const listener = vi.fn();
    for (const { id } of page.entities) store.subscribe(`entity:${id}`, listener);
    patch({ seq: 1, entities: page.entities });
    expect(page.entities.length).toBeGreaterThan(10);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('takes what changed of a known entity, and nothing of one that it does not know', async () => {
    const { bridge, waiting, patch } = slowBridge();
    const store = new Store(bridge);
    store.start();
    waiting[0]?.({ ...fakePageState('home'), seq: 0 });
    await vi.advanceTimersByTimeAsync(1);
    const before = store.model?.entities.get(lampId);
    const layout = store.layoutVersion;
    const change = { state: 'off', available: true, attributes: {}, lastChanged: 'then', lastUpdated: 'then' };
    patch({ seq: 1, states: [lampId, 'light.nobody_knows'].map((id) => ({ id, ...change })) });
    expect(store.model?.entities.get(lampId)).toEqual({ ...before, ...change });
    expect(store.model?.entities.has('light.nobody_knows')).toBe(false);
    expect(store.layoutVersion).toBe(layout);
  });

  it('says what is shown of the window, some time after it changed', async () => {
    const store = await loaded(createFakeBridge('home', 100));
    const command = vi.fn(() => new Promise<never>(() => undefined));
    const end = tellShown(store, { command });
    const leave = store.subscribe(`entity:${lampId}`, () => undefined);
    store.subscribe(`entity:${thermostatId}`, () => undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(command.mock.calls).toEqual([['page.watch', { entities: 'all', first: [lampId, thermostatId] }]]);
    leave();
    store.subscribe(`entity:${lampId}`, () => undefined)();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(command).toHaveBeenLastCalledWith('page.watch', { entities: 'all', first: [thermostatId] });
    end();
    store.subscribe('entity:light.other', () => undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(command).toHaveBeenCalledTimes(2);
  });

  it('shows the first part of a large home at once, and builds its places once when the rest is there', async () => {
    const whole = fakePageState('home');
    const half = Math.floor(whole.entities.length / 2);
    const answers: Array<() => void> = [];
    const list = (after: string | undefined) => {
      const from = after === undefined ? 0 : whole.entities.findIndex(({ id }) => id === after) + 1;
      return { entities: whole.entities.slice(from, from + half), more: from + half < whole.entities.length };
    };
    const bridge: Bridge = {
      command: (name, request) =>
        new Promise((resolve) => {
          const value =
            name === 'page.state'
              ? { ...whole, seq: 0, entities: whole.entities.slice(-2), devices: [], more: { entities: 9, devices: 9 } }
              : name === 'device.list'
                ? { devices: whole.devices, more: false }
                : list((request as { after?: string }).after);
          answers.push(() => resolve({ ok: true, value } as Result<never>));
        }),
      on: () => () => undefined,
    };
    const store = new Store(bridge, true);
    store.start();
    const next = async (): Promise<void> => {
      answers.shift()?.();
      await vi.advanceTimersByTimeAsync(1);
    };
    await next();
    expect(store.status.kind).toBe('ready');
    expect(store.model?.entities.size).toBe(2);
    const layout = vi.fn();
    store.subscribe('layout', layout);
    await next();
    await next();
    expect(layout).not.toHaveBeenCalled();
    while (answers.length > 0) await next();
    expect(layout).toHaveBeenCalledTimes(1);
    expect([store.model?.entities.size, store.model?.devices.size]).toEqual([
      whole.entities.length,
      whole.devices.length,
    ]);
  });
});
