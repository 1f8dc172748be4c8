/** A Homie device as its description says it, of whatever version of the convention (homieiot.github.io). */

export const dataTypes = [
  'integer',
  'float',
  'boolean',
  'string',
  'enum',
  'color',
  'percent',
  'datetime',
  'duration',
  'json',
] as const;

export type DataType = (typeof dataTypes)[number];

export interface HomieProperty {
  readonly id: string;
  readonly name?: string;
  readonly datatype: DataType;
  readonly format: string;
  readonly unit: string;
  readonly settable: boolean;
  /** False: what it publishes are momentary events. */
  readonly retained: boolean;
}

export interface HomieNode {
  readonly id: string;
  readonly name?: string;
  readonly type: string;
  readonly properties: readonly HomieProperty[];
}

export interface HomieDevice {
  readonly id: string;
  /** `homie/<id>`, or `homie/5/<id>`. */
  readonly base: string;
  /** Major version: 3, 4 or 5. */
  readonly version: 3 | 4 | 5;
  readonly name?: string;
  readonly nodes: readonly HomieNode[];
  readonly mac?: string;
  readonly ip?: string;
  readonly firmware?: string;
  readonly firmwareVersion?: string;
  /** Of a child device (Homie 5). */
  readonly root?: string;
  readonly parent?: string;
}

const ids = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** The convention's topic ids; capitals and `_` are let through, for devices in the wild use them. */
export function isTopicId(text: string): boolean {
  return ids.test(text.toLowerCase().replaceAll('_', '-')) && text.length <= 255;
}

/** The data type of a word; what is not known is text. */
export function dataTypeOf(word: unknown): DataType {
  return dataTypes.find((each) => each === word) ?? 'string';
}
