/** What a command wants, in a word or two: shown beside the reported state until the outcome is known. */

import type { CommandMark } from '../state/pending.ts';
import { say } from '../words/words.ts';
import { sayAction } from './entity.ts';
import { sayNumber, sayOption, toNumber } from './values.ts';

const percentFields: ReadonlySet<string> = new Set([
  'position',
  'tilt_position',
  'percentage',
  'humidity',
  'brightness_pct',
]);
const temperatureFields: ReadonlySet<string> = new Set(['temperature', 'target_temp_low', 'target_temp_high']);

function sayField(name: string, value: unknown): string | undefined {
  const number = toNumber(value);
  if (name === 'code') return undefined;
  if (name === 'brightness' && number !== undefined) return `${Math.round((number / 255) * 100)}\u202f%`;
  if (percentFields.has(name) && number !== undefined) return `${sayNumber(number, 0)}\u202f%`;
  if (temperatureFields.has(name) && number !== undefined) return `${sayNumber(number, 1)}°`;
  if (name === 'color_temp_kelvin' && number !== undefined) return `${Math.round(number)} K`;
  if (name === 'volume_level' && number !== undefined) return `${Math.round(number * 100)}\u202f%`;
  if (/_color$/.test(name)) return say('readings.newColour');
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return name === 'value' || name === 'message' ? value : sayOption(value);
  return number === undefined ? undefined : sayNumber(number);
}

/** "75 %", "21.5°", "Heat"; the action's name when it has no such field. */
export function sayWanted(mark: Pick<CommandMark, 'action' | 'params'>): string {
  const fields = Object.entries(mark.params)
    .map(([name, value]) => sayField(name, value))
    .filter((text) => text !== undefined);
  return fields.length === 0 ? sayAction(mark.action) : fields.join(' – ');
}
