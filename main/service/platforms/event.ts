/** Event (ha-mqtt-discovery, section 9, "event"): something happened, such as the press of a button. */
import { z } from 'zod';
import { err } from '../base/errors.ts';
import { parseJson } from '../python/json.ts';
import { pyStr } from '../python/repr.ts';
import type { Platform, RawConfig, ReadContext, Reader } from './platform.ts';
import { alsoRead, withOthers } from './shared/also-read.ts';
import { deviceClass, listOf, parseConfig, subscribeTopic, template, text } from './shared/fields.ts';
import { objectOf } from './shared/values.ts';

const schema = z.object({
  state_topic: subscribeTopic(),
  value_template: template().optional(),
  event_types: z
    .unknown()
    .refine((value) => value !== undefined, 'is required')
    .pipe(listOf(text()).readonly()),
  device_class: deviceClass(['button', 'doorbell', 'motion']).optional(),
  also_read: alsoRead(),
});

type Config = z.infer<typeof schema>;

/** The last event; null before the first. */
interface State {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Which of several it was heard from. */
  readonly from: string;
}

/** What two hear within this time is one event, unless one of them hears it twice. */
const sameWithinMs = 2_000;

function isHeardTwice(before: State, { at, type, attributes, from }: State): boolean {
  const isSame = before.type === type && JSON.stringify(before.attributes) === JSON.stringify(attributes);
  return isSame && before.from !== from && Math.abs(at - before.at) < sameWithinMs;
}

function reduceEvent(config: Config, state: State | null, payload: string, context: ReadContext): State | null {
  // What the broker stored has happened before.
  if (context.message.retained) return state;
  const message = objectOf(payload);
  if (message === undefined || !Object.hasOwn(message, 'event_type')) return state;
  const { event_type: given, ...attributes } = message;
  const type = typeof given === 'string' ? given : typeText(payload);
  if (!config.event_types.includes(type)) {
    context.emit({ kind: 'note', reason: `event_type ${type} is not among event_types` });
    return state;
  }
  const event: State = { at: context.now, type, attributes, from: context.message.topic };
  if (config.also_read !== undefined && state !== null && isHeardTwice(state, event)) return state;
  context.emit({ kind: 'event', type, attributes });
  return event;
}

/** Types that are no text are compared as Python prints them (`True`, `1.0`). */
function typeText(payload: string): string {
  return pyStr(objectOf(payload, parseJson)?.event_type);
}

export const eventPlatform: Platform<Config, State | null, 'event'> = {
  name: 'event',
  defaultName: 'MQTT Event',
  ownAttributes: ['event_type', 'event_types'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => null,
  readers: (config): ReadonlyArray<Reader<Config, State | null>> =>
    withOthers(
      { topic: config.state_topic, template: config.value_template, onJinjaError: 'ignore', reduce: reduceEvent },
      config.also_read,
    ),
  view: (_config, state) =>
    state === null
      ? { state: 'unknown', attributes: { event_type: null } }
      : {
          state: new Date(state.at).toISOString().replace('Z', '+00:00'),
          attributes: { ...state.attributes, event_type: state.type },
        },
  describe: (config) => ({
    attributes: { event_types: config.event_types },
    actions: [],
    facts: { eventTypes: config.event_types },
  }),
  encode: (_config, _state, action) => err('command.unsupported', action),
  deviceClass: (config) => config.device_class ?? undefined,
};
