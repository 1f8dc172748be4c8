/** Sensor (ha-mqtt-discovery, section 9, "sensor"): numbers, texts, options, dates and instants. */
import { z } from 'zod';
import { err } from '../../base/errors.ts';
import { parseFloatText } from '../../python/numbers.ts';
import type { Description, Platform, ReadContext, Reader, Traits, View } from '../platform.ts';
import { alsoRead, toldBy, withOthers } from '../shared/also-read.ts';
import { isoDate, isoFormat, parseIsoDateTime, utcSeconds } from '../shared/dates/iso.ts';
import {
  deviceClass,
  flag,
  listOf,
  parseConfig,
  positiveInteger,
  subscribeTopic,
  template,
  text,
} from '../shared/fields.ts';
import { noAttributes, unknownView } from '../shared/values.ts';
import { sensorDeviceClasses, stateClasses } from './classes.ts';
import { sensorUnit } from './units.ts';

const schema = z
  .object({
    state_topic: subscribeTopic(),
    value_template: template().optional(),
    unit_of_measurement: sensorUnit().optional(),
    device_class: deviceClass(sensorDeviceClasses).optional(),
    // Matched like a device class: known, in lower case, or null.
    state_class: deviceClass(stateClasses).optional(),
    options: listOf(text()).optional(),
    last_reset_value_template: template().optional(),
    suggested_display_precision: positiveInteger().optional(),
    expire_after: positiveInteger().optional(),
    force_update: flag().default(false),
    /** Ours, for native dialects: a message that does not mention the reading leaves it as it is. */
    empty_says_nothing: flag().default(false),
    /** Ours: others that tell of the reading. Its templates then give a time before the value. */
    also_read: alsoRead(),
  })
  .superRefine((config, context) => {
    const reject = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (config.last_reset_value_template !== undefined && config.state_class !== 'total') {
      reject('last_reset_value_template', 'needs state_class total');
    }
    if (config.options === undefined) return;
    if (config.options.length === 0) reject('options', 'must not be empty');
    if (config.device_class !== 'enum') reject('options', 'needs device_class enum');
    if (config.state_class || config.unit_of_measurement) reject('options', 'excludes state_class and a unit');
  });

type Config = z.infer<typeof schema>;

interface State {
  readonly value?: string | undefined;
  readonly lastReset?: string | undefined;
  /** When the value was heard, where several tell of it. */
  readonly asOf?: number;
}

const nothing: State = Object.freeze({});

const instants = new Set<string | null | undefined>(['timestamp', 'uptime']);
const notNumeric = new Set<string | null | undefined>(['date', 'enum', 'timestamp', 'uptime']);

/** Does Home Assistant expect a number? A unit, a numeric device class, a state class or a precision says so. */
function isNumeric(config: Config): boolean {
  if (notNumeric.has(config.device_class)) return false;
  return (
    present(config.device_class) ||
    present(config.state_class) ||
    present(config.unit_of_measurement) ||
    present(config.suggested_display_precision)
  );
}

function present(value: string | number | null | undefined): boolean {
  return value !== undefined && value !== null;
}

function withValue(state: State, value: string | undefined): State {
  if (value === state.value) return state;
  if (state.lastReset === undefined) return value === undefined ? nothing : { value };
  return { value, lastReset: state.lastReset };
}

function reduceState(config: Config, state: State, payload: string, context: ReadContext): State {
  if (payload === 'None') return withValue(state, undefined);
  if (payload === '' && config.empty_says_nothing) return state;
  if (isNumeric(config)) return payload === '' ? state : withValue(state, payload);
  if (config.options !== undefined && !config.options.includes(payload)) {
    context.emit({ kind: 'note', reason: 'payload is not among the options' });
    return state;
  }
  if (!config.device_class || config.device_class === 'enum') return withValue(state, payload);
  return withValue(state, parseIsoDateTime(payload) === undefined ? undefined : payload);
}

/** Of several that tell of it. */
function reduceTold(config: Config, state: State, payload: string, context: ReadContext): State {
  if (payload === '') return state;
  const told = toldBy(payload, state.asOf ?? 0, context.now);
  if (told === undefined) return state;
  const next = reduceState(config, state, told.value, context);
  return next === state && told.asOf === state.asOf ? state : { ...next, asOf: told.asOf };
}

function reduceLastReset(_config: Config, state: State, payload: string): State {
  const time = payload === '' ? undefined : parseIsoDateTime(payload);
  const lastReset = time === undefined ? state.lastReset : isoFormat(time);
  return lastReset === state.lastReset ? state : { value: state.value, lastReset };
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const value: Reader<Config, State> = {
    topic: config.state_topic,
    template: config.value_template,
    onJinjaError: 'ignore',
    restartsExpiry: true,
    repeatable: true,
    reduce: config.also_read === undefined ? reduceState : reduceTold,
  };
  if (config.also_read !== undefined) return withOthers(value, config.also_read);
  const lastReset = config.last_reset_value_template;
  if (lastReset === undefined) return [value];
  return [value, { topic: config.state_topic, template: lastReset, onJinjaError: 'raw', reduce: reduceLastReset }];
}

/** The text that Home Assistant shows for a value; undefined where it refuses to. */
function shownValue(config: Config, value: string): string | undefined {
  if (notNumeric.has(config.device_class)) {
    // A unit makes Home Assistant refuse every value of these classes.
    if (config.unit_of_measurement) return undefined;
    if (config.device_class === 'enum') return value;
    const time = parseIsoDateTime(value);
    if (time === undefined) return undefined;
    return instants.has(config.device_class) ? utcSeconds(time) : isoDate(time);
  }
  if (!isNumeric(config)) return value;
  const numeric = parseFloatText(value);
  return numeric !== undefined && Number.isFinite(numeric) ? value : undefined;
}

function view(config: Config, state: State): View | undefined {
  const attributes = state.lastReset === undefined ? noAttributes : { last_reset: state.lastReset };
  if (state.value === undefined) return attributes === noAttributes ? unknownView : { state: 'unknown', attributes };
  const shown = shownValue(config, state.value);
  return shown === undefined ? undefined : { state: shown, attributes };
}

function describe(config: Config): Description<'sensor'> {
  const unit = config.unit_of_measurement ?? undefined;
  const precision = config.suggested_display_precision;
  return {
    attributes: {
      ...(config.state_class && { state_class: config.state_class }),
      ...(config.options !== undefined && { options: config.options }),
      ...(unit !== undefined && { unit_of_measurement: unit }),
    },
    actions: [],
    facts: {
      numeric: isNumeric(config),
      ...(unit !== undefined && { unit }),
      ...(precision !== undefined && { precision }),
      ...(config.options !== undefined && { options: config.options }),
    },
  };
}

const noTraits: Traits = Object.freeze({});

export const sensorPlatform: Platform<Config, State, 'sensor'> = {
  name: 'sensor',
  defaultName: 'MQTT Sensor',
  ownAttributes: ['last_reset', 'state_class'],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => nothing,
  readers,
  view,
  describe,
  encode: (_config, _state, action) => err('command.unsupported', action),
  traits: (config) =>
    config.expire_after || config.force_update
      ? { expireAfter: config.expire_after ?? 0, forceUpdate: config.force_update }
      : noTraits,
  deviceClass: (config) => config.device_class ?? undefined,
};
