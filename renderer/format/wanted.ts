/** What a command wants, in a word or two: shown beside the reported state until the outcome is known. */

import type { Entity } from '../../preload/contract.ts';
import { sayMeasure } from '../../preload/words/measure.ts';
import { measureOf } from '../platforms/reading.ts';
import type { CommandMark } from '../state/pending.ts';
import { say, words } from '../words/words.ts';
import { sayAction } from './actions.ts';
import { scaleOf } from './degrees.ts';
import { sayNumber, sayOption, toNumber, unitOf } from './values.ts';

const percentFields: ReadonlySet<string> = new Set([
  'position',
  'tilt_position',
  'percentage',
  'humidity',
  'brightness_pct',
]);
const temperatureFields: ReadonlySet<string> = new Set(['temperature', 'target_temp_low', 'target_temp_high']);

/** A parameter of a command without its name; undefined for what is not said. */
export function sayParam(entity: Entity | undefined, name: string, value: unknown): string | undefined {
  const number = toNumber(value);
  if (name === 'code') return undefined;
  if (name === 'brightness' && number !== undefined) return `${Math.round((number / 255) * 100)}\u202f%`;
  if (percentFields.has(name) && number !== undefined) return `${sayNumber(number, 0)}\u202f%`;
  if (temperatureFields.has(name) && number !== undefined) return sayDegrees(entity, number);
  if (name === 'color_temp_kelvin' && number !== undefined) return `${Math.round(number)} K`;
  if (name === 'volume_level' && number !== undefined) return `${Math.round(number * 100)}\u202f%`;
  if (/_color$/.test(name)) return say('readings.newColour');
  if (typeof value === 'boolean') return say(value ? 'states.on' : 'states.off');
  if (typeof value === 'string') return name === 'value' || name === 'message' ? value : sayOption(value);
  if (number === undefined) return undefined;
  const isValue = name === 'value' && entity?.platform === 'number';
  return isValue ? sayMeasure(words(), { ...measureOf(entity), state: String(number) }) : sayNumber(number);
}

/** Of a thermostat, in the person's unit. */
export function sayDegrees(entity: Entity | undefined, value: number): string {
  const scale = scaleOf(entity === undefined ? undefined : (unitOf(entity) ?? '°C'));
  return `${sayNumber(scale.shown(value), 1)}°`;
}

/** "75 %", "21.5°", "Heat"; the action's name when it has no such field. */
export function sayWanted(mark: Pick<CommandMark, 'action' | 'params'>, entity?: Entity): string {
  const fields = Object.entries(mark.params)
    .map(([name, value]) => sayParam(entity, name, value))
    .filter((text) => text !== undefined);
  return fields.length === 0 ? sayAction(mark.action) : fields.join(' – ');
}
