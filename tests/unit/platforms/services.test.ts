/** Every service of every platform, with each of its fields: what is sent, or why it is refused. */
import { describe, expect, it } from 'vitest';
import { isSupportedComponent, platformOf } from '../../../main/service/platforms/table.ts';
import { platformHarness } from '../../support/platform-harness.ts';

type Config = Readonly<Record<string, unknown>>;
type Row = readonly [action: string, params: object, sent: string | readonly string[]];

interface Table {
  readonly component: string;
  readonly config: Config;
  /** Messages before each row. */
  readonly told?: ReadonlyArray<readonly [topic: string, payload: unknown]>;
  readonly rows: readonly Row[];
}

const c = { command_topic: 'c' };

const tables: readonly Table[] = [
  {
    component: 'alarm_control_panel',
    config: { ...c, state_topic: 's', code: '1', payload_trigger: 'GO' },
    rows: [
      ['alarm_arm_home', { code: '1' }, ['c ARM_HOME']],
      ['alarm_arm_away', { code: '1' }, ['c ARM_AWAY']],
      ['alarm_arm_night', { code: '1' }, ['c ARM_NIGHT']],
      ['alarm_arm_vacation', { code: '1' }, ['c ARM_VACATION']],
      ['alarm_arm_custom_bypass', { code: '1' }, ['c ARM_CUSTOM_BYPASS']],
      ['alarm_disarm', { code: '1' }, ['c DISARM']],
      ['alarm_trigger', { code: '1' }, ['c GO']],
    ],
  },
  { component: 'button', config: c, rows: [['press', {}, ['c PRESS']]] },
  {
    component: 'climate',
    config: {
      mode_command_topic: 'm',
      temperature_command_topic: 't',
      temperature_low_command_topic: 'l',
      temperature_high_command_topic: 'h',
      target_humidity_command_topic: 'hu',
      fan_mode_command_topic: 'f',
      swing_mode_command_topic: 'sw',
      swing_horizontal_mode_command_topic: 'sh',
      preset_mode_command_topic: 'p',
      preset_modes: ['eco'],
      power_command_topic: 'pw',
    },
    rows: [
      ['set_temperature', { temperature: 21 }, ['t 21.0']],
      ['set_temperature', { temperature: 21, hvac_mode: 'heat' }, ['m heat', 't 21.0']],
      ['set_temperature', { target_temp_low: 20, target_temp_high: 22 }, ['l 20.0', 'h 22.0']],
      ['set_hvac_mode', { hvac_mode: 'cool' }, ['m cool']],
      ['set_fan_mode', { fan_mode: 'low' }, ['f low']],
      ['set_swing_mode', { swing_mode: 'on' }, ['sw on']],
      ['set_swing_horizontal_mode', { swing_horizontal_mode: 'on' }, ['sh on']],
      ['set_preset_mode', { preset_mode: 'eco' }, ['p eco']],
      ['set_humidity', { humidity: 43 }, ['hu 43']],
      ['turn_on', {}, ['pw ON']],
      ['turn_off', {}, ['pw OFF']],
      ['toggle', {}, ['pw ON']],
    ],
  },
  {
    component: 'cover',
    config: { ...c, position_topic: 's', set_position_topic: 'p', tilt_command_topic: 't' },
    told: [['s', '0']],
    rows: [
      ['open_cover', {}, ['c OPEN']],
      ['close_cover', {}, ['c CLOSE']],
      ['stop_cover', {}, ['c STOP']],
      ['toggle', {}, ['c OPEN']],
      ['set_cover_position', { position: 40 }, ['p 40']],
      ['open_cover_tilt', {}, ['t 100']],
      ['close_cover_tilt', {}, ['t 0']],
      ['stop_cover_tilt', {}, ['t STOP']],
      ['set_cover_tilt_position', { tilt_position: 30 }, ['t 30']],
      ['toggle_cover_tilt', {}, ['t 0']],
    ],
  },
  { component: 'date', config: c, rows: [['set_value', { date: '2026-01-02' }, ['c 2026-01-02']]] },
  {
    component: 'datetime',
    config: c,
    rows: [['set_value', { datetime: '2026-01-02T03:04:05+00:00' }, ['c 2026-01-02T03:04:05+00:00']]],
  },
  { component: 'time', config: c, rows: [['set_value', { time: '08:30:00' }, ['c 08:30:00']]] },
  {
    component: 'fan',
    config: {
      ...c,
      state_topic: 's',
      percentage_command_topic: 'p',
      preset_mode_command_topic: 'm',
      preset_modes: ['auto'],
      oscillation_command_topic: 'o',
      direction_command_topic: 'd',
    },
    rows: [
      ['turn_on', {}, ['c ON']],
      ['turn_on', { percentage: 40, preset_mode: 'auto' }, ['c ON', 'p 40', 'm auto']],
      ['turn_off', {}, ['c OFF']],
      ['toggle', {}, ['c ON']],
      ['set_percentage', { percentage: 40 }, ['p 40']],
      ['increase_speed', { percentage_step: 10 }, ['p 10']],
      ['decrease_speed', {}, ['p 0']],
      ['set_preset_mode', { preset_mode: 'auto' }, ['m auto']],
      ['oscillate', { oscillating: true }, ['o oscillate_on']],
      ['set_direction', { direction: 'reverse' }, ['d reverse']],
    ],
  },
  {
    component: 'humidifier',
    config: { ...c, target_humidity_command_topic: 'h', mode_command_topic: 'm', modes: ['eco'] },
    rows: [
      ['turn_on', {}, ['c ON']],
      ['turn_off', {}, ['c OFF']],
      ['toggle', {}, ['c ON']],
      ['set_humidity', { humidity: 43 }, ['h 43']],
      ['set_mode', { mode: 'eco' }, ['m eco']],
    ],
  },
  {
    component: 'infrared',
    config: { ...c, schema: 'emitter' },
    rows: [
      ['send_command', { timings: [100, -50] }, ['c {"timings":[100,-50],"modulation":38000,"repeat_count":0}']],
      [
        'send_command',
        { timings: [9], modulation: 36000, repeat_count: 2 },
        ['c {"timings":[9],"modulation":36000,"repeat_count":2}'],
      ],
      ['send_command', { timings: [] }, 'command.invalid: timings: must not be empty'],
    ],
  },
  {
    component: 'lawn_mower',
    config: { start_mowing_command_topic: 'a', pause_command_topic: 'b', dock_command_topic: 'd' },
    rows: [
      ['start_mowing', {}, ['a start_mowing']],
      ['pause', {}, ['b pause']],
      ['dock', {}, ['d dock']],
    ],
  },
  {
    component: 'light',
    config: {
      ...c,
      brightness_command_topic: 'b',
      color_temp_command_topic: 't',
      rgb_command_topic: 'r',
      effect_command_topic: 'e',
      effect_list: ['rainbow'],
    },
    rows: [
      ['turn_on', {}, ['c ON']],
      ['turn_on', { brightness: 100 }, ['b 100', 'c ON']],
      ['turn_on', { brightness_pct: 50 }, ['b 128', 'c ON']],
      ['turn_on', { brightness_step: 10 }, ['b 10', 'c ON']],
      ['turn_on', { brightness_step_pct: 10 }, ['b 26', 'c ON']],
      ['turn_on', { color_temp_kelvin: 4000 }, ['t 250', 'c ON']],
      ['turn_on', { kelvin: 4000 }, ['t 250', 'c ON']],
      ['turn_on', { color_temp: 250 }, ['t 250', 'c ON']],
      ['turn_on', { color_temp: 0 }, 'command.invalid: color_temp: must be 1 or more'],
      ['turn_on', { color_temp: 250, kelvin: 4000 }, 'command.invalid: color_temp: cannot be combined with kelvin'],
      ['turn_on', { rgb_color: [255, 0, 0] }, ['r 255,0,0', 'c ON']],
      ['turn_on', { hs_color: [0, 100] }, ['r 255,0,0', 'c ON']],
      ['turn_on', { xy_color: [0.701, 0.299] }, ['r 255,0,0', 'c ON']],
      ['turn_on', { color_name: 'red' }, ['r 255,0,0', 'c ON']],
      ['turn_on', { effect: 'rainbow' }, ['e rainbow', 'c ON']],
      // What the light does not have is left out, as in Home Assistant.
      ['turn_on', { transition: 2, flash: 'short', white: 200 }, ['c ON']],
      ['turn_off', { transition: 2, flash: 'long' }, ['c OFF']],
      ['toggle', {}, ['c ON']],
    ],
  },
  {
    component: 'lock',
    config: { ...c, payload_open: 'OPEN' },
    rows: [
      ['lock', { code: '1' }, ['c LOCK']],
      ['unlock', {}, ['c UNLOCK']],
      ['open', {}, ['c OPEN']],
    ],
  },
  { component: 'notify', config: c, rows: [['send_message', { message: 'hi', title: 'not sent' }, ['c hi']]] },
  { component: 'number', config: c, rows: [['set_value', { value: 4 }, ['c 4']]] },
  { component: 'scene', config: { ...c, payload_on: 'GO' }, rows: [['turn_on', {}, ['c GO']]] },
  {
    component: 'select',
    config: { ...c, state_topic: 's', options: ['a', 'b', 'c'] },
    told: [['s', 'c']],
    rows: [
      ['select_option', { option: 'b' }, ['c b']],
      ['select_next', {}, ['c a']],
      ['select_next', { cycle: false }, []],
      ['select_previous', { cycle: true }, ['c b']],
      ['select_first', {}, ['c a']],
      ['select_first', { cycle: true }, ['c a']],
      ['select_last', { cycle: false }, ['c c']],
    ],
  },
  {
    component: 'siren',
    config: { ...c, available_tones: ['bell'] },
    rows: [
      [
        'turn_on',
        { tone: 'bell', duration: 5, volume_level: 0.5 },
        ['c {"state":"ON","tone":"bell","duration":5,"volume_level":0.5}'],
      ],
      ['turn_off', {}, ['c {"state":"OFF"}']],
      ['toggle', {}, ['c {"state":"ON"}']],
    ],
  },
  {
    component: 'switch',
    config: c,
    rows: [
      ['turn_on', {}, ['c ON']],
      ['turn_off', {}, ['c OFF']],
      ['toggle', {}, ['c ON']],
    ],
  },
  { component: 'text', config: c, rows: [['set_value', { value: 'x' }, ['c x']]] },
  {
    component: 'update',
    config: { ...c, payload_install: 'GO', state_topic: 's' },
    told: [['s', { installed_version: '1', latest_version: '2' }]],
    rows: [
      ['install', {}, ['c GO']],
      ['install', { version: '2', backup: false }, ['c GO']],
      ['install', { version: '1' }, 'command.unsupported: version: the device installs its latest only'],
      ['install', { backup: true }, 'command.unsupported: backup: the device makes none'],
      ['skip', {}, []],
      ['clear_skipped', {}, []],
    ],
  },
  {
    component: 'vacuum',
    config: {
      ...c,
      unique_id: 'v',
      state_topic: 's',
      set_fan_speed_topic: 'f',
      fan_speed_list: ['max'],
      send_command_topic: 'x',
      clean_segments_command_topic: 'g',
      supported_features: [
        'start',
        'stop',
        'pause',
        'return_home',
        'clean_spot',
        'locate',
        'fan_speed',
        'send_command',
      ],
    },
    told: [['s', { state: 'docked', segments: { '1': 'Kitchen' } }]],
    rows: [
      ['start', {}, ['c start']],
      ['start_pause', {}, ['c start']],
      ['stop', {}, ['c stop']],
      ['pause', {}, ['c pause']],
      ['return_to_base', {}, ['c return_to_base']],
      ['clean_spot', {}, ['c clean_spot']],
      ['locate', {}, ['c locate']],
      ['set_fan_speed', { fan_speed: 'max' }, ['f max']],
      ['send_command', { command: 'go', params: { a: 1 } }, ['x {"command":"go","a":1}']],
      ['clean_segments', { segments: ['1'] }, ['g ["1"]']],
      ['clean_segments', { segments: ['9'] }, 'command.invalid: segments: 9 is not known'],
    ],
  },
  {
    component: 'valve',
    config: { ...c, state_topic: 's', reports_position: true, payload_stop: 'STOP' },
    told: [['s', '0']],
    rows: [
      ['open_valve', {}, ['c 100']],
      ['close_valve', {}, ['c 0']],
      ['stop_valve', {}, ['c STOP']],
      ['set_valve_position', { position: 40 }, ['c 40']],
      ['toggle', {}, ['c 100']],
    ],
  },
  {
    component: 'water_heater',
    config: {
      mode_command_topic: 'm',
      temperature_command_topic: 't',
      power_command_topic: 'p',
      modes: ['off', 'eco'],
    },
    rows: [
      ['set_temperature', { temperature: 50 }, ['t 50.0']],
      ['set_temperature', { temperature: 50, operation_mode: 'eco' }, ['m eco', 't 50.0']],
      ['set_operation_mode', { operation_mode: 'eco' }, ['m eco']],
      ['turn_on', {}, ['p ON']],
      ['turn_off', {}, ['p OFF']],
    ],
  },
];

function harnessOf({ component, config, told = [] }: Table) {
  if (!isSupportedComponent(component)) throw new Error(component);
  const harness = platformHarness(platformOf(component), config);
  for (const [topic, payload] of told) harness.receive(topic, payload);
  return harness;
}

describe.each(tables)('the services of $component', (table) => {
  it.each(table.rows)('%s %j', (action, params, sent) => {
    const published = harnessOf(table).publishes(action, { ...params });
    expect(typeof published === 'string' ? published : published.map((each) => each.join(' '))).toEqual(sent);
  });

  it('are all that it says it takes', () => {
    const harness = harnessOf(table);
    if (!isSupportedComponent(table.component)) throw new Error(table.component);
    const { actions } = platformOf(table.component).describe(harness.config);
    expect([...new Set(table.rows.map(([action]) => action))].sort()).toEqual([...actions].sort());
  });
});
