/** How entities are named, and how their ids are made (ha-mqtt-discovery, section 6: name, entity id). Pure. */

import { limits } from '../base/limits.ts';

/** Names of device classes that are not simply their words (Home Assistant's English texts). */
const classNames: Readonly<Record<string, string>> = {
  aqi: 'Air quality index',
  carbon_dioxide: 'Carbon dioxide',
  carbon_monoxide: 'Carbon monoxide',
  co: 'Carbon monoxide',
  garage_door: 'Garage door',
  ph: 'pH',
  pm1: 'PM1',
  pm10: 'PM10',
  pm25: 'PM2.5',
  pm4: 'PM4',
  signal_strength: 'Signal strength',
  sulphur_dioxide: 'Sulphur dioxide',
  volatile_organic_compounds: 'Volatile organic compounds',
  volatile_organic_compounds_parts: 'Volatile organic compounds parts',
  power: 'Power',
  light: 'Light',
  energy_distance: 'Energy per distance',
  energy_storage: 'Stored energy',
  monetary: 'Balance',
  volume_storage: 'Stored volume',
  battery_charging: 'Charging',
  reactive_energy: 'Reactive energy',
};

/** Platforms whose unnamed entities take the name of their device class. */
const namedByClass = new Set(['sensor', 'binary_sensor', 'number', 'button', 'event', 'notify', 'update']);

/** Platforms without a default name: the device's stands for an unnamed entity (mqtt/device_tracker.py). */
const namedByDevice = new Set(['device_tracker']);

const binaryNames: Readonly<Record<string, string>> = { battery_charging: 'Charging', cold: 'Cold', plug: 'Plug' };

/** The name of a device class in words, or undefined where the platform is not named by it. */
export function deviceClassName(platform: string, deviceClass: string | undefined): string | undefined {
  if (deviceClass === undefined || !namedByClass.has(platform)) return undefined;
  if (platform === 'sensor' && deviceClass === 'enum') return undefined;
  const special = platform === 'binary_sensor' ? binaryNames[deviceClass] : undefined;
  const words = deviceClass.replaceAll('_', ' ');
  return special ?? classNames[deviceClass] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export interface NameParts {
  readonly platform: string;
  /** Null: the device's name alone. Undefined: no `name` key. */
  readonly name: string | null | undefined;
  readonly deviceName: string | undefined;
  readonly deviceClass: string | undefined;
  readonly defaultName: string;
}

/** The entity's own name; null when the device's name stands for it. */
function ownName(parts: NameParts): string | null {
  if (parts.name !== undefined) return parts.name === '' ? null : parts.name;
  const byClass = deviceClassName(parts.platform, parts.deviceClass);
  return byClass ?? (namedByDevice.has(parts.platform) ? null : parts.defaultName);
}

/** `friendly_name`: device name and entity name, or one of them. */
export function friendlyName(parts: NameParts): string {
  const own = ownName(parts);
  if (parts.deviceName === undefined || parts.deviceName === '') return cutName(own ?? parts.defaultName);
  return cutName(own === null ? parts.deviceName : `${parts.deviceName} ${own}`);
}

/** A name as it is shown: one that fills a discovery payload would go out again with every change. */
export function cutName(name: string): string {
  // A character of two halves is not cut in two.
  return name.length > limits.nameChars
    ? `${name.slice(0, limits.nameChars - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : name;
}

const marks = /[\u0300-\u036f]/g;
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** Lower-case letters, digits and `_`, at most 128 characters; `unnamed` when nothing is left. */
export function slugify(text: string): string {
  const lower = text.slice(0, 512).toLowerCase();
  // Most names are plain, and thousands of them are made at a start.
  const plain = /^[a-z0-9_ ./-]*$/.test(lower) ? lower : toPlain(lower);
  const slug = plain
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 128);
  return slug === '' ? 'unnamed' : slug;
}

function toPlain(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? '')
    .replace(/['’]/g, '');
}

/**
 * `<platform>.<slug>`, with `_2`, `_3`, ... while it is taken.
 * @param numbers where the search begins, by id: without it, thousands of items of one name are looked at again and again.
 */
export function uniqueId(
  platform: string,
  base: string,
  taken: (id: string) => boolean,
  numbers: Map<string, number> = new Map(),
): string {
  const first = [platform, slugify(base)].join('.');
  if (!taken(first)) return first;
  let count = numbers.get(first) ?? 2;
  while (taken(`${first}_${count}`)) count += 1;
  numbers.set(first, count + 1);
  return `${first}_${count}`;
}

/** Says that an id is free again. */
export function freeNumber(id: string, numbers: Map<string, number>): void {
  numbers.delete(id.replace(/_\d+$/, ''));
}

/** The part of `default_entity_id` after the point, which proposes the id. */
export function proposedSlug(defaultEntityId: string | undefined): string | undefined {
  if (defaultEntityId === undefined) return undefined;
  const slug = defaultEntityId.slice(defaultEntityId.indexOf('.') + 1);
  return slug === '' ? undefined : slug;
}
