/** Valve (ha-mqtt-discovery, section 9, "valve"): open and closed by words, or a position in the device's range. */
import { z } from 'zod';
import { assertNever, err, ok, type Result } from '../base/errors.ts';
import { PyFloat, roundHalfEven } from '../python/numbers.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, Reader, View } from './platform.ts';
import {
  deviceClass,
  flag,
  integer,
  nullableText,
  parseConfig,
  parseParams,
  publishTopic,
  strictInteger,
  subscribeTopic,
  template,
  text,
} from './shared/fields.ts';
import { type Moving, movingTo, toggleTarget, underWay } from './shared/moving.ts';
import { clampPercent, finiteOf, type PercentRange, percentOfValue, valueOfPercent } from './shared/ranges.ts';
import { withTraits } from './shared/steps.ts';
import { noAttributes, objectOf } from './shared/values.ts';

const onlyWithoutPosition = ['payload_open', 'payload_close', 'state_open', 'state_closed'] as const;

const schema = z
  .object({
    command_topic: publishTopic().optional(),
    command_template: template().optional(),
    state_topic: subscribeTopic().optional(),
    value_template: template().optional(),
    reports_position: flag().default(false),
    payload_open: nullableText().optional(),
    payload_close: nullableText().optional(),
    payload_stop: nullableText().optional(),
    state_open: text().optional(),
    state_closed: text().optional(),
    state_opening: text().default('opening'),
    state_closing: text().default('closing'),
    position_open: strictInteger().default(100),
    position_closed: strictInteger().default(0),
    device_class: deviceClass(['water', 'gas']).optional(),
    optimistic: flag().default(false),
  })
  .superRefine((config, context) => {
    if (!config.reports_position) return;
    for (const key of onlyWithoutPosition) {
      if (config[key] === undefined) continue;
      context.addIssue({ code: 'custom', path: [key], message: 'is not allowed with reports_position' });
    }
  });

type Config = z.infer<typeof schema>;

interface State extends Moving {
  /** Percent, 100 = open; null unless reports_position. */
  readonly position: number | null;
}

const start: State = { motion: 'unknown', lastOpening: true, position: null };

function range(config: Config): PercentRange {
  return { zero: config.position_closed, full: config.position_open };
}

/** What a valve does that reports positions: it rests where its position says, unless it says that it moves. */
function resting(position: number | null): Moving['motion'] {
  return position === null ? 'unknown' : position === 0 ? 'closed' : 'open';
}

function isMoving(state: State): boolean {
  return state.motion === 'opening' || state.motion === 'closing';
}

function movementOf(config: Config, word: unknown): 'opening' | 'closing' | undefined {
  if (word === config.state_opening) return 'opening';
  return word === config.state_closing ? 'closing' : undefined;
}

function reduceWord(config: Config, state: State, word: unknown): State {
  const motion =
    movementOf(config, word) ??
    (word === (config.state_open ?? 'open')
      ? 'open'
      : word === (config.state_closed ?? 'closed')
        ? 'closed'
        : word === 'None'
          ? 'unknown'
          : undefined);
  return motion === undefined ? state : withTraits(state, movingTo(state, motion));
}

function reducePosition(config: Config, state: State, position: unknown, word: unknown): State {
  const movement = movementOf(config, word);
  if (movement === undefined && word === 'None') {
    return withTraits(state, { position: null, motion: isMoving(state) ? state.motion : 'unknown' });
  }
  const known = movement !== undefined && position === word ? undefined : percentOf(config, position);
  const next = known ?? state.position;
  if (movement !== undefined) return withTraits(state, { position: next, ...movingTo(state, movement) });
  // A movement lasts over further positions, until an end is reached.
  const moves = isMoving(state) && !(known === 0 || known === 100);
  return withTraits(state, { position: next, ...(moves ? {} : movingTo(state, resting(next))) });
}

function percentOf(config: Config, value: unknown): number | undefined {
  const reported = finiteOf(value);
  const percent = reported === undefined ? undefined : percentOfValue(range(config), reported);
  return percent === undefined ? undefined : clampPercent(percent);
}

function reduceState(config: Config, state: State, payload: string): State {
  if (payload === '') return state;
  const message = objectOf(payload);
  if (message === undefined) {
    return config.reports_position
      ? reducePosition(config, state, payload, payload)
      : reduceWord(config, state, payload);
  }
  if (!config.reports_position) return reduceWord(config, state, message.state);
  const { position } = message;
  // Anything but a number or text makes Home Assistant fail on the whole message.
  const isReadable = position !== undefined && (typeof position !== 'object' || position instanceof PyFloat);
  return isReadable ? reducePosition(config, state, position, message.state) : state;
}

function rangeVariables(config: Config): Readonly<Record<string, unknown>> {
  return { position_open: config.position_open, position_closed: config.position_closed };
}

type Action = 'open_valve' | 'close_valve' | 'stop_valve' | 'toggle' | 'set_valve_position';

function actionsOf(config: Config): readonly Action[] {
  const actions: Action[] = [];
  if (config.command_topic === undefined) return actions;
  if (config.payload_open !== null) actions.push('open_valve');
  if (config.payload_close !== null) actions.push('close_valve');
  if (typeof config.payload_stop === 'string') actions.push('stop_valve');
  if (config.payload_open !== null && config.payload_close !== null) actions.push('toggle');
  if (config.reports_position) actions.push('set_valve_position');
  return actions;
}

const defaultPayloads = { open: 'OPEN', close: 'CLOSE', stop: null };

function moved(
  config: Config,
  topic: string,
  state: State,
  target: 'open' | 'close' | 'stop',
  context: CommandContext,
): Plan<State> {
  // Home Assistant opens and closes a valve with positions by position.
  if (config.reports_position && target !== 'stop') {
    return positioned(config, topic, state, target === 'open' ? 100 : 0, context);
  }
  const payload = config[`payload_${target}`] ?? defaultPayloads[target];
  const publishes = [{ topic, payload: context.render(config.command_template, payload) }];
  if (target === 'stop') return { publishes };
  const motion = target === 'open' ? 'open' : 'closed';
  if (isOptimistic(config)) return { publishes, state: withTraits(state, movingTo(state, motion)) };
  return { publishes, expect: { state: target === 'open' ? ['open', 'opening'] : ['closed', 'closing'] } };
}

function positioned(
  config: Config,
  topic: string,
  state: State,
  position: number,
  context: CommandContext,
): Plan<State> {
  const value = roundHalfEven(valueOfPercent(range(config), position));
  const payload = context.render(config.command_template, value, { position, ...rangeVariables(config) });
  const publishes = [{ topic, payload }];
  if (!isOptimistic(config)) {
    return { publishes, expect: { attributes: { current_position: position }, ...underWay(state.position, position) } };
  }
  return { publishes, state: withTraits(state, { position, ...movingTo(state, resting(position)) }) };
}

function isOptimistic(config: Config): boolean {
  return config.optimistic || config.state_topic === undefined;
}

const positionParams = z.strictObject({
  position: integer().refine((value) => value >= 0 && value <= 100, 'must be 0 to 100'),
});

function encode(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const known = actionsOf(config).find((each) => each === action);
  const topic = config.command_topic;
  if (known === undefined || topic === undefined) return err('command.unsupported', action);
  switch (known) {
    case 'open_valve':
      return ok(moved(config, topic, state, 'open', context));
    case 'close_valve':
      return ok(moved(config, topic, state, 'close', context));
    case 'stop_valve':
      return ok(moved(config, topic, state, 'stop', context));
    case 'toggle': {
      const target = toggleTarget(state, state.position, typeof config.payload_stop === 'string');
      return ok(moved(config, topic, state, target, context));
    }
    case 'set_valve_position': {
      const parsed = parseParams(positionParams, params);
      return parsed.ok ? ok(positioned(config, topic, state, parsed.value.position, context)) : parsed;
    }
    default:
      return assertNever(known);
  }
}

function view(config: Config, state: State): View {
  return {
    state: state.motion,
    attributes: config.reports_position ? { current_position: state.position } : noAttributes,
  };
}

export const valvePlatform: Platform<Config, State, 'valve'> = {
  name: 'valve',
  repeatable: ['close_valve', 'open_valve', 'set_valve_position', 'stop_valve'],
  defaultName: 'MQTT Valve',
  ownAttributes: ['current_position'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => start,
  readers: (config): ReadonlyArray<Reader<Config, State>> =>
    config.state_topic === undefined
      ? []
      : [
          {
            topic: config.state_topic,
            template: config.value_template,
            ...(config.value_template !== undefined && { variables: rangeVariables(config) }),
            onJinjaError: 'raw',
            reduce: reduceState,
          },
        ],
  view,
  describe: (config) => ({
    attributes: noAttributes,
    actions: actionsOf(config),
    facts: { reportsPosition: config.reports_position },
    risky: actionsOf(config).filter((action) => ['open_valve', 'set_valve_position', 'toggle'].includes(action)),
  }),
  encode,
  deviceClass: (config) => config.device_class ?? undefined,
};
