/** What a kind of condition is: how its definition must look, and how it is judged over the home as it is now. Pure. */
import type { z } from 'zod';
import type { Condition, TraceStep } from '../../model/automations.ts';
import type { HomeView } from '../home.ts';

type Combined = Extract<Condition, { readonly conditions: unknown }>;

export type ConditionOf<K extends Condition['type']> = K extends Combined['type']
  ? Combined
  : Extract<Condition, { type: K }>;

/** A line of the trace, without its time. */
export type Finding = Omit<TraceStep, 'at'>;

/** Whether it holds, and what was seen, for the trace. */
export interface Judgement {
  readonly passed: boolean;
  readonly seen?: string | undefined;
  readonly detail?: string | undefined;
}

export interface ConditionKind<C extends Condition> {
  readonly schema: z.ZodType<C>;
  /** @param inner judges the conditions inside it, each of them noted for the trace. */
  judge(condition: C, home: HomeView, inner: (conditions: readonly Condition[]) => boolean[]): Judgement;
}
