/** The config and the state of a fan (ha-mqtt-discovery, section 9, "fan"). */
import { z } from 'zod';
import { flag, listOf, positiveInteger, publishTopic, subscribeTopic, template, text } from '../shared/fields.ts';
import type { PercentRange } from '../shared/ranges.ts';

export const fanSchema = z
  .object({
    command_topic: publishTopic(),
    command_template: template().optional(),
    state_topic: subscribeTopic().optional(),
    state_value_template: template().optional(),
    payload_on: text().default('ON'),
    payload_off: text().default('OFF'),
    percentage_command_topic: publishTopic().optional(),
    percentage_command_template: template().optional(),
    percentage_state_topic: subscribeTopic().optional(),
    percentage_value_template: template().optional(),
    speed_range_min: positiveInteger().default(1),
    speed_range_max: positiveInteger().default(100),
    payload_reset_percentage: text().default('None'),
    preset_mode_command_topic: publishTopic().optional(),
    preset_mode_command_template: template().optional(),
    preset_mode_state_topic: subscribeTopic().optional(),
    preset_mode_value_template: template().optional(),
    preset_modes: listOf(text()).readonly().optional(),
    payload_reset_preset_mode: text().default('None'),
    oscillation_command_topic: publishTopic().optional(),
    oscillation_command_template: template().optional(),
    oscillation_state_topic: subscribeTopic().optional(),
    oscillation_value_template: template().optional(),
    payload_oscillation_on: text().default('oscillate_on'),
    payload_oscillation_off: text().default('oscillate_off'),
    direction_command_topic: publishTopic().optional(),
    direction_command_template: template().optional(),
    direction_state_topic: subscribeTopic().optional(),
    direction_value_template: template().optional(),
    optimistic: flag().default(false),
  })
  .refine((config) => config.speed_range_min > 0, { path: ['speed_range_min'], message: 'must be greater than 0' })
  .refine((config) => config.speed_range_min < config.speed_range_max, {
    path: ['speed_range_max'],
    message: 'must be greater than speed_range_min',
  })
  .refine((config) => (config.preset_modes === undefined) === (config.preset_mode_command_topic === undefined), {
    path: ['preset_modes'],
    message: 'preset_modes and preset_mode_command_topic go together',
  })
  .refine((config) => config.preset_modes?.includes(config.payload_reset_preset_mode) !== true, {
    path: ['preset_modes'],
    message: 'must not contain payload_reset_preset_mode',
  });

export type FanConfig = z.infer<typeof fanSchema>;

/** Null: not known. */
export interface FanState {
  readonly on: boolean | null;
  readonly percentage: number | null;
  readonly presetMode: string | null;
  readonly oscillating: boolean | null;
  readonly direction: string | null;
}

/** The traits of a fan whose keys all begin alike; one exists with its command topic. */
export const fanTraits = ['percentage', 'preset_mode', 'oscillation', 'direction'] as const;

export type FanTrait = (typeof fanTraits)[number];

/** The value below the lowest speed is off. */
export function speedRange(config: FanConfig): PercentRange {
  return { zero: config.speed_range_min - 1, full: config.speed_range_max };
}

/** How many speeds there are, 100 at most. */
export function speedCount(config: FanConfig): number {
  if (config.percentage_command_topic === undefined) return 100;
  return Math.min(config.speed_range_max - config.speed_range_min + 1, 100);
}
