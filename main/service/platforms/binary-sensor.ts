/** Binary sensor (ha-mqtt-discovery, section 9, "binary_sensor"): on and off, with off_delay and expire_after. */
import { z } from 'zod';
import { err } from '../base/errors.ts';
import type { Platform, ReadContext, Reader, Traits } from './platform.ts';
import { alsoRead, toldBy, withOthers } from './shared/also-read.ts';
import { deviceClass, flag, parseConfig, positiveInteger, subscribeTopic, template, text } from './shared/fields.ts';
import { readFlag } from './shared/flags.ts';
import { noAttributes, type OnOff, onOffView } from './shared/values.ts';

const deviceClasses = [
  'battery',
  'battery_charging',
  'carbon_monoxide',
  'cold',
  'connectivity',
  'door',
  'garage_door',
  'gas',
  'heat',
  'light',
  'lock',
  'moisture',
  'motion',
  'moving',
  'occupancy',
  'opening',
  'plug',
  'power',
  'presence',
  'problem',
  'running',
  'safety',
  'smoke',
  'sound',
  'tamper',
  'update',
  'vibration',
  'window',
];

const schema = z.object({
  state_topic: subscribeTopic(),
  value_template: template().optional(),
  payload_on: text().default('ON'),
  payload_off: text().default('OFF'),
  device_class: deviceClass(deviceClasses).optional(),
  off_delay: positiveInteger().optional(),
  expire_after: positiveInteger().optional(),
  force_update: flag().default(false),
  reads_flags: flag().default(false),
  also_read: alsoRead(),
});

type Config = z.infer<typeof schema>;

/** Where several tell of it, with the time that it was heard. */
interface Dated {
  readonly state: OnOff;
  readonly asOf: number;
}

type State = OnOff | Dated;

function shownOf(state: State): OnOff {
  return typeof state === 'string' ? state : state.state;
}

const offDelay = 'off_delay';

function reduceState(config: Config, state: State, payload: string, context: ReadContext): State {
  if (config.also_read === undefined) return reduceOnOff(config, shownOf(state), payload, context);
  if (payload === '') return state;
  const before: Dated = typeof state === 'string' ? { state, asOf: 0 } : state;
  const told = toldBy(payload, before.asOf, context.now);
  if (told === undefined) return state;
  const next = reduceOnOff(config, before.state, told.value, context);
  return next === before.state && told.asOf === before.asOf ? state : { state: next, asOf: told.asOf };
}

function reduceOnOff(config: Config, state: OnOff, payload: string, context: ReadContext): OnOff {
  if (payload.trim() === '') return state;
  const next: OnOff | undefined =
    payload === config.payload_on
      ? 'on'
      : payload === config.payload_off
        ? 'off'
        : payload === 'None'
          ? 'unknown'
          : config.reads_flags
            ? readFlag(payload, config.payload_on, config.payload_off)
            : undefined;
  if (next === undefined) {
    context.emit({ kind: 'note', reason: 'payload is neither payload_on nor payload_off' });
    return state;
  }
  if (config.off_delay !== undefined) {
    context.emit(
      next === 'on' ? { kind: 'timer', name: offDelay, seconds: config.off_delay } : { kind: 'cancel', name: offDelay },
    );
  }
  return next;
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const reader: Reader<Config, State> = {
    topic: config.state_topic,
    template: config.value_template,
    onJinjaError: 'raw',
    restartsExpiry: true,
    // Every `on` restarts the timer of off_delay.
    repeatable: config.off_delay === undefined,
    reduce: reduceState,
  };
  return withOthers(reader, config.also_read);
}

const noTraits: Traits = Object.freeze({});
const description = Object.freeze({ attributes: noAttributes, actions: [] });

export const binarySensorPlatform: Platform<Config, State, 'binary_sensor'> = {
  name: 'binary_sensor',
  defaultName: 'MQTT Binary sensor',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => 'unknown',
  readers,
  view: (_config, state) => onOffView(shownOf(state)),
  describe: () => description,
  encode: (_config, _state, action) => err('command.unsupported', action),
  timer: (_config, state, name) => (name === offDelay ? 'off' : state),
  traits: (config) =>
    config.expire_after || config.force_update
      ? { expireAfter: config.expire_after ?? 0, forceUpdate: config.force_update }
      : noTraits,
  deviceClass: (config) => config.device_class ?? undefined,
};
