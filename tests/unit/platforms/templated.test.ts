import { describe, expect, it } from 'vitest';
import { alarmControlPanelPlatform } from '../../../main/service/platforms/alarm-control-panel.ts';
import { climatePlatform } from '../../../main/service/platforms/climate/climate.ts';
import { coverPlatform } from '../../../main/service/platforms/cover/cover.ts';
import { deviceAutomationPlatform } from '../../../main/service/platforms/device-automation.ts';
import { deviceTrackerPlatform } from '../../../main/service/platforms/device-tracker.ts';
import { eventPlatform } from '../../../main/service/platforms/event.ts';
import { fanPlatform } from '../../../main/service/platforms/fan/fan.ts';
import { humidifierPlatform } from '../../../main/service/platforms/humidifier.ts';
import { lawnMowerPlatform } from '../../../main/service/platforms/lawn-mower.ts';
import { lockPlatform } from '../../../main/service/platforms/lock.ts';
import { tagPlatform } from '../../../main/service/platforms/tag.ts';
import { updatePlatform } from '../../../main/service/platforms/update/update.ts';
import { valvePlatform } from '../../../main/service/platforms/valve.ts';
import { waterHeaterPlatform } from '../../../main/service/platforms/water-heater.ts';
import { platformHarness } from '../../support/platform-harness.ts';

/** Shows what a command template was given. */
const given = (...names: readonly string[]) => names.map((name) => `{{ ${name} | to_json }}`).join('/');

describe('command templates get native values', () => {
  it('climate: floats for set-points, integers for humidity, words for modes', () => {
    const climate = platformHarness(climatePlatform, {
      temperature_command_topic: 'tc',
      temperature_command_template: given('value'),
      target_humidity_command_topic: 'hc',
      target_humidity_command_template: given('value'),
      mode_command_topic: 'mc',
      mode_command_template: given('value'),
      power_command_topic: 'pw',
      power_command_template: 'power {{ value }}',
    });
    expect(climate.publishes('set_temperature', { temperature: 22 })).toEqual([['tc', '22.0']]);
    expect(climate.publishes('set_humidity', { humidity: 43 })).toEqual([['hc', '43']]);
    expect(climate.publishes('set_hvac_mode', { hvac_mode: 'heat' })).toEqual([['mc', '"heat"']]);
    expect(climate.publishes('turn_on')).toEqual([['pw', 'power ON']]);
  });

  it('water heater: a float', () => {
    const heater = platformHarness(waterHeaterPlatform, {
      temperature_command_topic: 'tc',
      temperature_command_template: '{"t": {{ value }}}',
    });
    expect(heater.publishes('set_temperature', { temperature: 50 })).toEqual([['tc', '{"t": 50.0}']]);
  });

  it('cover: the value, percent, and the ranges', () => {
    const cover = platformHarness(coverPlatform, {
      position_topic: 'p',
      set_position_topic: 'sp',
      set_position_template: given('value', 'position', 'position_open', 'position_closed', 'tilt_min', 'tilt_max'),
      position_open: 200,
      tilt_command_topic: 'tc',
      tilt_command_template: given('value', 'tilt_position', 'tilt_max'),
      tilt_opened_value: 80,
    });
    expect(cover.publishes('set_cover_position', { position: 25 })).toEqual([['sp', '50/25/200/0/0/100']]);
    expect(cover.publishes('open_cover_tilt')).toEqual([['tc', '80/80/100']]);
    expect(cover.publishes('set_cover_tilt_position', { tilt_position: 30 })).toEqual([['tc', '30/30/100']]);
  });

  it('valve: the value, percent, and the range', () => {
    const valve = platformHarness(valvePlatform, {
      command_topic: 'c',
      reports_position: true,
      position_open: 10,
      command_template: given('value', 'position', 'position_open', 'position_closed'),
    });
    expect(valve.publishes('set_valve_position', { position: 50 })).toEqual([['c', '5/50/10/0']]);
    expect(valve.publishes('close_valve')).toEqual([['c', '0/0/10/0']]);
  });

  it('alarm: the action and the code, no value', () => {
    const panel = platformHarness(alarmControlPanelPlatform, {
      command_topic: 'c',
      state_topic: 't',
      command_template: given('action', 'code', 'value'),
    });
    expect(panel.publishes('alarm_arm_home', { code: '4711' })).toEqual([['c', '"ARM_HOME"/"4711"/null']]);
    expect(panel.publishes('alarm_disarm')).toEqual([['c', '"DISARM"/null/null']]);
  });

  it('lock: the payload, and a code or none', () => {
    const lock = platformHarness(lockPlatform, { command_topic: 'c', command_template: '{{ value }} {{ code }}' });
    expect(lock.publishes('lock', { code: '1' })).toEqual([['c', 'LOCK 1']]);
    expect(lock.publishes('lock')).toEqual([['c', 'LOCK None']]);
  });

  it('fan, humidifier, mower: their value', () => {
    const fan = platformHarness(fanPlatform, {
      command_topic: 'c',
      command_template: 'f {{ value }}',
      percentage_command_topic: 'pc',
      percentage_command_template: "{{ {0:'off', 1:'low', 2:'high'}[value] }}",
      speed_range_max: 2,
    });
    expect(fan.publishes('turn_on', { percentage: 60 })).toEqual([
      ['c', 'f ON'],
      ['pc', 'high'],
    ]);
    const humidifier = platformHarness(humidifierPlatform, {
      command_topic: 'c',
      target_humidity_command_topic: 'hc',
      target_humidity_command_template: given('value'),
    });
    expect(humidifier.publishes('set_humidity', { humidity: '43' })).toEqual([['hc', '43']]);
    const mower = platformHarness(lawnMowerPlatform, {
      dock_command_topic: 'd',
      dock_command_template: 'go {{ value }}',
    });
    expect(mower.publishes('dock')).toEqual([['d', 'go dock']]);
  });

  it('publishes nothing and assumes nothing when a template fails', () => {
    const climate = platformHarness(climatePlatform, {
      temperature_command_topic: 'tc',
      temperature_command_template: '{{ 1 / 0 }}',
    });
    expect(climate.publishes('set_temperature', { temperature: 30 })).toMatch(/^command.template/);
    expect(climate.shown().temperature).toBe(21);
  });
});

describe('value templates', () => {
  it('climate: the general one serves where there is no own', () => {
    const climate = platformHarness(climatePlatform, {
      value_template: '{{ value_json.all }}',
      mode_state_topic: 'm',
      mode_state_template: '{{ value_json.own }}',
      temperature_state_topic: 't',
    });
    climate.receive('m', { all: 'cool', own: 'heat' });
    climate.receive('t', { all: 20.5 });
    expect(climate.shown()).toMatchObject({ state: 'heat', temperature: 20.5 });
    climate.receive('t', { all: null });
    expect(climate.shown().temperature).toBeNull();
  });

  it('cover: position and tilt templates know the ranges, the state template does not', () => {
    const cover = platformHarness(coverPlatform, {
      state_topic: 't',
      value_template: "{{ 'open' if position_open is undefined else 'closed' }}",
      position_topic: 'p',
      position_template: '{{ value | int + position_open - 100 }}',
      position_open: 200,
      tilt_status_topic: 'ts',
      tilt_status_template: '{{ tilt_max / 2 }}',
    });
    for (const topic of ['t', 'p', 'ts']) cover.receive(topic, '50');
    expect(cover.shown()).toEqual({ state: 'open', is_closed: false, current_position: 75, current_tilt_position: 50 });
  });

  it('cover: position and tilt in one message', () => {
    const cover = platformHarness(coverPlatform, {
      position_topic: 'p',
      position_template: '{ "position": {{ value_json.p }}, "tilt_position": {{ value_json.t }} }',
    });
    cover.receive('p', { p: 55, t: 20 });
    expect(cover.shown()).toEqual({ state: 'open', is_closed: false, current_position: 55, current_tilt_position: 20 });
  });

  it('tracker: a zone is named by the message as it came', () => {
    const tracker = platformHarness(deviceTrackerPlatform, { state_topic: 't', value_template: '{{ value_json.at }}' });
    tracker.receive('t', { at: 'home' });
    expect(tracker.view().state).toBe('home');
    tracker.receive('t', { at: 'work' });
    expect(tracker.view().state).toBe('{"at":"work"}');
  });
});

describe('templates that fail', () => {
  const jinja = '{{ value_json.a.b }}';
  const python = "{{ 'abc' | float }}";

  it('lock and the like get the raw payload of a Jinja error, and nothing of a Python error', () => {
    const lockWith = (value_template: string) => {
      const lock = platformHarness(lockPlatform, { command_topic: 'c', state_topic: 't', value_template });
      lock.receive('t', 'LOCKED');
      return lock.view().state;
    };
    expect([lockWith(jinja), lockWith(python)]).toEqual(['locked', 'unknown']);
  });

  it('update and event ignore the message', () => {
    const update = platformHarness(updatePlatform, { state_topic: 't', value_template: jinja });
    update.receive('t', '1.0');
    expect(update.shown().installed_version).toBeNull();
    const event = platformHarness(eventPlatform, { state_topic: 't', event_types: ['a'], value_template: jinja });
    event.receive('t', { event_type: 'a' });
    expect(event.effects).toEqual([]);
  });

  it('a trigger without a payload fires all the same, one with a payload does not', () => {
    const raw = { automation_type: 'trigger', topic: 't', type: 'a', subtype: 'b', device: {}, value_template: jinja };
    const fired = [{}, { payload: 'x' }].map((more) => {
      const trigger = platformHarness(deviceAutomationPlatform, { ...raw, ...more });
      trigger.receive('t', 'x');
      return trigger.effects.length;
    });
    expect(fired).toEqual([1, 0]);
  });

  it('a tag is read as empty', () => {
    const scanner = platformHarness(tagPlatform, { topic: 't', value_template: jinja });
    scanner.receive('t', 'E9F35959');
    expect(scanner.effects).toEqual([]);
  });
});
