import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entity } from '../../../main/service/model/entities.ts';
import { platformNames } from '../../../main/service/model/platform-names.ts';
import { answersElsewhere, type Command, everyCommand } from '../../support/every-command.ts';
import { HeadlessClient } from '../../support/headless-client.ts';

interface Snapshot {
  readonly entities: readonly Entity[];
  readonly devices: ReadonlyArray<{ readonly name: string; readonly area?: string }>;
  readonly alerts: readonly unknown[];
}

let folder: string;
let client: HeadlessClient;
let home: Snapshot;

const snapshot = (): Promise<Snapshot> => client.call<Snapshot>('service.snapshot');

async function until(what: string, fits: (seen: Snapshot) => boolean, deadlineMs = 20_000): Promise<Snapshot> {
  const endMs = Date.now() + deadlineMs;
  for (;;) {
    const seen = await snapshot();
    if (fits(seen)) return seen;
    if (Date.now() > endMs) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await sleep(100);
  }
}

function entityOf(seen: Snapshot, id: string): Entity {
  const found = seen.entities.find((entity) => entity.id === id);
  if (found === undefined) throw new Error(`no entity ${id}`);
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-demo-'));
  client = new HeadlessClient(['--demo', '--data-dir', folder]);
  await client.wait('service.ready', undefined, 20_000);
  home = await until('all entities available', ({ entities }) => {
    return entities.length > 100 && entities.every((entity) => entity.available);
  });
}, 60_000);

afterAll(async () => {
  await client?.end();
  await rm(folder, { recursive: true, force: true });
});

/** Ids of commands whose outcome came before anybody waited for it. */
const outcomes = new Map<string, string>();
const waiting = new Map<string, (outcome: string) => void>();

async function outcomeOf(id: string, { action, params }: Command): Promise<string> {
  try {
    const { commandId } = await client.call<{ commandId: string }>('entity.command', { id, action, params });
    const early = outcomes.get(commandId);
    if (early !== undefined) return early;
    return await new Promise<string>((resolve) => waiting.set(commandId, resolve));
  } catch (error) {
    return String(error);
  }
}

/** What the device of an entity shows. */
function shownBy(seen: Snapshot, { deviceId }: Entity): string {
  const states = seen.entities.filter((each) => each.deviceId === deviceId);
  return JSON.stringify(states.map(({ state, attributes }) => [state, attributes]));
}

/** Runs all commands of an entity, one after the other; what was not confirmed or showed nothing, as text. */
async function runAll(entity: Entity): Promise<string[]> {
  const failures: string[] = [];
  for (const command of everyCommand(entity)) {
    const before = answersElsewhere(entity, command.action) ? shownBy(await snapshot(), entity) : undefined;
    let outcome = await outcomeOf(entity.id, command);
    if (outcome === 'confirmed' && before !== undefined) {
      outcome = await until('a change', (seen) => shownBy(seen, entity) !== before, 5_000).then(
        () => 'confirmed',
        () => 'nothing changed',
      );
    }
    if (outcome !== 'confirmed') {
      failures.push(`${entity.id} ${command.action} ${JSON.stringify(command.params)}: ${outcome}`);
    }
    if (command.restMs !== undefined) await sleep(command.restMs);
  }
  return failures;
}

/** These change what other entities show, so they have the house to themselves. */
const reachesOthers = new Set(['scene', 'alarm_control_panel', 'lock', 'button', 'siren', 'time']);

describe('the demo home', () => {
  it('has every platform, in eight rooms, and begins in peace', () => {
    const platforms = new Set(home.entities.map((entity) => entity.platform));
    expect(platformNames.filter((name) => !platforms.has(name))).toEqual([]);
    const rooms = new Set(home.devices.map((device) => device.area));
    expect([...rooms].sort()).toEqual([
      'Bathroom',
      'Bedroom',
      'Garage',
      'Garden',
      'Hall',
      'Kitchen',
      'Living room',
      'Office',
    ]);
    expect(home.alerts).toEqual([]);
    const unknown = home.entities.filter(({ state, platform }) => {
      return state === 'unknown' && !['button', 'scene', 'notify', 'event', 'infrared'].includes(platform);
    });
    expect(unknown.map(({ id }) => id)).toEqual([]);
    expect(home.entities.filter(({ platform }) => platform === 'light').length).toBeGreaterThan(3);
  });

  it('refuses no config', async () => {
    expect(await client.call('discovery.rejections')).toEqual({ rejections: [] });
  });

  it('obeys every command of every entity, and says so', async () => {
    const off = client.on(({ method, params }) => {
      if (method !== 'command.settled') return;
      const commandId = String(params.commandId);
      outcomes.set(commandId, String(params.outcome));
      waiting.get(commandId)?.(String(params.outcome));
    });
    const controls = home.entities.filter((entity) => entity.capabilities.actions.length > 0);
    const apart = controls.filter(({ platform }) => reachesOthers.has(platform));
    const together = controls.filter(({ platform }) => !reachesOthers.has(platform));
    const failures = (await Promise.all(together.map(runAll))).flat();
    for (const entity of apart) failures.push(...(await runAll(entity)));
    off();
    expect(failures).toEqual([]);
    const actions = controls.flatMap(({ id, capabilities }) => capabilities.actions.map((action) => `${id} ${action}`));
    expect(actions.length).toBeGreaterThan(100);
    expect(outcomes.size).toBeGreaterThan(250);
  }, 240_000);

  it('lets a scene reach the whole house', async () => {
    await client.call('entity.command', { id: 'scene.scenes_good_morning', action: 'turn_on' });
    await until('lights on', (seen) => entityOf(seen, 'light.kitchen_light').state === 'on');
    await client.call('entity.command', { id: 'scene.scenes_movie_night', action: 'turn_on' });
    await until('lights dimmed, blinds on their way', (seen) => {
      const lamp = entityOf(seen, 'light.reading_lamp');
      return (
        entityOf(seen, 'light.kitchen_light').state === 'off' &&
        lamp.state === 'on' &&
        Number(lamp.attributes.brightness) < 80 &&
        ['closing', 'closed'].includes(entityOf(seen, 'cover.window_blinds').state)
      );
    });
  });

  it('installs updates to the end', async () => {
    await until('both firmwares installed', (seen) => {
      const updates = seen.entities.filter(({ platform }) => platform === 'update');
      return updates.length === 2 && updates.every(({ state }) => state === 'off');
    });
  }, 30_000);

  it('has pictures to show', async () => {
    for (const id of ['camera.doorbell_camera', 'image.doorbell_last_visitor']) {
      const { dataUrl } = await client.call<{ dataUrl: string }>('entity.picture', { id });
      expect(dataUrl.slice(0, 30), id).toMatch(/^data:image\/png;base64,iVBOR/);
    }
  });

  it('lets what was asked for happen', async () => {
    const raised = (kind: string) => client.wait('alert.raised', (event) => JSON.stringify(event).includes(kind));
    for (const [what, rule] of [
      ['smoke', 'safety.smoke'],
      ['leak', 'safety.water'],
      ['jam', 'lock.jammed'],
      ['alarm', 'alarm.triggered'],
    ] as const) {
      const alert = raised(rule);
      await client.call('demo.trigger', { what });
      await alert;
    }
    await client.call('demo.trigger', { what: 'door' });
    await until('the door is open', (seen) => entityOf(seen, 'binary_sensor.front_door_contact').state === 'on');
    await client.call('demo.trigger', { what: 'offline' });
    await until('the strip is gone', (seen) => !entityOf(seen, 'switch.desk_power_strip_monitor').available);
  }, 60_000);
});
