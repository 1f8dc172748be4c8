/** What climate and water heater have in common: their keys, temperatures, set-points (ha-mqtt-discovery, section 9). */
import { z } from 'zod';
import { roundDigits, roundHalfEven } from '../../python/numbers.ts';
import type { Template } from '../../templates/template.ts';
import type { CommandContext, Publish } from '../platform.ts';
import { flag, listOf, number, publishTopic, subscribeTopic, template, text } from './fields.ts';
import { finiteOf } from './ranges.ts';

const precisions: readonly number[] = [0.1, 0.5, 1];

const temperatureUnit = () =>
  text().transform((value, context): 'C' | 'F' => {
    const unit = value.toUpperCase();
    if (unit === 'C' || unit === 'F') return unit;
    context.addIssue({ code: 'custom', message: 'must be C or F' });
    return z.NEVER;
  });

/** A list of modes; one text stands for a list of one. */
export const modeList = () => listOf(text()).readonly();

/** The keys that both platforms have. */
export const temperatureControlFields = {
  current_temperature_topic: subscribeTopic().optional(),
  current_temperature_template: template().optional(),
  mode_command_topic: publishTopic().optional(),
  mode_command_template: template().optional(),
  mode_state_topic: subscribeTopic().optional(),
  mode_state_template: template().optional(),
  temperature_command_topic: publishTopic().optional(),
  temperature_command_template: template().optional(),
  temperature_state_topic: subscribeTopic().optional(),
  temperature_state_template: template().optional(),
  power_command_topic: publishTopic().optional(),
  power_command_template: template().optional(),
  payload_on: text().default('ON'),
  payload_off: text().default('OFF'),
  min_temp: number().optional(),
  max_temp: number().optional(),
  precision: number()
    .refine((value) => precisions.includes(value), 'must be 0.1, 0.5 or 1.0')
    .optional(),
  temperature_unit: temperatureUnit().optional(),
  value_template: template().optional(),
  optimistic: flag().default(false),
};

/** A number in °C in the unit of a config. */
export function fromCelsius(celsius: number, unit: 'C' | 'F' | undefined): number {
  return unit === 'F' ? roundDigits(celsius * 1.8 + 32, 1) : celsius;
}

/** `°C` or `°F`. */
export function shownUnit(unit: 'C' | 'F' | undefined): string {
  return `°${unit ?? 'C'}`;
}

/** A number from a message: null clears, undefined has no effect (empty or not a number). */
export function numberOf(payload: string): number | null | undefined {
  if (payload === '') return undefined;
  return payload === 'None' ? null : finiteOf(payload);
}

/** A temperature as it is shown: rounded to the precision (0.1 unless the config says otherwise). */
export function shownTemperature(value: number | null, precision: number | undefined): number | null {
  if (value === null) return null;
  if (precision === 0.5) return roundHalfEven(value * 2) / 2;
  return precision === 1 ? roundHalfEven(value) : roundDigits(value, 1);
}

/** A message to a topic, where there is one. The template is rendered in any case: it may refuse the value. */
export function messageTo(
  topic: string | undefined,
  valueTemplate: Template | undefined,
  value: unknown,
  context: CommandContext,
): Publish | undefined {
  const payload = context.render(valueTemplate, value);
  return topic === undefined ? undefined : { topic, payload };
}

/** Text that must be among a list. */
export function isListed(list: readonly string[] | undefined, value: string): boolean {
  return list?.includes(value) === true;
}
