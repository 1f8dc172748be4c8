/** Inputs of Shelly devices: a contact, a button, a counter or a voltage, as their config says. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { type Item, measuredName, pushes } from './item.ts';
import { configOf, type Part, readingEvents, readingFlag, readingOf, rpcTopic, stateTopic } from './templates.ts';

/** The fields that tell what an input is, or what it measures besides. */
export const inputFields: readonly string[] = [
  'percent',
  'xpercent',
  'counts.total',
  'counts.xtotal',
  'freq',
  'xfreq',
  'state',
];

/** What stands beside the input itself: a frequency, and what a person's formula makes of a reading. */
const extras = [
  { path: 'xpercent', name: 'Value', stateClass: 'measurement' },
  { path: 'counts.xtotal', name: 'Value', stateClass: 'total_increasing' },
  { path: 'freq', name: 'Frequency', stateClass: 'measurement', unit: 'Hz', deviceClass: 'frequency' },
  { path: 'xfreq', name: 'Rate', stateClass: 'measurement' },
] as const;

function* extraItems(part: Part): Generator<Item> {
  for (const { path, name, stateClass, ...meaning } of extras) {
    if (!part.fields.has(path)) continue;
    const own = configOf(part).ownUnits?.[path.slice(path.lastIndexOf('.') + 1)];
    const unit = 'unit' in meaning ? meaning.unit : own;
    const config = {
      name: measuredName(part, name),
      state_topic: stateTopic(part),
      value_template: readingOf(part, path),
      state_class: stateClass,
      ...(unit !== undefined && { unit_of_measurement: unit }),
      ...('deviceClass' in meaning && { device_class: meaning.deviceClass }),
    };
    yield { component: 'sensor', part: path.replaceAll('.', '_'), config };
  }
}

function sensorConfig(part: Part, path: string, meaning: RawConfig): RawConfig {
  return { state_topic: stateTopic(part), value_template: readingOf(part, path), ...meaning };
}

/** An input is what its config says; without a config, what its status shows. */
function inputItem(part: Part): Item {
  const { fields } = part;
  const { type } = configOf(part);
  const name = part.label ?? 'Input';
  if (type === 'analog' || (type === undefined && fields.has('percent'))) {
    const config = sensorConfig(part, 'percent', { unit_of_measurement: '%', state_class: 'measurement' });
    return { component: 'sensor', config: { name, ...config } };
  }
  if (type === 'count' || (type === undefined && fields.has('counts.total'))) {
    const config = sensorConfig(part, 'counts.total', { state_class: 'total_increasing' });
    return { component: 'sensor', config: { name, ...config } };
  }
  if (type === 'switch' || (type === undefined && fields.has('state'))) {
    const value_template = readingFlag(part, 'state', 'ON', 'OFF');
    return { component: 'binary_sensor', config: { name, state_topic: stateTopic(part), value_template } };
  }
  const config = {
    name,
    state_topic: rpcTopic(part),
    value_template: readingEvents(part),
    event_types: pushes,
    device_class: 'button',
  };
  return { component: 'event', config };
}

export function* inputItems(part: Part): Generator<Item> {
  yield inputItem(part);
  yield* extraItems(part);
}
