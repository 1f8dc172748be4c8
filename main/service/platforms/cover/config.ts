/** The config and the state of a cover (ha-mqtt-discovery, section 9, "cover"). */
import { z } from 'zod';
import {
  deviceClass,
  flag,
  nullableText,
  publishTopic,
  strictInteger,
  subscribeTopic,
  template,
  text,
} from '../shared/fields.ts';
import type { Moving } from '../shared/moving.ts';
import type { PercentRange } from '../shared/ranges.ts';

const deviceClasses = ['awning', 'blind', 'curtain', 'damper', 'door', 'garage', 'gate', 'shade', 'shutter', 'window'];

export const coverSchema = z
  .object({
    command_topic: publishTopic().optional(),
    payload_open: nullableText().default('OPEN'),
    payload_close: nullableText().default('CLOSE'),
    payload_stop: nullableText().default('STOP'),
    state_topic: subscribeTopic().optional(),
    value_template: template().optional(),
    state_open: text().default('open'),
    state_closed: text().default('closed'),
    state_opening: text().default('opening'),
    state_closing: text().default('closing'),
    state_stopped: text().default('stopped'),
    position_topic: subscribeTopic().optional(),
    position_template: template().optional(),
    set_position_topic: publishTopic().optional(),
    set_position_template: template().optional(),
    position_open: strictInteger().default(100),
    position_closed: strictInteger().default(0),
    tilt_command_topic: publishTopic().optional(),
    tilt_command_template: template().optional(),
    tilt_status_topic: subscribeTopic().optional(),
    tilt_status_template: template().optional(),
    tilt_min: strictInteger().default(0),
    tilt_max: strictInteger().default(100),
    tilt_opened_value: strictInteger().default(100),
    tilt_closed_value: strictInteger().default(0),
    tilt_optimistic: flag().default(false),
    payload_stop_tilt: nullableText().default('STOP'),
    device_class: deviceClass(deviceClasses).optional(),
    optimistic: flag().default(false),
  })
  .superRefine((config, context) => {
    for (const [key, topic] of needs) {
      if (config[key] !== undefined && config[topic] === undefined) {
        context.addIssue({ code: 'custom', path: [key], message: `needs ${topic}` });
      }
    }
    // Home Assistant divides by the range of the tilt as soon as it sets the cover up.
    if (config.tilt_min === config.tilt_max) {
      context.addIssue({ code: 'custom', path: ['tilt_max'], message: 'must differ from tilt_min' });
    }
  });

const needs = [
  ['set_position_topic', 'position_topic'],
  ['value_template', 'state_topic'],
  ['position_template', 'position_topic'],
  ['set_position_template', 'set_position_topic'],
  ['tilt_command_template', 'tilt_command_topic'],
  ['tilt_status_template', 'tilt_status_topic'],
] as const;

export type CoverConfig = z.infer<typeof coverSchema>;

/** Motion, position and tilt as far as they were reported or assumed. */
export interface CoverState extends Moving {
  /** Percent, 100 = open. */
  readonly position: number | null;
  readonly tilt: number | null;
  /** A position message told the tilt: from then on commands wait for such messages. */
  readonly tiltReported: boolean;
}

export const unknownCover: CoverState = {
  motion: 'unknown',
  lastOpening: true,
  position: null,
  tilt: null,
  tiltReported: false,
};

/** The device's positions for closed and open. */
export function positionRange(config: CoverConfig): PercentRange {
  return { zero: config.position_closed, full: config.position_open };
}

/** The device's tilts for closed and open. */
export function tiltRange(config: CoverConfig): PercentRange {
  return { zero: config.tilt_min, full: config.tilt_max };
}

/** Does nothing report what the cover does? A tilt status alone is a report, too. */
export function isOptimistic(config: CoverConfig): boolean {
  const reported = config.position_topic ?? config.state_topic ?? config.tilt_status_topic;
  return config.optimistic || reported === undefined;
}

/** Does nothing report the tilt? */
export function isTiltOptimistic(config: CoverConfig, state: CoverState): boolean {
  return config.tilt_optimistic || (config.tilt_status_topic === undefined && !state.tiltReported);
}

/** What position and tilt templates may use besides `value`. */
export function rangeVariables(config: CoverConfig): Readonly<Record<string, unknown>> {
  return {
    position_open: config.position_open,
    position_closed: config.position_closed,
    tilt_min: config.tilt_min,
    tilt_max: config.tilt_max,
  };
}
