/** Every command that an entity's card can send, with parameters derived from its capabilities and attributes. */
import type { Entity } from '../../main/service/model/entities.ts';

export interface Command {
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** So long is waited before the next one: what moves must have got somewhere. */
  readonly restMs?: number;
}

/** Commands that no state of their own entity answers: something else of the device has to change. */
export function answersElsewhere({ platform }: Pick<Entity, 'platform'>, action: string): boolean {
  return ['button', 'scene', 'notify', 'update'].includes(platform) || ['locate', 'send_command'].includes(action);
}

type Known = Pick<Entity, 'platform' | 'capabilities' | 'attributes'>;

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** The lowest, the highest, and something in between that lies on a step. */
function spread(low: number, high: number, step = 1): readonly number[] {
  const middle = low + Math.round((high - low) / 2 / step) * step;
  return [low, middle, high];
}

const code = '1234';
const position = (action: string, key: string): readonly Command[] =>
  [60, 0, 100, 35].map((value) => ({ action, params: { [key]: value }, restMs: 1_500 }));

function lightCommands({ attributes, capabilities }: Known): readonly Command[] {
  const modes = listOf(attributes.supported_color_modes);
  const on = (params: Readonly<Record<string, unknown>>): Command => ({ action: 'turn_on', params });
  const hasColour = modes.some((mode) => ['hs', 'xy', 'rgb', 'rgbw', 'rgbww'].includes(mode));
  const low = numberOf(attributes.min_color_temp_kelvin, 2_000);
  const high = numberOf(attributes.max_color_temp_kelvin, 6_500);
  return [
    on({}),
    ...(modes.includes('onoff') ? [] : [1, 128, 255].map((brightness) => on({ brightness }))),
    ...(modes.includes('onoff') ? [] : [on({ brightness_pct: 40 }), on({ brightness_step: 20 })]),
    ...(modes.includes('color_temp') ? spread(low, high).map((kelvin) => on({ color_temp_kelvin: kelvin })) : []),
    ...(hasColour
      ? [
          on({ hs_color: [210, 80] }),
          on({ rgb_color: [255, 120, 0], brightness: 200 }),
          on({ xy_color: [0.32, 0.34] }),
          on({ color_name: 'crimson' }),
        ]
      : []),
    ...listOf(attributes.effect_list).map((effect) => on({ effect })),
    ...('transition' in capabilities && capabilities.transition === true
      ? [on({ brightness: 90, transition: 1 })]
      : []),
    ...('flash' in capabilities && capabilities.flash === true ? [on({ flash: 'short' })] : []),
    { action: 'turn_off', params: {} },
  ];
}

function climateCommands({ attributes, capabilities }: Known): readonly Command[] {
  const each = (action: string, key: string, values: readonly unknown[]): readonly Command[] =>
    capabilities.actions.includes(action) ? values.map((value) => ({ action, params: { [key]: value } })) : [];
  const [low, middle, high] = spread(numberOf(attributes.min_temp, 7), numberOf(attributes.max_temp, 35), 0.5);
  const temperatures = Object.hasOwn(attributes, 'target_temp_low')
    ? [
        { target_temp_low: low, target_temp_high: middle },
        { target_temp_low: middle, target_temp_high: high },
      ]
    : [{ temperature: low }, { temperature: middle }, { temperature: high }];
  const [mode] = listOf(attributes.hvac_modes).filter((word) => word !== 'off');
  return [
    ...each('set_hvac_mode', 'hvac_mode', listOf(attributes.hvac_modes)),
    ...temperatures.map((params) => ({ action: 'set_temperature', params })),
    { action: 'set_temperature', params: { ...temperatures[0], hvac_mode: mode } },
    ...each('set_fan_mode', 'fan_mode', listOf(attributes.fan_modes)),
    ...each('set_swing_mode', 'swing_mode', listOf(attributes.swing_modes)),
    ...each('set_preset_mode', 'preset_mode', listOf(attributes.preset_modes)),
    { action: 'turn_off', params: {} },
    { action: 'turn_on', params: {} },
  ];
}

function waterHeaterCommands({ attributes, capabilities }: Known): readonly Command[] {
  const modes = listOf(attributes.operation_list ?? ('modes' in capabilities ? capabilities.modes : []));
  const temperatures = spread(numberOf(attributes.min_temp, 40), numberOf(attributes.max_temp, 60), 0.5);
  return [
    ...modes.map((mode) => ({ action: 'set_operation_mode', params: { operation_mode: mode } })),
    ...temperatures.map((temperature) => ({ action: 'set_temperature', params: { temperature } })),
  ];
}

function sirenCommands({ attributes }: Known): readonly Command[] {
  const on = (params: Readonly<Record<string, unknown>>): Command => ({ action: 'turn_on', params });
  return [
    ...listOf(attributes.available_tones).map((tone) => on({ tone })),
    on({ duration: 30, volume_level: 0.4 }),
    { action: 'turn_off', params: {} },
  ];
}

/** Commands by action for what needs more than the action's name; an empty list means that others cover it. */
const parameters: Readonly<Record<string, (entity: Known) => readonly Command[]>> = {
  set_percentage: () => [1, 50, 100].map((percentage) => ({ action: 'set_percentage', params: { percentage } })),
  oscillate: () => [true, false].map((oscillating) => ({ action: 'oscillate', params: { oscillating } })),
  set_direction: () => ['reverse', 'forward'].map((direction) => ({ action: 'set_direction', params: { direction } })),
  set_preset_mode: ({ attributes }) =>
    listOf(attributes.preset_modes).map((preset) => ({ action: 'set_preset_mode', params: { preset_mode: preset } })),
  set_humidity: ({ attributes }) =>
    spread(numberOf(attributes.min_humidity, 30), numberOf(attributes.max_humidity, 70)).map((humidity) => ({
      action: 'set_humidity',
      params: { humidity },
    })),
  set_mode: ({ attributes }) =>
    listOf(attributes.available_modes).map((mode) => ({ action: 'set_mode', params: { mode } })),
  select_option: ({ attributes }) =>
    listOf(attributes.options).map((option) => ({ action: 'select_option', params: { option } })),
  set_cover_position: () => position('set_cover_position', 'position'),
  set_cover_tilt_position: () => position('set_cover_tilt_position', 'tilt_position'),
  set_valve_position: () => position('set_valve_position', 'position'),
  open_cover: () => [{ action: 'open_cover', params: {}, restMs: 2_000 }],
  close_cover: () => [{ action: 'close_cover', params: {}, restMs: 2_000 }],
  open_valve: () => [{ action: 'open_valve', params: {}, restMs: 2_000 }],
  close_valve: () => [{ action: 'close_valve', params: {}, restMs: 2_000 }],
  set_fan_speed: ({ attributes }) =>
    listOf(attributes.fan_speed_list).map((speed) => ({ action: 'set_fan_speed', params: { fan_speed: speed } })),
  send_command: () => [
    { action: 'send_command', params: { command: 'dry_mop' } },
    { action: 'send_command', params: { command: 'clean_zone', params: { zone: 2 } } },
  ],
  send_message: () => [{ action: 'send_message', params: { message: 'Dinner is ready' } }],
};

function valueCommands({ platform, attributes }: Known): readonly Command[] {
  const set = (params: Readonly<Record<string, unknown>>): Command => ({ action: 'set_value', params });
  switch (platform) {
    case 'number':
      return spread(numberOf(attributes.min, 1), numberOf(attributes.max, 100), numberOf(attributes.step, 1)).map(
        (value) => set({ value }),
      );
    case 'text':
      return [set({ value: 'Honey' }), set({ value: '' }), set({ value: 'Grüße, 你好' })];
    case 'date':
      return [set({ date: '2026-12-24' }), set({ date: '2027-02-28' })];
    case 'time':
      return [set({ time: '05:30:00' }), set({ time: '23:05:00' })];
    case 'datetime':
      return [set({ datetime: '2026-12-24T18:30:00+00:00' }), set({ datetime: '2027-01-01T00:00:00+01:00' })];
    default:
      throw new Error(`no values for ${platform}`);
  }
}

/** Ends disarmed: whoever comes next finds the house in peace. */
function alarmCommands({ capabilities }: Known): readonly Command[] {
  const others = capabilities.actions.filter((action) => action !== 'alarm_disarm');
  return [...others, 'alarm_disarm'].map((action) => ({ action, params: { code } }));
}

const wholePlatforms: Readonly<Partial<Record<Entity['platform'], (entity: Known) => readonly Command[]>>> = {
  light: lightCommands,
  climate: climateCommands,
  water_heater: waterHeaterCommands,
  siren: sirenCommands,
  alarm_control_panel: alarmCommands,
};

/** All commands, so that each action of the entity occurs at least once. */
export function everyCommand(entity: Known): readonly Command[] {
  const commands: Command[] = [...(wholePlatforms[entity.platform]?.(entity) ?? [])];
  for (const action of entity.capabilities.actions) {
    if (commands.some((each) => each.action === action)) continue;
    if (action === 'set_value') commands.push(...valueCommands(entity));
    else commands.push(...(parameters[action]?.(entity) ?? [{ action, params: {} }]));
  }
  // A toggle is to be seen from both sides.
  return commands.flatMap((each) => (each.action === 'toggle' ? [each, each] : [each]));
}
