/** Actions of remotes and buttons: an event entity for the device, and a trigger for each action. Pure. */
import { field, literal, literals } from '../template-text.ts';
import { type Entry, labelled, type Subject } from './entry.ts';
import { type Expose, isReported } from './exposes.ts';

/** `recall_*` stands for any scene number: the type of the event is then `recall`, and the action an attribute. */
interface Wildcard {
  readonly type: string;
  readonly pattern: string;
}

function wildcardOf(value: string): Wildcard | undefined {
  const at = value.indexOf('*');
  if (at < 0) return undefined;
  const [before, after] = [value.slice(0, at), value.slice(at + 1)];
  const quote = (text: string) => text.replace(/[^\w]/g, '\\$&');
  return { type: value.replace(/_?\*/, ''), pattern: `${quote(before)}.+${quote(after)}$` };
}

/**
 * The action is in no state but the one that reports it. The event's type is the action itself; what is in the list is
 * passed on, and anything that a wildcard means.
 */
export function eventEntries(subject: Subject, expose: Expose): Entry[] {
  const { property, values } = expose;
  if (!isReported(expose) || values.length === 0) return [];
  const plain = values.filter((each) => !each.includes('*'));
  const wild = values.flatMap((each) => wildcardOf(each) ?? []);
  const branches = wild.map(
    ({ type, pattern }) =>
      `{% elif a is match(${literal(pattern)}) %}{{ {'event_type': ${literal(type)}, 'action': a} | to_json }}`,
  );
  const template =
    `{% set a = ${field(property)} | default('', true) | string %}` +
    `{% if a in ${literals(plain)} %}{{ {'event_type': a} | to_json }}${branches.join('')}{% endif %}`;
  const raw = {
    name: labelled(expose),
    state_topic: subject.topic,
    event_types: [...new Set([...plain, ...wild.map(({ type }) => type)])],
    value_template: template,
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
