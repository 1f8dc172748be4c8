/** Outputs: relays as switches or plain lights, fans, shutters. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { along, type Entry, ofSensors, ofState } from './entry.ts';
import type { TasmotaConfig } from './messages.ts';

export const relayKinds = { relay: 1, light: 2, shutter: 3 } as const;

/** A relay that was not named apart from its device is the device. */
export function outputName(config: TasmotaConfig, index: number, what: string): string | null {
  const name = config.friendlyNames[index];
  if (name === undefined || name === null || name === '') return `${what} ${index + 1}`;
  return name === config.name ? null : name;
}

/** `POWER1`; a device with one output says `POWER`. */
export function powerTemplate(index: number): string {
  const own = along([`POWER${index + 1}`]);
  return ofState(index === 0 ? `{{ ${own} or ${along(['POWER'])} }}` : `{{ ${own} }}`);
}

export function powerTopic(config: TasmotaConfig, index: number): string {
  return `${config.topics.command}Power${index + 1}`;
}

export function relayEntries(config: TasmotaConfig): Entry[] {
  return config.relays.flatMap((kind, index): Entry[] => {
    // The first output of an iFan is its lamp, which cannot be dimmed.
    const isLamp = config.isFan && index === 0;
    if (kind !== relayKinds.relay && !(isLamp && kind === relayKinds.light)) return [];
    const component = isLamp || config.option(30) ? 'light' : 'switch';
    const valueKey = component === 'light' ? 'state_value_template' : 'value_template';
    const raw: RawConfig = {
      name: outputName(config, index, component === 'light' ? 'Light' : 'Switch'),
      command_topic: powerTopic(config, index),
      state_topic: config.topics.anything,
      [valueKey]: powerTemplate(index),
      payload_on: config.states.on,
      payload_off: config.states.off,
    };
    return [{ component, endpoint: 'relay', index, raw }];
  });
}

/** Speeds 1 to 3; switched on it runs at the middle one, as Home Assistant's integration has it. */
export function fanEntries(config: TasmotaConfig): Entry[] {
  if (!config.isFan) return [];
  const command = `${config.topics.command}FanSpeed`;
  const speed = along(['FanSpeed']);
  const raw: RawConfig = {
    name: null,
    command_topic: command,
    payload_on: '2',
    payload_off: '0',
    state_topic: config.topics.anything,
    state_value_template: ofState(`{% if ${speed} is number %}{{ '0' if ${speed} == 0 else '2' }}{% endif %}`),
    percentage_command_topic: command,
    percentage_state_topic: config.topics.anything,
    percentage_value_template: ofState(`{{ ${speed} }}`),
    speed_range_min: 1,
    speed_range_max: 3,
  };
  return [{ component: 'fan', endpoint: 'fan', index: 'ifan', raw }];
}

/** Each shutter takes two neighbouring outputs. */
function shutterCount(relays: readonly number[]): number {
  let count = 0;
  for (let index = 0; index < relays.length; index += 1) {
    if (relays[index] !== relayKinds.shutter || relays[index + 1] !== relayKinds.shutter) continue;
    count += 1;
    index += 1;
  }
  return count;
}

const invertBit = 1;

/** Shutters are moved by commands of different names; `Backlog` runs them from one topic. */
export function shutterEntries(config: TasmotaConfig): Entry[] {
  const { command, anything } = config.topics;
  return Array.from({ length: shutterCount(config.relays) }, (_, index): Entry => {
    const number = index + 1;
    const isInverted = ((config.shutterOptions[index] ?? 0) & invertBit) !== 0;
    const [position, direction, tilt] = ['Position', 'Direction', 'Tilt'].map((key) =>
      along([`Shutter${number}`, key]),
    );
    const [min, max, duration] = config.shutterTilts[index] ?? [0, 0, 0];
    const [up, down] = isInverted ? ['closing', 'opening'] : ['opening', 'closing'];
    const closedAt = isInverted ? 100 : 0;
    const state =
      `{% if ${position} is number %}{% set d = ${direction} | default(0, true) %}` +
      `{{ '${up}' if d > 0 else '${down}' if d < 0 else 'closed' if ${position} == ${closedAt} else 'open' }}{% endif %}`;
    const raw: RawConfig = {
      name: config.shutterOptions.length > 1 || number > 1 ? `Cover ${number}` : null,
      device_class: 'shutter',
      command_topic: `${command}Backlog`,
      payload_open: `ShutterOpen${number}`,
      payload_close: `ShutterClose${number}`,
      payload_stop: `ShutterStop${number}`,
      state_topic: anything,
      value_template: ofSensors(state),
      position_topic: anything,
      position_template: ofSensors(`{{ ${position} }}`),
      set_position_topic: `${command}ShutterPosition${number}`,
      ...(isInverted && { position_open: 0, position_closed: 100 }),
      ...(duration !== 0 &&
        min !== max && {
          tilt_command_topic: `${command}ShutterTilt${number}`,
          tilt_status_topic: anything,
          tilt_status_template: ofSensors(`{{ ${tilt} }}`),
          tilt_min: min,
          tilt_max: max,
          tilt_closed_value: min,
          tilt_opened_value: max,
        }),
    };
    return { component: 'cover', endpoint: 'shutter', index, raw };
  });
}
