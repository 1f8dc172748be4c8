/** Device tracker (ha-mqtt-discovery, section 9, "device_tracker"): home or not, by words, coordinates or zones. */
import { z } from 'zod';
import { err } from '../base/errors.ts';
import type { Platform, RawConfig, ReadContext, Reader, View } from './platform.ts';
import { oneOf, parseConfig, subscribeTopic, template, text } from './shared/fields.ts';
import { withTraits } from './shared/steps.ts';
import { objectOf } from './shared/values.ts';

const sourceTypes = ['gps', 'router', 'bluetooth', 'bluetooth_le'] as const;

const schema = z
  .object({
    state_topic: subscribeTopic().optional(),
    value_template: template().optional(),
    json_attributes_topic: subscribeTopic().optional(),
    json_attributes_template: template().optional(),
    payload_home: text().default('home'),
    payload_not_home: text().default('not_home'),
    payload_reset: text().default('None'),
    source_type: oneOf(sourceTypes).default('gps'),
  })
  .refine((config) => config.state_topic !== undefined || config.json_attributes_topic !== undefined, {
    path: ['state_topic'],
    message: 'is required, or json_attributes_topic',
  });

type Config = z.infer<typeof schema>;

interface State {
  /** Home, not_home, or the name of a zone, as a state message says. */
  readonly place: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Metres. */
  readonly accuracy: number;
  /** Entity ids of zones, as the device says; null while it does not. */
  readonly zones: readonly string[] | null;
}

const start: State = { place: null, latitude: null, longitude: null, accuracy: 0, zones: null };

function reducePlace(config: Config, state: State, payload: string, context: ReadContext): State {
  if (payload.trim() === '') return state;
  switch (payload) {
    case config.payload_home:
      return withTraits(state, { place: 'home' });
    case config.payload_not_home:
      return withTraits(state, { place: 'not_home' });
    case config.payload_reset:
      return withTraits(state, { place: null });
    default:
      // Home Assistant takes the name of a zone from the message as it came, not as it was rendered.
      return withTraits(state, { place: context.message.text });
  }
}

function reduceLocation(_config: Config, state: State, payload: string): State {
  const message = objectOf(payload);
  if (message === undefined) return state;
  const zones = zonesOf(message.in_zones);
  const isLocated = Object.hasOwn(message, 'latitude') || Object.hasOwn(message, 'longitude');
  if (zones === null && !isLocated) return state;
  // Attributes are replaced as a whole, and a location beats the word that was said before.
  const located = withTraits(state, { place: null, zones: isSame(zones, state.zones) ? state.zones : zones });
  if (!isLocated) return located;
  const { latitude, longitude, gps_accuracy: accuracy } = message;
  const isComplete = typeof latitude === 'number' && typeof longitude === 'number';
  return withTraits(located, {
    latitude: isComplete ? latitude : null,
    longitude: isComplete ? longitude : null,
    accuracy: typeof accuracy === 'number' ? accuracy : 0,
  });
}

function zonesOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
}

function isSame(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((zone, index) => zone === b[index]));
}

/** This app has no zones of its own: coordinates are away from home, and a zone is known by its name alone. */
function stateOf(state: State): string {
  if (state.place !== null) return state.place;
  if (state.zones !== null) return state.zones.includes('zone.home') ? 'home' : 'not_home';
  return state.latitude === null ? 'unknown' : 'not_home';
}

function view(_config: Config, state: State): View {
  return {
    state: stateOf(state),
    attributes: {
      in_zones: state.zones ?? [],
      ...(state.latitude !== null && {
        latitude: state.latitude,
        longitude: state.longitude,
        gps_accuracy: state.accuracy,
      }),
    },
  };
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const list: Reader<Config, State>[] = [];
  if (config.state_topic !== undefined) {
    list.push({
      topic: config.state_topic,
      template: config.value_template,
      onJinjaError: 'raw',
      reduce: reducePlace,
    });
  }
  if (config.json_attributes_topic !== undefined) {
    list.push({
      topic: config.json_attributes_topic,
      template: config.json_attributes_template,
      onJinjaError: 'raw',
      reduce: reduceLocation,
    });
  }
  return list;
}

export const deviceTrackerPlatform: Platform<Config, State, 'device_tracker'> = {
  name: 'device_tracker',
  defaultName: 'MQTT Device Tracker',
  // A source_type among the attributes of a message beats that of the config.
  ownAttributes: ['gps_accuracy', 'in_zones', 'latitude', 'longitude'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => start,
  readers,
  view,
  describe: (config) => ({ attributes: { source_type: config.source_type }, actions: [] }),
  encode: (_config, _state, action) => err('command.unsupported', action),
};
