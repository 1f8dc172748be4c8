/**
 * A reading that several tell of (`also_read`): what the latest heard counts, not what came in last, for one that has heard
 * nothing for an hour repeats itself when it is asked. Their templates give a time in seconds, a space, and the value. Pure.
 */
import { z } from 'zod';
import type { Reader } from '../platform.ts';
import { subscribeTopic, template } from './fields.ts';

export const alsoRead = () =>
  z
    .array(z.object({ topic: subscribeTopic(), template: template() }).readonly())
    .readonly()
    .optional();

type Others = z.infer<ReturnType<typeof alsoRead>>;

/** The reader, and the same for each of the others. */
export function withOthers<C, S>(reader: Reader<C, S>, others: Others): ReadonlyArray<Reader<C, S>> {
  return others === undefined ? [reader] : [reader, ...others.map((each) => ({ ...reader, ...each }))];
}

/** Further ahead of the home's clock than clocks are apart: such a time says nothing. */
const aheadSeconds = 60;

export interface Told {
  readonly value: string;
  /** Seconds since the epoch; what has no time (0) is taken for as old as what was told before. */
  readonly asOf: number;
}

/** What a text tells; undefined where something later is known. */
export function toldBy(text: string, knownAsOf: number, nowMs: number): Told | undefined {
  const end = text.indexOf(' ');
  const seconds = Number(text.slice(0, end));
  const value = text.slice(end + 1);
  if (!(seconds > 0) || seconds > nowMs / 1_000 + aheadSeconds) return { value, asOf: knownAsOf };
  return seconds < knownAsOf ? undefined : { value, asOf: seconds };
}
