/** Relays, rollers and inputs of a first generation Shelly. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { condition, diagnostic, type Item, meterItems, type Shelly1, topicOf } from './parts.ts';

function relayConfig(device: Shelly1, path: string): RawConfig {
  return {
    state_topic: topicOf(device, path),
    // A relay that has tripped is off.
    value_template: "{{ 'off' if value == 'overpower' else value }}",
    command_topic: topicOf(device, `${path}/command`),
    payload_on: 'on',
    payload_off: 'off',
    ...(device.model.isPlug === true && { device_class: 'outlet' }),
  };
}

export function* relayItems(device: Shelly1, count: number): Generator<Item> {
  const { meter = 'none' } = device.model;
  for (let index = 0; index < count; index += 1) {
    const path = `relay/${index}`;
    const label = count > 1 ? `Relay ${index}` : undefined;
    yield {
      component: 'switch',
      part: `relay_${index}`,
      config: { name: label ?? null, ...relayConfig(device, path) },
    };
    if (meter === 'each') yield* meterItems(device, path, label);
    if (meter === 'none') continue;
    const tripped = {
      value_template: "{{ '1' if value == 'overpower' else '0' }}",
      device_class: 'problem',
      ...diagnostic,
    };
    const name = label === undefined ? 'Overload' : `${label} overload`;
    yield { ...condition(device, path, name, tripped), part: `relay_${index}_overpower` };
  }
  if (meter === 'together') yield* meterItems(device, 'relay', undefined);
}

/** `open` and `close` are movements there; where it stands is its position, -1 while it does not know. */
export function* rollerItems(device: Shelly1): Generator<Item> {
  const path = 'roller/0';
  const knowsPosition = device.info?.rollers[0] !== false;
  const config: RawConfig = {
    name: null,
    state_topic: topicOf(device, path),
    state_opening: 'open',
    state_closing: 'close',
    state_stopped: 'stop',
    // No movement ends in these words: positions tell.
    state_open: 'opened',
    state_closed: 'closed',
    command_topic: topicOf(device, `${path}/command`),
    payload_open: 'open',
    payload_close: 'close',
    payload_stop: 'stop',
    ...(knowsPosition && {
      position_topic: topicOf(device, `${path}/pos`),
      position_template: '{{ value if 0 <= value | int(-1) <= 100 }}',
      set_position_topic: topicOf(device, `${path}/command/pos`),
      set_position_template: '{{ value }}',
    }),
  };
  yield { component: 'cover', part: 'roller_0', config };
  yield* meterItems(device, path, undefined);
}

const presses: Readonly<Record<string, string>> = {
  S: 'single_push',
  SS: 'double_push',
  SSS: 'triple_push',
  L: 'long_push',
  SL: 'short_long_push',
  LS: 'long_short_push',
};

/**
 * The last event of an input is told again with every update: only its counter tells whether it is a new one. What was
 * counted before this device was heard is no news either.
 */
function eventConfig(device: Shelly1, index: number): RawConfig {
  const names = `{${Object.entries(presses)
    .map(([code, name]) => `'${code}': '${name}'`)
    .join(', ')}}`;
  const before = device.used[index];
  const known = `[${before === undefined ? '' : `${before}, `}(this.attributes or {}).event_cnt]`;
  const told = "{'event_type': name, 'event_cnt': value_json.event_cnt}";
  const count = device.model.presses === 'many' ? 6 : 4;
  return {
    state_topic: topicOf(device, `input_event/${index}`),
    value_template:
      `{% set name = ${names}.get(value_json.event) %}` +
      `{% if name and value_json.event_cnt not in ${known} %}{{ ${told} | to_json }}{% endif %}`,
    event_types: Object.values(presses).slice(0, count),
    device_class: 'button',
  };
}

export function* inputItems(device: Shelly1, count: number): Generator<Item> {
  const { presses: kind, sleeps } = device.model;
  for (let index = 0; index < count; index += 1) {
    const label = count > 1 ? `Input ${index}` : 'Input';
    const button = count > 1 ? `Button ${index}` : 'Button';
    // A button that sleeps has no state between two presses.
    if (sleeps !== true) yield condition(device, `input/${index}`, label);
    const config = { name: kind === 'many' && sleeps === true ? null : button, ...eventConfig(device, index) };
    yield { component: 'event', part: `input_event_${index}`, config };
  }
}
