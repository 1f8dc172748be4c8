/** How states are read from, and commands written for, a Shelly component. Pure. */
import { literal } from '../template-text.ts';
import { isDynamic, type ShellyConfig, type ShellyDevice, source, splitKey } from './model.ts';

/** One component of a device: where its state comes from, and how commands reach it. */
export interface Part {
  readonly device: ShellyDevice;
  readonly key: string;
  readonly kind: string;
  readonly index: number;
  readonly fields: ReadonlySet<string>;
  /** The name of its config, or its number where there are several; undefined when the device's name is enough. */
  readonly label: string | undefined;
}

/** The status of what a person added is answered over RPC alone: there it is read wherever the device notifies. */
function readsStatusTopic({ device, kind }: Part): boolean {
  return device.reports === 'status' && !(isDynamic(kind) && device.notifies);
}

export function stateTopic(part: Part): string {
  const { device, key } = part;
  return readsStatusTopic(part) ? `${device.prefix}/status/${key}` : rpcTopic(part);
}

/** Both what the device notifies of and what it answers to us: `events/rpc` and `inglenook/rpc`. */
export function rpcTopic({ device }: Part): string {
  return `${device.prefix}/+/rpc`;
}

export function configOf({ device, key }: Part): ShellyConfig {
  return device.configs.get(key) ?? {};
}

export function commandTopic({ device }: Part): string {
  return `${device.prefix}/rpc`;
}

/**
 * A template over `c`, the status of the component. Notifications carry what has changed only: what a message does not
 * say has to come out as empty text, which has no effect.
 */
export function reading(part: Part, body: string): string {
  return `{% set c = ${foundIn(part)} or {} %}${body}`;
}

function foundIn(part: Part): string {
  if (readsStatusTopic(part)) return 'value_json';
  const told = 'value_json.params or value_json.result or {}';
  const key = literal(part.key);
  if (!isDynamic(part.kind)) return `(${told})[${key}]`;
  // The answer to `Shelly.GetComponents` is a list.
  const listed = `((${told}).components or []) | selectattr('key', 'eq', ${key}) | map(attribute='status') | first`;
  return `(${told})[${key}] or (${listed})`;
}

/** The events of a component, as those of an event entity. */
export function readingEvents({ key }: Part, more = ''): string {
  const mine = `((value_json.params or {}).events or []) | selectattr('component', 'eq', ${literal(key)}) | list`;
  const event = `{'event_type': mine[-1].event${more}}`;
  return `{% set mine = ${mine} %}{% if mine %}{{ ${event} | to_json }}{% endif %}`;
}

/**
 * Reads a number or a text: `apower`, `aenergy.total`.
 * @param shown the expression that is shown for what is told, where that is not the same
 */
export function readingOf(part: Part, path: string, shown?: (told: string) => string): string {
  const [outer = '', inner] = path.split('.');
  const told = inner === undefined ? `c.${outer}` : `(c.${outer} or {}).${inner}`;
  const body = shown === undefined ? `{{ ${told} }}` : `{% if ${told} is defined %}{{ ${shown(told)} }}{% endif %}`;
  return reading(part, body);
}

/** The same with the time before it, in seconds, at which it was heard; of a notification without one, its own. */
export function dated(part: Part, template: string): string {
  const time = 'c.last_updated_ts or (value_json.params or {}).ts or 0';
  return `{% set told %}${template}{% endset %}${reading(part, `{% if told %}{{ ${time} }} {{ told }}{% endif %}`)}`;
}

/** Reads a boolean as one of two words. */
export function readingFlag(part: Part, path: string, yes: string, no: string): string {
  const [outer = '', inner] = path.split('.');
  const value = inner === undefined ? `c.${outer}` : `(c.${outer} or {}).${inner}`;
  const says = `${value} is defined and ${value} is not none`;
  return reading(part, `{% if ${says} %}{{ ${literal(yes)} if ${value} else ${literal(no)} }}{% endif %}`);
}

/** The frame of a command; `params` is what follows the component's number, as JSON or template text. */
export function command(part: Part, method: string, params = ''): string {
  const [, index = 0] = splitKey(part.key);
  return `{"id":1,"src":"${source}","method":"${method}","params":{"id":${index}${params}}}`;
}
