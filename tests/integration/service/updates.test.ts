/** A device is announced anew with another config, while it has a state: what is known stays, and nothing breaks. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { hostileComponents } from '../../support/hostile-configs.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;
let clock: FakeClock;

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  clock = createFakeClock();
  await device.publish(
    'homeassistant/sensor/control/config',
    { name: 'control', state_topic: 'control' },
    { retain: true },
  );
  home = await startService({ brokers: [broker.url], clock });
  await waitUntil('it is there', () => home.entity('sensor.control') !== undefined);
});
afterAll(async () => {
  await home?.stop();
  await device?.stop();
  await broker?.stop();
});
afterEach(() => {
  // How busy this machine is, is no matter of these tests.
  const lines = home.lines.filter(({ event }) => event !== 'loop.held');
  expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

async function announce(component: string, name: string, config: object): Promise<string> {
  await device.publish(`homeassistant/${component}/${name}/config`, { name, unique_id: name, ...config });
  await device.publish('control', name);
  const id = `${component}.${name}`;
  await waitUntil(`${id} is there`, () => home.entity(id) !== undefined);
  return id;
}

/** Everything that was published is through when this is. */
async function through(): Promise<void> {
  beat += 1;
  await device.publish('control', `beat ${beat}`);
  await home.shows('sensor.control', `beat ${beat}`);
}
let beat = 0;

describe('announced anew', () => {
  it('a basic light that becomes a JSON one', async () => {
    const id = await announce('light', 'switcher', {
      state_topic: 'sw/state',
      command_topic: 'sw/set',
      rgb_state_topic: 'sw/rgb',
      rgb_command_topic: 'sw/rgb/set',
    });
    await device.publish('sw/state', 'ON');
    await device.publish('sw/rgb', '255,0,0');
    await home.entityThat('it is red', id, ({ attributes }) => String(attributes.rgb_color) === '255,0,0');
    await announce('light', 'switcher', {
      schema: 'json',
      state_topic: 'sw/state',
      command_topic: 'sw/set',
      brightness: true,
    });
    await through();
    expect(home.entity(id)).toMatchObject({ state: 'on', attributes: { supported_color_modes: ['brightness'] } });
    await device.publish('sw/state', { state: 'ON', brightness: 100 });
    await home.entityThat('it is dimmed', id, ({ attributes }) => attributes.brightness === 100);
    await announce('light', 'switcher', {
      schema: 'template',
      state_topic: 'sw/state',
      command_topic: 'sw/set',
      command_on_template: 'on',
      command_off_template: 'off',
      state_template: '{{ value }}',
    });
    await device.publish('sw/state', 'off');
    await home.shows(id, 'off');
    expect(await home.command(id, 'turn_on')).toMatchObject({ ok: true });
  });

  it('an availability that comes, changes its topics, and goes', async () => {
    const id = await announce('sensor', 'reach', { state_topic: 'reach' });
    await device.publish('reach', '1');
    const told = () => home.heard('entity.changed').findLast(({ entity }) => entity.id === id);
    // Changes within a moment are told as one: each is waited for as it is told.
    await waitUntil('its state is told', () => told()?.entity.state === '1');
    await announce('sensor', 'reach', { state_topic: 'reach', availability_topic: 'reach/a' });
    await waitUntil('nothing was said of it yet', () => told()?.entity.available === false);
    expect(told()?.retained).toBe(true);
    await device.publish('reach/a', 'online');
    await home.shows(id, '1');
    // What is known belongs to the topic, not to its place in the list.
    const two = [{ topic: 'reach/b' }, { topic: 'reach/a' }];
    await announce('sensor', 'reach', { state_topic: 'reach', availability: two, availability_mode: 'any' });
    await through();
    expect(home.entity(id)?.available).toBe(true);
    await announce('sensor', 'reach', { state_topic: 'reach', availability: two, availability_mode: 'all' });
    await home.entityThat('the other one is missing', id, ({ available }) => !available);
    await device.publish('reach/b', 'online');
    await home.shows(id, '1');
    await device.publish('reach/a', 'offline');
    await home.entityThat('it is away', id, ({ available }) => !available);
    await announce('sensor', 'reach', { state_topic: 'reach' });
    await home.shows(id, '1');
  });

  it('attributes that come and go', async () => {
    const id = await announce('sensor', 'attr', { state_topic: 'attr', json_attributes_topic: 'attr/j' });
    await device.publish('attr/j', { place: 'hall' });
    await home.entityThat('they are there', id, ({ attributes }) => attributes.place === 'hall');
    await announce('sensor', 'attr', { state_topic: 'attr' });
    await home.entityThat('they are gone', id, ({ attributes }) => attributes.place === undefined);
    await announce('sensor', 'attr', { state_topic: 'attr', json_attributes_topic: 'attr/k' });
    await device.publish('attr/k', { place: 'attic' });
    await home.entityThat('others are there', id, ({ attributes }) => attributes.place === 'attic');
  });

  it('an expiry that comes, is shortened, and goes', async () => {
    const id = await announce('sensor', 'exp', { state_topic: 'exp' });
    await device.publish('exp', '1');
    await home.shows(id, '1');
    await announce('sensor', 'exp', { state_topic: 'exp', expire_after: 100 });
    await device.publish('exp', '2');
    await home.shows(id, '2');
    clock.advance(99_000);
    expect(home.entity(id)?.available).toBe(true);
    await announce('sensor', 'exp', { state_topic: 'exp', expire_after: 10 });
    await device.publish('exp', '3');
    await home.shows(id, '3');
    clock.advance(11_000);
    expect(home.entity(id)?.available).toBe(false);
    await device.publish('exp', '4');
    await home.shows(id, '4');
    await announce('sensor', 'exp', { state_topic: 'exp' });
    await through();
    clock.advance(1_000_000);
    expect(home.entity(id)).toMatchObject({ available: true, state: '4' });
  });

  it('another device, and none', async () => {
    const id = await announce('sensor', 'moved', {
      state_topic: 'moved',
      device: { identifiers: ['m1'], name: 'One' },
      default_entity_id: 'sensor.moved',
    });
    const one = home.entity(id)?.deviceId;
    await announce('sensor', 'moved', {
      state_topic: 'moved',
      device: { identifiers: ['m2'], name: 'Two' },
      default_entity_id: 'sensor.moved',
    });
    await home.entityThat('it is on the other', id, ({ deviceId }) => deviceId !== undefined && deviceId !== one);
    expect(home.service.snapshot().devices.some((each) => each.id === one)).toBe(false);
    await announce('sensor', 'moved', { state_topic: 'moved', default_entity_id: 'sensor.moved' });
    await home.entityThat('it is on none', id, ({ deviceId }) => deviceId === undefined);
    expect(home.entity(id)?.name).toBe('moved');
  });

  it('every platform, between a config with everything and a bare one', async () => {
    const bare = {
      command_topic: 'all/set',
      state_topic: 'all/state',
      image_topic: 'all/image',
      topic: 'all/topic',
      options: ['a', 'b'],
      event_types: ['press'],
      target_humidity_command_topic: 'all/h',
      command_on_template: 'on',
      command_off_template: 'off',
    };
    const rich: Record<string, object> = {
      climate: {
        modes: ['heat', 'off'],
        mode_state_topic: 'all/mode',
        fan_modes: ['a'],
        fan_mode_state_topic: 'all/fan',
        preset_modes: ['eco'],
        preset_mode_command_topic: 'x',
        preset_mode_state_topic: 'all/preset',
        temperature_state_topic: 'all/t',
      },
      cover: {
        position_topic: 'all/position',
        set_position_topic: 'x',
        tilt_command_topic: 'x',
        tilt_status_topic: 'all/tilt',
      },
      fan: {
        percentage_state_topic: 'all/position',
        percentage_command_topic: 'x',
        preset_modes: ['eco'],
        preset_mode_command_topic: 'x',
        preset_mode_state_topic: 'all/preset',
        oscillation_command_topic: 'x',
        oscillation_state_topic: 'all/o',
      },
      humidifier: {
        modes: ['eco'],
        mode_command_topic: 'x',
        mode_state_topic: 'all/preset',
        target_humidity_state_topic: 'all/t',
      },
      select: { options: ['a', 'c', 'd'] },
      sensor: { device_class: 'temperature', state_class: 'measurement', unit_of_measurement: '°C' },
      number: { min: 0, max: 5, step: 0.5, mode: 'box' },
      text: { min: 0, max: 3, pattern: '[a-z]+' },
      valve: { reports_position: true },
      light: { schema: 'json', brightness: true, supported_color_modes: ['hs', 'color_temp'] },
      vacuum: { supported_features: ['start', 'fan_speed'], fan_speed_list: ['a'], set_fan_speed_topic: 'x' },
      water_heater: { modes: ['eco', 'off'], mode_state_topic: 'all/mode', temperature_state_topic: 'all/t' },
      siren: { available_tones: ['a'] },
      infrared: { schema: 'receiver' },
      alarm_control_panel: { code: '1234', supported_features: ['arm_home'] },
    };
    const states = [
      'ON',
      'on',
      '1',
      'a',
      'c',
      'open',
      'heat',
      'locked',
      'armed_home',
      '2026-01-01',
      '{"state":"ON","color_mode":"hs","color":{"h":10,"s":20},"brightness":5}',
      '{"event_type":"press"}',
      '{"state":"cleaning","fan_speed":"a"}',
      '{"installed_version":"1","latest_version":"2"}',
    ];
    const entities = hostileComponents.filter((each) => each !== 'device_automation' && each !== 'tag');
    const say = async (): Promise<void> => {
      for (const topic of ['state', 'mode', 'fan', 'preset', 't', 'position', 'tilt', 'o', 'image']) {
        for (const payload of states) await device.publish(`all/${topic}`, payload, { qos: 0 });
      }
    };
    const bareOf: Readonly<Record<string, object>> = {
      sensor: { state_topic: 'all/state' },
      infrared: { ...bare, schema: 'emitter' },
    };
    const configOf = (component: string) => bareOf[component] ?? bare;
    for (const round of [0, 1, 2, 3]) {
      for (const component of entities) {
        await announce(component, `all_${component}`, {
          ...configOf(component),
          ...(round % 2 === 0 ? {} : rich[component]),
        });
      }
      await say();
      await through();
      for (const component of entities) {
        const record = home.entity(`${component}.all_${component}`);
        expect(typeof record?.state).toBe('string');
        for (const action of record?.capabilities.actions ?? []) {
          const result = await home.command(record?.id ?? '', action);
          expect(result.ok ? 'ok' : result.error.code).not.toBe('internal');
        }
      }
    }
  }, 60_000);
});
