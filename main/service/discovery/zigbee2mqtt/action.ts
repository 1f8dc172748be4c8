/** Actions of remotes and buttons: an event entity for the device, and a trigger for each action. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { field, literal, literals } from '../template-text.ts';
import { type Entry, labelled, type Subject } from './entry.ts';
import { type Expose, isReported } from './exposes.ts';
import { enumHints } from './hints.ts';

/** The type of an event, and what else its action says: which button, scene or direction. */
type Reading = Readonly<Record<string, string>> & { readonly event_type: string };

/** What an action says in its name, as Zigbee2MQTT's own announcement reads it. */
const readers: ReadonlyArray<readonly [RegExp, (...parts: string[]) => Reading]> = [
  [
    /^((?:button_)?[a-z0-9]+)_((?:press|hold)(?:_release)?)$/,
    (button = '', type = '') => ({ event_type: type, button }),
  ],
  [/^(recall|scene)_([0-2]\d{0,2})$/, (type = '', scene = '') => ({ event_type: type, scene })],
  [
    /^region_([1-9]|10)_(enter|leave|occupied|unoccupied)$/,
    (region = '', what = '') => ({ event_type: `region_${what}`, region }),
  ],
  [
    /^dial_rotate_(left|right)_(step|slow|fast)$/,
    (direction = '', speed = '') => ({ event_type: 'dial_rotate', direction, speed }),
  ],
  [/^brightness_step_(up|down)$/, (direction = '') => ({ event_type: 'brightness_step', direction })],
];

function readingOf(action: string): Reading {
  for (const [pattern, read] of readers) {
    const match = pattern.exec(action);
    if (match !== null) return read(...match.slice(1));
  }
  return { event_type: action };
}

/** An action with `*` for a number or a name: the type of the event is what is left, and the rest an attribute. */
interface Wildcard {
  readonly type: string;
  /** Around what the star stands for. */
  readonly before: string;
  readonly after: string;
  readonly attribute: string;
}

function wildcardOf(value: string): Wildcard | undefined {
  const at = value.indexOf('*');
  if (at < 0) return undefined;
  const [before, after] = [value.slice(0, at), value.slice(at + 1)];
  const [word = ''] = before.split('_');
  const attribute = word === 'recall' ? 'scene' : word === '' ? 'button' : word;
  // A scene may be recalled at one of several endpoints: the type is the same.
  const isScene = word === 'recall' || word === 'scene';
  return { type: isScene ? word : value.replace(/^\*_|_?\*/, ''), before, after, attribute };
}

/** A branch for what a wildcard stands for: more than nothing, between two texts. */
function branch({ type, before, after, attribute }: Wildcard): string {
  const [from, to] = [before.length, after.length];
  const rest = to === 0 ? `a[${from}:]` : `a[${from}:-${to}]`;
  return (
    `{% elif a[:${from}] == ${literal(before)} and ${to === 0 ? '' : `a[-${to}:] == ${literal(after)} and `}` +
    `(a | length) > ${from + to} %}{{ {'event_type': ${literal(type)}, ${literal(attribute)}: ${rest}} | to_json }}`
  );
}

/** Actions that say more than their type; the list of the others is shorter than a dictionary of them. */
function dictionary(readings: ReadonlyMap<string, Reading>): string {
  const entry = (reading: Reading) =>
    `{${Object.entries(reading)
      .map(([key, value]) => `${literal(key)}: ${literal(value)}`)
      .join(', ')}}`;
  const telling = [...readings].filter(([action, { event_type: type }]) => action !== type);
  return `{${telling.map(([action, reading]) => `${literal(action)}: ${entry(reading)}`).join(', ')}}`;
}

/** The action is in no state but the one that reports it. */
export function eventEntries(subject: Subject, expose: Expose): Entry[] {
  const { property, values } = expose;
  if (!isReported(expose) || values.length === 0) return [];
  const plain = values.filter((each) => !each.includes('*'));
  const readings = new Map(plain.map((value) => [value, readingOf(value)]));
  const alone = plain.filter((value) => readings.get(value)?.event_type === value);
  const wild = values.flatMap((each) => wildcardOf(each) ?? []);
  const raw: RawConfig = {
    name: labelled(expose),
    ...enumHints(expose.name),
    state_topic: subject.topic,
    event_types: [
      ...new Set(values.map((value) => readings.get(value)?.event_type ?? wildcardOf(value)?.type ?? value)),
    ],
    value_template:
      `{% set a = ${field(property)} | default('', true) | string %}{% set known = ${dictionary(readings)} %}` +
      `{% if a in known %}{{ known[a] | to_json }}` +
      `{% elif a in ${literals(alone)} %}{{ {'event_type': a} | to_json }}${wild.map(branch).join('')}{% endif %}`,
  };
  const triggers = plain.map((value) => ({
    component: 'device_automation',
    objectId: `${property}_${value}`,
    raw: {
      automation_type: 'trigger',
      type: property,
      subtype: value,
      payload: value,
      topic: subject.topic,
      value_template: `{{ ${field(property)} | default('', true) }}`,
    },
  }));
  return [{ component: 'event', objectId: property, raw }, ...triggers];
}
