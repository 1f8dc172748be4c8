/** How states are read from, and commands written for, a Shelly component. Pure. */
import { literal } from '../template-text.ts';
import { type ShellyDevice, source, splitKey } from './model.ts';

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

export function stateTopic({ device, key }: Part): string {
  // Both what the device notifies of and what it answers to us: `events/rpc` and `inglenook/rpc`.
  return device.reports === 'status' ? `${device.prefix}/status/${key}` : `${device.prefix}/+/rpc`;
}

export function commandTopic({ device }: Part): string {
  return `${device.prefix}/rpc`;
}

/**
 * A template over `c`, the status of the component. Notifications carry what has changed only: what a message does not
 * say has to come out as empty text, which has no effect.
 */
export function reading({ device, key }: Part, body: string): string {
  const found =
    device.reports === 'status' ? 'value_json' : `(value_json.params or value_json.result or {})[${literal(key)}]`;
  return `{% set c = ${found} or {} %}${body}`;
}

/** Reads a number or a text: `apower`, `aenergy.total`. */
export function readingOf(part: Part, path: string): string {
  const [outer = '', inner] = path.split('.');
  return reading(part, inner === undefined ? `{{ c.${outer} }}` : `{{ (c.${outer} or {}).${inner} }}`);
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
