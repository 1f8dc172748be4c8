/** Devices of Zigbee2MQTT as a person sees them: announced in its own dialect, driven by what it publishes. */
import { describe, expect, it } from 'vitest';
import { buildDefinition } from '../../../../main/service/discovery/build.ts';
import { mapDevice } from '../../../../main/service/discovery/zigbee2mqtt/device.ts';
import { parseDevice } from '../../../../main/service/discovery/zigbee2mqtt/messages.ts';
import { type PlatformHarness, platformHarness } from '../../../support/platform-harness.ts';

const topic = 'zigbee2mqtt/it';

interface Shown extends PlatformHarness<unknown, unknown> {
  say(state: object): Readonly<Record<string, unknown>>;
}

function shown(key: string, exposes: readonly object[], rest: object = {}): Shown {
  const definition = { model: 'M', exposes, options: [], ...rest };
  const device = parseDevice({ ieee_address: '0x1', friendly_name: 'it', definition });
  if (device === undefined) throw new Error('not parsed');
  const found = mapDevice({ base: 'zigbee2mqtt', coordinator: '0xc0', info: undefined }, device).find(
    ({ component, objectId }) => `${component} ${objectId}` === key,
  );
  if (found === undefined) throw new Error(`${key} is not announced`);
  const { raw, ...id } = found;
  const built = buildDefinition({ source: 'zigbee2mqtt', discoveryTopic: 't', ...id }, raw);
  if (!built.ok) throw new Error(built.error.detail);
  const harness = platformHarness(built.value.platform, raw);
  return Object.assign(harness, {
    say: (state: object) => {
      harness.receive(topic, state);
      return harness.shown();
    },
  });
}

const feature = (name: string, rest: object = {}) => ({ type: 'numeric', name, property: name, access: 7, ...rest });
const choice = (name: string, values: readonly string[], access = 7) => ({
  type: 'enum',
  name,
  property: name,
  access,
  values,
});

describe('what Zigbee2MQTT describes, as it is shown', () => {
  it('has no update while no version is known, and keeps those that were named', () => {
    const update = shown('update update', [], { supports_ota: true });
    expect(update.say({ linkquality: 1 })).toMatchObject({ state: 'off', installed_version: '-1' });
    const named = { update: { state: 'available', installed_version: 1, latest_version: 2 } };
    expect(update.say(named)).toMatchObject({ state: 'on', installed_version: '1', latest_version: '2' });
    expect(update.say({ linkquality: 2 })).toMatchObject({ state: 'on', latest_version: '2' });
  });

  it('takes the operating mode of a thermostat for its mode', () => {
    const features = [feature('occupied_heating_setpoint'), choice('system_mode', ['heat'])];
    const operating = choice('operating_mode', ['schedule', 'manual', 'pause']);
    const climate = shown('climate climate', [{ type: 'climate', features }, operating]);
    expect(climate.say({ operating_mode: 'pause', system_mode: 'heat' }).state).toBe('off');
    expect(climate.say({ operating_mode: 'schedule' }).state).toBe('auto');
    expect(climate.say({ operating_mode: 'manual' }).state).toBe('heat');
    expect(climate.publishes('set_hvac_mode', { hvac_mode: 'auto' })).toEqual([
      [`${topic}/set`, '{"operating_mode":"schedule"}'],
    ]);
  });

  it.each([
    ['on_press_release', 'press_release', { button: 'on' }],
    ['scene_12', 'scene', { scene: '12' }],
    ['region_3_enter', 'region_enter', { region: '3' }],
    ['dial_rotate_left_slow', 'dial_rotate', { direction: 'left', speed: 'slow' }],
    ['brightness_step_up', 'brightness_step', { direction: 'up' }],
    ['single', 'single', {}],
    ['recall_7', 'recall', { scene: '7' }],
    ['4_double', 'double', { button: '4' }],
  ])('reads %s', (action, type, attributes) => {
    const values = ['on_press_release', 'scene_12', 'region_3_enter', 'dial_rotate_left_slow', 'brightness_step_up'];
    const event = shown('event action', [choice('action', [...values, 'single', 'recall_*', '*_double'], 1)]);
    event.say({ action });
    expect(event.effects).toEqual([{ kind: 'event', type, attributes }]);
  });

  it('shows an option that is called none, and confirms it', () => {
    const select = shown('select mode', [choice('mode', ['none', 'beep'])]);
    expect(select.say({ mode: 'none' }).state).toBe('none');
    expect(select.command('select_option', { option: 'none' })).toMatchObject({
      value: { expect: { state: 'none' } },
    });
    expect(select.say({ mode: null }).state).toBe('unknown');
  });

  it('keeps a reading that a message does not mention, and has none before one does', () => {
    const sensor = shown('sensor count', [feature('count', { access: 1 })]);
    expect(sensor.say({ linkquality: 1 }).state).toBe('unknown');
    expect(sensor.say({ count: 3 }).state).toBe('3');
    expect(sensor.say({ linkquality: 1 }).state).toBe('3');
    const text = shown('text note', [{ type: 'text', name: 'note', property: 'note', access: 7 }]);
    expect(text.say({}).state).toBe('unknown');
    expect(text.say({ note: '' }).state).toBe('');
  });

  it('switches a fan that has modes alone', () => {
    const fan = shown('fan fan', [{ type: 'fan', features: [choice('mode', ['off', 'low', 'medium', 'high', 'on'])] }]);
    expect(fan.publishes('turn_off')).toEqual([[`${topic}/set/fan_state`, 'OFF']]);
  });

  describe('a light of an endpoint', () => {
    const state = { type: 'binary', name: 'state', property: 'state_l1', access: 7, value_on: 'ON', value_off: 'OFF' };
    const colour = { type: 'composite', name: 'color_hs', property: 'color_l1', access: 7 };
    const features = [state, feature('brightness', { property: 'brightness_l1' }), colour];
    const light = () =>
      shown('light light_l1', [{ type: 'light', endpoint: 'l1', features }, choice('effect', ['blink'], 2)]);

    it('reads its own keys', () => {
      const spoken = light();
      const state_l1 = {
        state_l1: 'ON',
        brightness_l1: 254,
        color_mode_l1: 'hs',
        color_l1: { hue: 240, saturation: 60 },
      };
      expect(spoken.say(state_l1)).toMatchObject({ state: 'on', brightness: 255, hs_color: [240, 60] });
      expect(spoken.say({ state_l2: 'OFF' })).toMatchObject({ state: 'on' });
    });

    it('fades and flashes', () => {
      expect(light().publishes('turn_on', { transition: 2, flash: 'long' })).toEqual([
        [`${topic}/l1/set`, '{"state":"ON","transition":2,"flash":10}'],
      ]);
    });

    it('confirms an effect by the state that follows, for none is ever reported', () => {
      expect(light().command('turn_on', { effect: 'blink' })).toMatchObject({ value: { expect: { state: 'on' } } });
      const result = light().command('turn_on', { effect: 'blink' });
      expect(result.ok && result.value.expect).not.toHaveProperty('attributes');
    });
  });

  it('follows what a definition says itself of how it is shown', () => {
    const own = (homeassistant: object) => ({
      type: 'binary',
      access: 7,
      value_on: 'ON',
      value_off: 'OFF',
      homeassistant,
    });
    const learn = shown('button switch_learn', [{ ...own({ type: 'button' }), name: 'learn', property: 'learn' }]);
    expect(learn.publishes('press')).toEqual([[`${topic}/set/learn`, 'ON']]);
  });
});

const binary = (name: string, rest: object = {}) => ({
  ...{ type: 'binary', name, property: name, access: 1, value_on: true, value_off: false },
  ...rest,
});

describe('a binary whose value comes in another word than its definition has', () => {
  it.each([
    [0, 'off'],
    [1, 'on'],
    ['0', 'off'],
    ['1', 'on'],
    ['false', 'off'],
    ['true', 'on'],
    ['OFF', 'off'],
    ['on', 'on'],
    [true, 'on'],
    [false, 'off'],
  ])('is read, on a sensor: %j', (value, state) => {
    const occupancy = shown('binary_sensor occupancy', [binary('occupancy')]);
    occupancy.say({ occupancy: state === 'off' });
    expect(occupancy.say({ occupancy: value }).state).toBe(state);
  });

  it.each([
    [0, 'on'],
    ['1', 'off'],
    ['true', 'off'],
  ])('is read where true stands for off: %j', (value, state) => {
    const contact = shown('binary_sensor contact', [binary('contact', { value_on: false, value_off: true })]);
    expect(contact.say({ contact: value }).state).toBe(state);
  });

  it.each([
    ['ON', 'OFF', true, 'on'],
    ['ON', 'OFF', 'off', 'off'],
    [1, 0, false, 'off'],
    ['open', 'close', 1, 'unknown'],
    [true, false, 'calibrating', 'unknown'],
    [true, false, null, 'unknown'],
  ])('is read where %j stands for on and %j for off: %j', (value_on, value_off, value, state) => {
    const alarm = shown('binary_sensor alarm', [binary('alarm', { value_on, value_off })]);
    expect(alarm.say({ alarm: value }).state).toBe(state);
  });

  it.each([
    [true, false, 0, 'off'],
    [true, false, 'false', 'off'],
    [true, false, 'true', 'on'],
    [true, false, '1', 'on'],
    ['LOCK', 'UNLOCK', 'UNLOCK', 'off'],
    ['ON', 'OFF', true, 'on'],
    ['ON', 'OFF', 0, 'off'],
  ])('is read on a switch with %j and %j: %j', (value_on, value_off, value, state) => {
    const exposed = [binary('child_lock', { access: 7, value_on, value_off })];
    const lock = shown('switch switch_child_lock', exposed);
    lock.say({ child_lock: state === 'off' ? value_on : value_off });
    expect(lock.say({ child_lock: value }).state).toBe(state);
  });

  it('is read on a relay', () => {
    const relay = shown('switch switch', [
      { type: 'switch', features: [binary('state', { access: 7, value_on: 'ON', value_off: 'OFF' })] },
    ]);
    expect(relay.say({ state: true }).state).toBe('on');
    expect(relay.say({ state: 0 }).state).toBe('off');
  });
});
