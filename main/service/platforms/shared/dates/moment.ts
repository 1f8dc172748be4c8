/** What `date`, `time` and `datetime` have in common (ha-mqtt-discovery, section 9, "date, time, datetime"). */
import { z } from 'zod';
import { err, ok, type Result } from '../../../base/errors.ts';
import { PyDate, PyDateTime } from '../../../python/datetime.ts';
import type { PyObject } from '../../../python/values.ts';
import { findZone, utc, type Zone } from '../../../time/zone.ts';
import type { CommandContext, Params, Plan, Platform, ReadContext, Reader } from '../../platform.ts';
import { flag, parseConfig, publishTopic, subscribeTopic, template } from '../fields.ts';
import { noAttributes, unknownView } from '../values.ts';
import { parseLenient } from './lenient.ts';

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
  state_topic: subscribeTopic().optional(),
  value_template: template().optional(),
  optimistic: flag().default(false),
});

/** Only a `datetime` knows a time zone, and takes nothing but text for it. */
const zonedSchema = z.object({ ...schema.shape, timezone: z.string().optional() });

export type MomentConfig = z.infer<typeof zonedSchema>;

/** How one of the three differs. */
export interface MomentKind<T extends PyObject> {
  readonly name: 'date' | 'time' | 'datetime';
  readonly defaultName: string;
  /** The value of a message's moment, or why it is none. */
  take(moment: PyDateTime, config: MomentConfig): T | { readonly refused: string };
  /** The value of the command's parameter, whose name is the platform's. Undefined where it is none. */
  parse(text: string, local: Zone): T | undefined;
  /** What is published where there is no command template. */
  publish(value: T): string;
  /** What is shown. */
  show(value: T): string;
}

function localZone(timeZone: string): Zone {
  return findZone(timeZone) ?? utc;
}

function isRefusal(value: object): value is { readonly refused: string } {
  return 'refused' in value;
}

function reducer<T extends PyObject>(kind: MomentKind<T>) {
  return (config: MomentConfig, state: T | undefined, payload: string, context: ReadContext): T | undefined => {
    if (payload === 'None') return undefined;
    if (payload === '') return state;
    const now = PyDateTime.fromUtc(BigInt(Math.trunc(context.now)) * 1000n, localZone(context.timeZone));
    const moment = parseLenient(payload, now.date());
    const value = moment === undefined ? { refused: `no ${kind.name} can be read` } : kind.take(moment, config);
    if (!isRefusal(value)) return state?.equals(value) ? state : value;
    context.emit({ kind: 'note', reason: value.refused });
    return state;
  };
}

function encoder<T extends PyObject>(kind: MomentKind<T>) {
  return (
    config: MomentConfig,
    _state: T | undefined,
    action: string,
    params: Params,
    context: CommandContext,
  ): Result<Plan<T | undefined>> => {
    if (action !== 'set_value') return err('command.unsupported', action);
    const unknownKey = Object.keys(params).find((key) => key !== kind.name);
    if (unknownKey !== undefined) return err('command.invalid', `${unknownKey}: is not known`);
    const given = params[kind.name];
    const value = typeof given === 'string' ? kind.parse(given, localZone(context.timeZone)) : undefined;
    if (value === undefined) return err('command.invalid', `${kind.name}: must be an ISO ${kind.name}`);
    // A template gets the object itself; without one its text is published.
    const native = config.command_template === undefined ? kind.publish(value) : value;
    const publishes = [{ topic: config.command_topic, payload: context.render(config.command_template, native) }];
    const optimistic = config.optimistic || config.state_topic === undefined;
    return ok(optimistic ? { publishes, state: value } : { publishes, expect: { state: kind.show(value) } });
  };
}

/** A platform of one of the three kinds. */
export function momentPlatform<T extends PyObject, P extends MomentKind<T>['name']>(
  kind: MomentKind<T> & { readonly name: P },
): Platform<MomentConfig, T | undefined, P> {
  const reduce = reducer(kind);
  return {
    name: kind.name,
    repeatable: ['set_value'],
    defaultName: kind.defaultName,
    ownAttributes: [],
    parse: (raw) => parseConfig<MomentConfig>(kind.name === 'datetime' ? zonedSchema : schema, raw),
    initial: () => undefined,
    readers: (config): ReadonlyArray<Reader<MomentConfig, T | undefined>> =>
      config.state_topic === undefined
        ? []
        : [{ topic: config.state_topic, template: config.value_template, onJinjaError: 'raw', reduce }],
    view: (_config, state) =>
      state === undefined ? unknownView : { state: kind.show(state), attributes: noAttributes },
    describe: () => ({ attributes: {}, actions: ['set_value'] }),
    encode: encoder(kind),
  };
}

/** `2025-12-31`. */
export function parseIsoDate(text: string): PyDate | undefined {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  return match === null ? undefined : PyDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
}
