/** The commands of a cover (ha-mqtt-discovery, section 9, "cover"). */
import { z } from 'zod';
import { assertNever, err, ok, type Result } from '../../base/errors.ts';
import { roundHalfEven } from '../../python/numbers.ts';
import type { CommandContext, Expectation, Params, Plan, Publish } from '../platform.ts';
import { integer, parseParams } from '../shared/fields.ts';
import { movingTo, toggleTarget, underWay } from '../shared/moving.ts';
import { percentOfValue, valueOfPercent } from '../shared/ranges.ts';
import { withTraits } from '../shared/steps.ts';
import {
  type CoverConfig as Config,
  isOptimistic,
  isTiltOptimistic,
  positionRange,
  rangeVariables,
  type CoverState as State,
  tiltRange,
} from './config.ts';

type Action =
  | 'open_cover'
  | 'close_cover'
  | 'stop_cover'
  | 'toggle'
  | 'set_cover_position'
  | 'open_cover_tilt'
  | 'close_cover_tilt'
  | 'stop_cover_tilt'
  | 'set_cover_tilt_position'
  | 'toggle_cover_tilt';

function canStop(config: Config): boolean {
  return config.command_topic !== undefined && config.payload_stop !== null;
}

/** The actions that a cover supports, by its topics and payloads. */
export function actionsOf(config: Config): readonly Action[] {
  const actions: Action[] = [];
  if (config.command_topic !== undefined) {
    if (config.payload_open !== null) actions.push('open_cover');
    if (config.payload_close !== null) actions.push('close_cover');
    if (config.payload_stop !== null) actions.push('stop_cover');
    if (config.payload_open !== null && config.payload_close !== null) actions.push('toggle');
  }
  if (config.set_position_topic !== undefined) actions.push('set_cover_position');
  if (config.tilt_command_topic !== undefined) {
    actions.push('open_cover_tilt', 'close_cover_tilt', 'stop_cover_tilt');
    actions.push('set_cover_tilt_position', 'toggle_cover_tilt');
  }
  return actions;
}

function send(topic: string | undefined, payload: string | Uint8Array | null): readonly Publish[] {
  return topic === undefined || payload === null ? [] : [{ topic, payload }];
}

function moved(config: Config, state: State, target: 'open' | 'close' | 'stop'): Plan<State> {
  const publishes = send(config.command_topic, config[`payload_${target}`]);
  if (target === 'stop') return { publishes };
  const motion = target === 'open' ? 'open' : 'closed';
  if (isOptimistic(config)) {
    const position = target === 'open' ? 100 : 0;
    const known = config.position_topic === undefined ? {} : { position };
    return { publishes, state: withTraits(state, { ...movingTo(state, motion), ...known }) };
  }
  // A tilt status alone ends optimism, but reports nothing that could be waited for.
  if (config.state_topic === undefined && config.position_topic === undefined) return { publishes };
  return { publishes, expect: { state: target === 'open' ? ['open', 'opening'] : ['closed', 'closing'] } };
}

const percent = () => integer().refine((value) => value >= 0 && value <= 100, 'must be 0 to 100');
const positionParams = z.strictObject({ position: percent() });
const tiltParams = z.strictObject({ tilt_position: percent() });

function setPosition(config: Config, state: State, params: Params, context: CommandContext): Result<Plan<State>> {
  const parsed = parseParams(positionParams, params);
  if (!parsed.ok) return parsed;
  const { position } = parsed.value;
  const value = roundHalfEven(valueOfPercent(positionRange(config), position));
  const payload = context.render(config.set_position_template, value, { position, ...rangeVariables(config) });
  const publishes = send(config.set_position_topic, payload);
  if (!isOptimistic(config)) {
    const expect = { attributes: { current_position: position }, ...underWay(state.position, position) };
    return ok({ publishes, expect });
  }
  // Home Assistant compares percent with the raw closed value here, and so does this.
  const motion = position <= config.position_closed ? 'closed' : 'open';
  return ok({ publishes, state: withTraits(state, { ...movingTo(state, motion), position }) });
}

function tilted(config: Config, state: State, publishes: readonly Publish[], tilt: number | undefined): Plan<State> {
  if (tilt === undefined) return { publishes };
  if (isTiltOptimistic(config, state)) return { publishes, state: withTraits(state, { tilt }) };
  const expect: Expectation = { attributes: { current_tilt_position: tilt } };
  return { publishes, expect };
}

function closedTilt(config: Config): number | undefined {
  return percentOfValue(tiltRange(config), config.tilt_closed_value);
}

function tiltTo(config: Config, state: State, target: 'open' | 'close', context: CommandContext): Plan<State> {
  const value = target === 'open' ? config.tilt_opened_value : config.tilt_closed_value;
  const variables = { tilt_position: value, ...rangeVariables(config) };
  const publishes = send(config.tilt_command_topic, context.render(config.tilt_command_template, value, variables));
  return tilted(config, state, publishes, percentOfValue(tiltRange(config), value));
}

function setTilt(config: Config, state: State, params: Params, context: CommandContext): Result<Plan<State>> {
  const parsed = parseParams(tiltParams, params);
  if (!parsed.ok) return parsed;
  const tilt = parsed.value.tilt_position;
  const value = roundHalfEven(valueOfPercent(tiltRange(config), tilt));
  const variables = { tilt_position: tilt, ...rangeVariables(config) };
  const payload = context.render(config.tilt_command_template, value, variables);
  return ok(tilted(config, state, send(config.tilt_command_topic, payload), tilt));
}

/** Opens a tilt that is known to be closed; closes any other, also an unknown one. */
function toggledTilt(config: Config, state: State): 'open' | 'close' {
  const closed = closedTilt(config);
  return state.tilt !== null && closed !== undefined && state.tilt <= closed ? 'open' : 'close';
}

/** Checks and encodes a command of a cover. */
export function encodeCover(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const known = actionsOf(config).find((each) => each === action);
  switch (known) {
    case undefined:
      return err('command.unsupported', action);
    case 'open_cover':
      return ok(moved(config, state, 'open'));
    case 'close_cover':
      return ok(moved(config, state, 'close'));
    case 'stop_cover':
      return ok(moved(config, state, 'stop'));
    case 'toggle':
      return ok(moved(config, state, toggleTarget(state, state.position, canStop(config))));
    case 'set_cover_position':
      return setPosition(config, state, params, context);
    case 'open_cover_tilt':
      return ok(tiltTo(config, state, 'open', context));
    case 'close_cover_tilt':
      return ok(tiltTo(config, state, 'close', context));
    case 'stop_cover_tilt':
      return ok({ publishes: send(config.tilt_command_topic, config.payload_stop_tilt) });
    case 'toggle_cover_tilt':
      return ok(tiltTo(config, state, toggledTilt(config, state), context));
    case 'set_cover_tilt_position':
      return setTilt(config, state, params, context);
    default:
      return assertNever(known);
  }
}
