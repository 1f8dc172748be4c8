/** Small helpers that several platforms share: Python's number texts and what a view is made of. */
import { isRecord, parsePlainJson } from '../../python/json.ts';
import { floatRepr } from '../../python/numbers.ts';
import type { View } from '../platform.ts';

/** Shared by all views and descriptions without attributes. */
export const noAttributes: Readonly<Record<string, unknown>> = Object.freeze({});

export const unknownView: View = Object.freeze({ state: 'unknown', attributes: noAttributes });

const onView: View = Object.freeze({ state: 'on', attributes: noAttributes });
const offView: View = Object.freeze({ state: 'off', attributes: noAttributes });

/** When something was last done (milliseconds since the epoch), for platforms that have no other state. */
export type LastTime = number | undefined;

/** Shown as Home Assistant writes times: with an offset. */
export function lastTimeView(state: LastTime): View {
  if (state === undefined) return unknownView;
  return { state: new Date(state).toISOString().replace('Z', '+00:00'), attributes: noAttributes };
}

export type OnOff = 'on' | 'off' | 'unknown';

/** The view of a state without attributes; shared, for there may be 60 000 of them. */
export function onOffView(state: OnOff): View {
  return state === 'on' ? onView : state === 'off' ? offView : unknownView;
}

/** What `turn_on`, `turn_off` and `toggle` ask for: toggle is off when on, else on. Undefined for other actions. */
export function targetOf(action: string, isOn: boolean): 'on' | 'off' | undefined {
  if (action === 'turn_on' || action === 'turn_off') return action === 'turn_on' ? 'on' : 'off';
  if (action === 'toggle') return isOn ? 'off' : 'on';
  return undefined;
}

/** `int(text)` of Python; undefined where it fails, and beyond 2^53. */
export function intOf(text: string): number | undefined {
  if (!/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** A float as Home Assistant's state machine shows it: 15 digits at most, so that 0.1 + 0.2 is `0.3`. */
export function floatState(value: number): string {
  return floatRepr(Number.isFinite(value) ? Number(value.toPrecision(15)) : value);
}

/** Longer than Home Assistant allows a state to be? Counted as Python does, in characters and not UTF-16 units. */
export function isLongerThan(text: string, limit: number): boolean {
  // No character has more than two units.
  return text.length > limit && (text.length > 2 * limit || [...text].length > limit);
}

/** The JSON object that a text is, if any. Text that cannot be one is not parsed: a parse that fails is slow. */
export function objectOf(
  text: string,
  parse: (text: string) => unknown = parsePlainJson,
): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const value = parse(text);
  return isRecord(value) ? value : undefined;
}
