/** Fields that triggers, conditions and actions share. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import { cronProblem } from '../time/cron-text.ts';
import { parseTimeOfDay } from '../time/local-time.ts';
import { templateProblem } from './templates.ts';

const longestSeconds = 366 * 86_400;
export const mostItems = 100;

export const seconds = (min = 0) => z.number().min(min).max(longestSeconds);
export const duration = seconds().exactOptional();
export const id = z.string().min(1).max(limits.nameChars);
export const optionalId = id.exactOptional();
export const value = z.string().max(limits.stateChars);
export const bound = z.number().exactOptional();

export const timeOfDay = z.string().refine((text) => parseTimeOfDay(text) !== undefined, 'must be HH:MM or HH:MM:SS');
export const sunEvent = z.enum(['sunrise', 'sunset']);

export const template = z
  .string()
  .max(limits.templateChars)
  .superRefine((source, context) => {
    const problem = templateProblem(source);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: `template: ${problem}` });
  });

export const cron = z
  .string()
  .max(500)
  .superRefine((text, context) => {
    const problem = cronProblem(text);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });

/** What counts when nobody confirmed what was sent. */
export const unconfirmed = z.enum(['done', 'retry', 'failed']).exactOptional();

export const hasBound = (range: { above?: number; below?: number }): boolean =>
  range.above !== undefined || range.below !== undefined;
export const boundNeeded = { path: ['above'], message: 'above or below is needed' };
