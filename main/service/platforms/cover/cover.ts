/** Cover (ha-mqtt-discovery, section 9, "cover"): blinds, shutters, doors; position and tilt in the device's ranges. */
import { roundHalfEven } from '../../python/numbers.ts';
import type { Platform, RawConfig, Reader, View } from '../platform.ts';
import { parseConfig } from '../shared/fields.ts';
import { movingTo } from '../shared/moving.ts';
import { clampPercent, finiteOf, percentOfValue } from '../shared/ranges.ts';
import { withTraits } from '../shared/steps.ts';
import { noAttributes, objectOf } from '../shared/values.ts';
import { actionsOf, encodeCover } from './commands.ts';
import {
  type CoverConfig as Config,
  coverSchema,
  positionRange,
  rangeVariables,
  type CoverState as State,
  tiltRange,
  unknownCover,
} from './config.ts';

function stoppedMotion(config: Config, state: State): 'open' | 'closed' {
  if (config.position_topic !== undefined) return state.position === 0 ? 'closed' : 'open';
  return state.motion === 'closed' || state.motion === 'closing' ? 'closed' : 'open';
}

function motionOf(config: Config, state: State, payload: string): State['motion'] | undefined {
  // Texts may coincide (a shade that says 0 for stopped and for closed): this order decides.
  switch (payload) {
    case '':
      return undefined;
    case config.state_stopped:
      return stoppedMotion(config, state);
    case config.state_opening:
      return 'opening';
    case config.state_closing:
      return 'closing';
    case config.state_open:
      return 'open';
    case config.state_closed:
      return 'closed';
    case 'None':
      return 'unknown';
    default:
      return undefined;
  }
}

function reduceState(config: Config, state: State, payload: string): State {
  const motion = motionOf(config, state, payload);
  return motion === undefined ? state : withTraits(state, movingTo(state, motion));
}

function reducePosition(config: Config, state: State, payload: string): State {
  if (payload === '') return state;
  const record = objectOf(payload);
  if (record === undefined) return withPosition(config, state, payload);
  if (!Object.hasOwn(record, 'position')) return state;
  if (!Object.hasOwn(record, 'tilt_position')) return withPosition(config, state, record.position);
  const tilted = withTilt(config, state, record.tilt_position);
  const reported = config.tilt_optimistic ? tilted : withTraits(tilted, { tiltReported: true });
  return withPosition(config, reported, record.position);
}

function withPosition(config: Config, state: State, value: unknown): State {
  const reported = finiteOf(value);
  const percent = reported === undefined ? undefined : percentOfValue(positionRange(config), reported);
  if (percent === undefined) return state;
  const position = clampPercent(percent);
  if (config.state_topic !== undefined) return withTraits(state, { position });
  return withTraits(state, { position, ...movingTo(state, position === 0 ? 'closed' : 'open') });
}

function withTilt(config: Config, state: State, value: unknown): State {
  const reported = finiteOf(value);
  if (reported === undefined) return state;
  const rounded = roundHalfEven(reported);
  const { zero, full } = tiltRange(config);
  if (rounded < Math.min(zero, full) || rounded > Math.max(zero, full)) return state;
  const tilt = percentOfValue({ zero, full }, rounded);
  return tilt === undefined ? state : withTraits(state, { tilt });
}

function reduceTilt(config: Config, state: State, payload: string): State {
  return payload === '' ? state : withTilt(config, state, payload);
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const list: Reader<Config, State>[] = [];
  // Only templates see the ranges, and few covers have any.
  const ranged = (own: Config['position_template']) => (own === undefined ? {} : { variables: rangeVariables(config) });
  if (config.position_topic !== undefined) {
    const own = config.position_template;
    list.push({
      topic: config.position_topic,
      template: own,
      ...ranged(own),
      onJinjaError: 'raw',
      reduce: reducePosition,
    });
  }
  if (config.state_topic !== undefined) {
    list.push({
      topic: config.state_topic,
      template: config.value_template,
      onJinjaError: 'raw',
      reduce: reduceState,
    });
  }
  if (config.tilt_status_topic !== undefined) {
    const own = config.tilt_status_template;
    list.push({
      topic: config.tilt_status_topic,
      template: own,
      ...ranged(own),
      onJinjaError: 'raw',
      reduce: reduceTilt,
    });
  }
  return list;
}

function view(_config: Config, state: State): View {
  const { motion } = state;
  // In every cover since 2026; what opens or closes is not closed.
  const attributes: Record<string, unknown> = { is_closed: motion === 'unknown' ? null : motion === 'closed' };
  if (state.position !== null) attributes.current_position = state.position;
  if (state.tilt !== null) attributes.current_tilt_position = state.tilt;
  return { state: motion, attributes };
}

const opening: ReadonlySet<string> = new Set(['open_cover', 'set_cover_position', 'toggle']);

/** A way into the home: who opens it lets somebody in. */
function isEntrance(config: Config): boolean {
  return ['door', 'garage', 'gate'].includes(config.device_class ?? '');
}

export const coverPlatform: Platform<Config, State, 'cover'> = {
  name: 'cover',
  repeatable: [
    'close_cover',
    'close_cover_tilt',
    'open_cover',
    'open_cover_tilt',
    'set_cover_position',
    'set_cover_tilt_position',
    'stop_cover',
    'stop_cover_tilt',
  ],
  defaultName: 'MQTT Cover',
  ownAttributes: ['current_position', 'current_tilt_position'],
  parse: (raw: RawConfig) => parseConfig(coverSchema, raw),
  initial: () => unknownCover,
  readers,
  view,
  describe: (config) => ({
    attributes: noAttributes,
    actions: actionsOf(config),
    facts: {
      reportsPosition: config.position_topic !== undefined,
      setsPosition: config.set_position_topic !== undefined,
      tilt: config.tilt_command_topic !== undefined,
    },
    ...(isEntrance(config) && { risky: actionsOf(config).filter((action) => opening.has(action)) }),
  }),
  encode: encodeCover,
  deviceClass: (config) => config.device_class ?? undefined,
};
