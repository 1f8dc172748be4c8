/** A made-up home with every platform in it, for previews of the page and for its unit tests. */
import type { Device, Entity, PageState } from '../../preload/contract.ts';
import { entityFrom } from './entities.ts';
import { dayRooms } from './fake-day-rooms.ts';
import { otherRooms } from './fake-other-rooms.ts';
import { fakeAlerts, fakeAutomations, fakeBrokers, fakeSettings, fakeTasks } from './fake-records.ts';
import { ago, binary, type DeviceSeed, onOff, temperature } from './fake-seeds.ts';

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 40);
}

/** Devices and entities of the seeds. */
function grow(seeds: readonly DeviceSeed[]): { devices: Device[]; entities: Entity[] } {
  const devices: Device[] = [];
  const entities: Entity[] = [];
  seeds.forEach((seed, index) => {
    const deviceId = `dev-${index}-${slug(seed.name)}`;
    const own = seed.entities.map((entity, at): Entity => {
      const id = `${entity.platform}.${slug(seed.name)}_${at}_${slug(entity.name)}`;
      return entityFrom({
        id,
        platform: entity.platform,
        uniqueId: `${index}-${at}`,
        objectId: slug(entity.name),
        deviceId,
        brokerId: 'builtin',
        name: entity.name,
        state: entity.state,
        available: entity.available ?? true,
        attributes: { friendly_name: `${seed.name} ${entity.name}`, ...entity.attributes },
        capabilities: { actions: entity.actions ?? [], ...entity.facts },
        ...(entity.category === undefined ? {} : { entityCategory: entity.category }),
        discoveryTopic: `homeassistant/${entity.platform}/${slug(seed.name)}/config`,
        lastChanged: ago(entity.minutes ?? 3 + index * 7 + at),
        lastUpdated: ago(1),
      });
    });
    entities.push(...own);
    devices.push({
      id: deviceId,
      name: seed.name,
      ...(seed.manufacturer === undefined ? {} : { manufacturer: seed.manufacturer }),
      ...(seed.model === undefined ? {} : { model: seed.model }),
      ...(seed.area === undefined ? {} : { area: seed.area }),
      swVersion: '2.4.1',
      identifiers: [`fake_${index}`],
      connections: [['mac', `02:00:00:00:00:${String(index).padStart(2, '0')}`]],
      entityIds: own.map((entity) => entity.id),
    });
  });
  return { devices, entities };
}

/** A home of about 10 000 entities, for long lists. */
function hugeSeeds(): readonly DeviceSeed[] {
  return Array.from({ length: 2_500 }, (_, index) => ({
    name: `Device ${index}`,
    area: `Room ${index % 60}`,
    entities: [
      {
        platform: 'light' as const,
        name: 'Light',
        state: index % 3 === 0 ? 'on' : 'off',
        actions: onOff,
        facts: { colorModes: ['brightness'], brightness: true },
        attributes: { brightness: 120, supported_color_modes: ['brightness'] },
      },
      temperature('Temperature', '20.5'),
      {
        platform: 'sensor' as const,
        name: 'Power',
        state: '12',
        attributes: { device_class: 'power', unit_of_measurement: 'W' },
      },
      binary('Motion', 'motion'),
    ],
  }));
}

/** The page's first state for a scenario. */
export function fakePageState(scenario: string): PageState {
  const { devices, entities } = grow(
    scenario === 'huge'
      ? hugeSeeds()
      : scenario === 'empty' || scenario === 'first-run'
        ? []
        : [...dayRooms, ...otherRooms],
  );
  const brokers = fakeBrokers();
  return {
    seq: 0,
    brokers:
      scenario === 'offline'
        ? brokers.map((broker) => ({
            ...broker,
            state: 'waiting' as const,
            reason: 'broker.unreachable: ECONNREFUSED',
            since: ago(4),
          }))
        : brokers,
    devices,
    entities:
      scenario === 'alarm'
        ? entities.map((entity) =>
            entity.platform === 'alarm_control_panel'
              ? { ...entity, state: 'triggered', lastChanged: ago(0.3) }
              : entity,
          )
        : entities,
    tasks: fakeTasks(),
    automations: fakeAutomations(),
    alerts: fakeAlerts(),
    counters: {
      messagesReceived: 18_231,
      messagesDropped: 0,
      messagesPublished: 212,
      entities: entities.length,
      devices: devices.length,
      topics: entities.length * 2,
      discoveryRejected: 1,
      templateErrors: 3,
    },
    mode: scenario === 'offline' ? 'degraded' : 'running',
    settings: { ...fakeSettings, setupDone: scenario !== 'first-run' },
    app: {
      version: '0.1.0',
      platform: 'linux',
      demo: scenario !== 'offline',
      dataDir: '/home/ada/.config/inglenook',
      secretProtection: 'keyring',
      notices: [],
      update: { step: 'idle' },
    },
  };
}
