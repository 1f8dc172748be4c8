/** What commands carry, read without trust: any client of the broker may send them. Pure. */
import { isRecord, parsePlainJson } from '../python/json.ts';
import { clamp } from './chance.ts';

/** The JSON object that a payload is, else an empty one. */
export function objectIn(payload: string): Readonly<Record<string, unknown>> {
  const value = parsePlainJson(payload);
  return isRecord(value) ? value : {};
}

/** A finite number within bounds, also as text; undefined for anything else. */
export function numberIn(value: unknown, low: number, high: number): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? clamp(number, low, high) : undefined;
}

/** One of the words, undefined for any other value. */
export function wordIn<const T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value);
}

/** On or off as `ON`, `OFF`, `TOGGLE`, true and false say it; undefined for anything else. */
export function powerIn(value: unknown, isOn: boolean): boolean | undefined {
  if (typeof value === 'boolean') return value;
  switch (typeof value === 'string' ? value.toUpperCase() : '') {
    case 'ON':
    case 'TRUE':
      return true;
    case 'OFF':
    case 'FALSE':
      return false;
    case 'TOGGLE':
      return !isOn;
    default:
      return undefined;
  }
}

export function onOff(isOn: boolean): 'ON' | 'OFF' {
  return isOn ? 'ON' : 'OFF';
}

/** Text of at most 255 characters, as states may have. */
export function textIn(payload: string): string {
  return [...payload].slice(0, 255).join('');
}
