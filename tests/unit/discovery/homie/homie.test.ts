import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../main/service/base/limits.ts';
import { createHomie } from '../../../../main/service/discovery/homie/dialect.ts';
import { createDialectHarness, type DialectHarness } from '../../../support/dialect-harness.ts';

let home: DialectHarness;

beforeEach(() => {
  home = createDialectHarness(createHomie);
});

const car = {
  $homie: '4.0.0',
  $name: 'Super car',
  $nodes: 'engine,lights',
  'engine/$name': 'Car engine',
  'engine/$type': 'V8',
  'engine/$properties': 'speed,temperature',
  'engine/speed/$name': 'Speed',
  'engine/speed/$datatype': 'integer',
  'engine/speed/$settable': 'true',
  'engine/speed/$format': '0:250',
  'engine/temperature/$name': 'Engine temperature',
  'engine/temperature/$datatype': 'float',
  'engine/temperature/$unit': '°C',
  'lights/$name': 'Lights',
  'lights/$properties': 'power',
  'lights/power/$datatype': 'boolean',
  'lights/power/$settable': 'true',
};
const carItems = [
  'number.homie_super-car_engine_speed',
  'sensor.homie_super-car_engine_temperature',
  'switch.homie_super-car_lights_power',
];

function settle(): string[] {
  home.clock.advance(limits.homieQuietMs * 12);
  return home.log();
}

describe('Homie 3 and 4', () => {
  it('announces a device once its description stands and has settled', () => {
    home.publishAll('homie/super-car', car);
    expect(settle()).toEqual([]);
    home.publish('homie/super-car/$state', 'ready', true);
    expect(home.log()).toEqual([]);
    expect(settle()).toEqual(carItems.map((each) => `upsert ${each}`));
    expect(home.found.get(carItems[0] ?? '')?.common).toMatchObject({
      name: 'Car engine Speed',
      device: { identifiers: ['homie_super-car'], name: 'Super car' },
    });
  });

  it('announces a device that is lost, too, for it will come back', () => {
    home.publishAll('homie/super-car', { ...car, $state: 'lost' });
    expect(settle()).toHaveLength(3);
  });

  it('listens to the topics of devices, not to the values of properties', () => {
    home.publishAll('homie/super-car', { ...car, $state: 'ready' });
    settle();
    expect(home.filters()).not.toContain('homie/super-car/#');
    expect(home.filters().some((filter) => filter.endsWith('engine/speed'))).toBe(false);
    home.publish('homie/super-car/engine/speed/set', '3');
    expect(settle()).toEqual([]);
  });

  it('takes up what changed, and nothing else, when the device has described itself anew', () => {
    home.publishAll('homie/super-car', { ...car, $state: 'ready' });
    settle();
    home.publish('homie/super-car/$state', 'init', true);
    home.publishAll('homie/super-car', { $nodes: 'engine', 'engine/speed/$format': '0:300' });
    expect(settle()).toEqual([]);
    home.publish('homie/super-car/$state', 'ready', true);
    expect(new Set(settle())).toEqual(
      new Set([`upsert ${carItems[0]}`, `upsert ${carItems[1]}`, `remove ${carItems[2]}`]),
    );
    expect(home.filters().some((filter) => filter.includes('/lights/'))).toBe(false);
    home.publish('homie/super-car/$state', 'ready', true);
    home.publishAll('homie/super-car', { 'engine/speed/$format': '0:300' });
    expect(settle()).toEqual([]);
  });

  it('announces without a list that does not come, after more patience', () => {
    const { 'lights/$properties': _, ...rest } = car;
    home.publishAll('homie/super-car', { ...rest, $state: 'ready' });
    home.clock.advance(limits.homieQuietMs);
    expect(home.log()).toEqual([]);
    expect(settle()).toEqual([`upsert ${carItems[0]}`, `upsert ${carItems[1]}`]);
  });

  it('forgets a device whose $homie is cleared, and stops listening to it', () => {
    const before = home.filters().length;
    home.publishAll('homie/super-car', { ...car, $state: 'ready' });
    settle();
    home.publish('homie/super-car/$homie', '', true);
    expect(home.log()).toEqual(carItems.map((each) => `remove ${each}`));
    expect(home.filters()).toHaveLength(before);
    expect(home.clock.pending).toBe(0);
  });

  it('forgets what a node said when the node goes', () => {
    home.publishAll('homie/super-car', { ...car, $state: 'ready' });
    settle();
    home.publish('homie/super-car/$nodes', 'engine', true);
    settle();
    home.publish('homie/super-car/lights/power/$settable', '', true);
    home.publish('homie/super-car/$nodes', 'engine,lights', true);
    expect(settle()).toContain('upsert binary_sensor.homie_super-car_lights_power');
  });

  it('says that older versions are not supported', () => {
    home.publish('homie/old/$homie', '2.0.1', true);
    expect(home.log()).toEqual(['rejected homie/old/$homie: $homie: version 2.0.1 is not supported']);
  });

  it('bounds what a device may describe', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `p${index}`).join(',');
    home.publishAll('homie/big', {
      $homie: '4.0',
      $nodes: 'n',
      'n/$properties': many.slice(0, 16_000),
      $state: 'ready',
    });
    expect(settle()).toHaveLength(limits.homieProperties);
  });
});

const description = {
  homie: '5.0',
  version: 7,
  name: 'Supercar',
  nodes: {
    engine: {
      name: 'Car engine',
      properties: {
        speed: { name: 'Speed', datatype: 'integer', settable: true, format: '0:250:5' },
        state: { datatype: 'enum', format: 'off,on,stalled' },
      },
    },
  },
};

describe('Homie 5', () => {
  it('needs state and description, in either order', () => {
    home.publish('homie/5/car/$description', description, true);
    expect(home.log()).toEqual([]);
    home.publish('homie/5/car/$state', 'ready', true);
    expect(home.log()).toEqual(['upsert number.homie5_car_engine_speed', 'upsert sensor.homie5_car_engine_state']);
  });

  it('waits while the device initialises, and takes up what changed', () => {
    home.publish('homie/5/car/$state', 'init', true);
    home.publish('homie/5/car/$description', description, true);
    expect(home.log()).toEqual([]);
    home.publish('homie/5/car/$state', 'ready', true);
    expect(home.log()).toHaveLength(2);
    home.publish('homie/5/car/$state', 'init', true);
    home.publish('homie/5/car/$description', { ...description, nodes: {} }, true);
    home.publish('homie/5/car/$state', 'ready', true);
    expect(home.log()).toEqual(['remove number.homie5_car_engine_speed', 'remove sensor.homie5_car_engine_state']);
  });

  it('hangs a child on its parent, and has it share the last will of the root', () => {
    const child = { ...description, root: 'bridge', parent: 'relay' };
    home.publish('homie/5/car/$description', child, true);
    home.publish('homie/5/car/$state', 'ready', true);
    const { common } = home.found.get('number.homie5_car_engine_speed') ?? {};
    expect(common?.device?.viaDevice).toBe('homie5_relay');
    expect(common?.availability?.mode).toBe('all');
    expect(common?.availability?.topics.map(({ topic }) => topic)).toEqual([
      'homie/5/car/$state',
      'homie/5/bridge/$state',
    ]);
  });

  it('removes the device when its state is cleared', () => {
    home.publish('homie/5/car/$description', description, true);
    home.publish('homie/5/car/$state', 'ready', true);
    home.log();
    home.publish('homie/5/car/$state', '', true);
    expect(home.log()).toHaveLength(2);
    expect(home.found.size).toBe(0);
  });

  it('shows an alert from its first message on', () => {
    home.publish('homie/5/car/$description', description, true);
    home.publish('homie/5/car/$state', 'ready', true);
    home.log();
    home.publish('homie/5/car/$alert/battery', 'Battery is low, at 8%', true);
    home.publish('homie/5/car/$alert/battery', 'Battery is low, at 7%', true);
    expect(home.log()).toEqual(['upsert binary_sensor.homie5_car_$alert_battery']);
  });

  it.each(['no json', '[1]', '5', 'null'])('refuses the description %s and says why', (payload) => {
    home.publish('homie/5/car/$description', payload, true);
    expect(home.log()).toEqual(['rejected homie/5/car/$description: payload: must be a JSON object']);
  });

  it('leaves out what is no node or no property, not the device', () => {
    const nodes = { 'bad id!': {}, a: 5, engine: { properties: { x: 'y', ok: { datatype: 'nonsense', format: 7 } } } };
    home.publish('homie/5/car/$description', { name: 3, nodes }, true);
    home.publish('homie/5/car/$state', 'ready', true);
    expect(home.log()).toEqual(['upsert sensor.homie5_car_engine_ok']);
  });

  it('has no room for devices without end', () => {
    for (let index = 0; index <= limits.dialectDevices; index += 1) home.publish(`homie/5/d${index}/$state`, 'ready');
    expect(home.log()).toEqual([
      `rejected homie/5/d${limits.dialectDevices}/$state: more than ${limits.dialectDevices} devices are announced`,
    ]);
  });
});
