/** Whether a state fits what a rule or a message waits for. Pure. */
import type { StateTest } from '../../model/alerts.ts';
import type { Subject, Verdict } from './rule.ts';

/**
 * The verdict of one entity. Its unknown state decides nothing, unless its absence is what is looked at.
 * @param open an alert of it is open: it then ends only outside of the hysteresis.
 */
export function judgeTest(entity: Subject, test: StateTest, open: boolean): Verdict {
  if (test.available !== undefined && test.available !== entity.available) return 'ended';
  if (test.is === undefined && test.above === undefined && test.below === undefined) return 'holds';
  if (!entity.available) return 'undecided';
  const text = test.attribute === undefined ? entity.state : attributeText(entity, test.attribute);
  if (text === undefined || text === 'unknown' || text === 'unavailable') return 'undecided';
  if (test.is !== undefined && !test.is.includes(text)) return 'ended';
  if (test.above === undefined && test.below === undefined) return 'holds';
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) return 'undecided';
  const slack = open ? (test.hysteresis ?? 0) : 0;
  const isAbove = test.above === undefined || number > test.above - slack;
  return isAbove && (test.below === undefined || number < test.below + slack) ? 'holds' : 'ended';
}

function attributeText(entity: Subject, attribute: string): string | undefined {
  const value = Object.hasOwn(entity.attributes, attribute) ? entity.attributes[attribute] : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
