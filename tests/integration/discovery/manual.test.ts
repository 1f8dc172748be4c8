import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entity } from '../../../preload/contract.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { HeadlessClient } from '../../support/headless-client.ts';

let broker: AedesBroker;
let dataDir: string;
let client: HeadlessClient;

beforeEach(async () => {
  broker = await startAedes();
  dataDir = await mkdtemp(join(tmpdir(), 'inglenook-manual-'));
  client = new HeadlessClient(['--data-dir', dataDir]);
  await client.wait('service.ready');
});

afterEach(async () => {
  await client.end();
  await broker.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function publish(topic: string, payload: string, retain = false): Promise<void> {
  return new Promise((resolve, reject) => {
    const packet = { cmd: 'publish' as const, topic, payload, qos: 0 as const, retain, dup: false };
    broker.aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
  });
}

function shows(state: string): Promise<Record<string, unknown>> {
  return client.wait('entity.changed', ({ entity }) => (entity as Entity).state === state);
}

const entity = {
  id: '',
  brokerId: 'home',
  platform: 'switch',
  config: { '~': 'garden/pump', stat_t: '~/state', cmd_t: '~/set', name: 'Garden pump' },
};

async function connect(): Promise<void> {
  const online = client.wait(
    'broker.changed',
    ({ broker: record }) => (record as { state: string }).state === 'online',
  );
  const settings = {
    id: 'home',
    name: 'Home',
    url: broker.url,
    enabled: true,
    protocolVersion: 4,
    discoveryPrefix: 'homeassistant',
  };
  await client.call('broker.save', { broker: settings });
  await online;
}

describe('an entity by hand', () => {
  it('appears when it is saved, obeys, follows a change, and goes when it is removed', async () => {
    await connect();
    await publish('garden/pump/state', 'ON', true);
    const on = shows('on');
    const { id } = await client.call<{ id: string }>('discovery.saveManual', { entity });
    const { entity: made } = (await on) as unknown as { entity: Entity };
    expect(made).toMatchObject({ id: 'switch.garden_pump', name: 'Garden pump', uniqueId: `manual_${id}` });

    const heard = new Promise<string>((resolve) => {
      broker.aedes.on('publish', (packet) => {
        if (packet.topic === 'garden/pump/set') resolve(packet.payload.toString());
      });
    });
    await client.call('entity.command', { id: made.id, action: 'turn_off' });
    expect(await heard).toBe('OFF');

    const off = shows('off');
    const config = { ...entity.config, val_tpl: "{{ 'OFF' if value == '0' else 'ON' }}" };
    await client.call('discovery.saveManual', { entity: { ...entity, id, config } });
    await publish('garden/pump/state', '0', true);
    await off;

    const gone = client.wait('entity.removed', (params) => params.id === made.id);
    await client.call('discovery.removeManual', { id });
    await gone;
  });

  it('is refused with the field and the reason, and nothing is saved', async () => {
    await connect();
    const bad = { ...entity, config: { stat_t: 'x' } };
    await expect(client.call('discovery.saveManual', { entity: bad })).rejects.toThrow(/command_topic: is required/);
    const settings = await client.call<{ discovery: { manual: unknown[] } }>('settings.get');
    expect(settings.discovery.manual).toEqual([]);
  });

  it('is still there after a restart', async () => {
    await connect();
    const added = client.wait('entity.changed');
    await client.call('discovery.saveManual', { entity });
    await added;
    await client.end();
    client = new HeadlessClient(['--data-dir', dataDir]);
    const { entity: again } = (await client.wait('entity.changed')) as unknown as { entity: Entity };
    expect(again.id).toBe('switch.garden_pump');
  });
});
