/** Conditions over the home as it is now. Pure: each one also says what it saw, for the trace. */
import { assertNever } from '../base/errors.ts';
import type { Condition, TraceStep } from '../model/automations.ts';
import { inDayWindow, localTime, parseTimeOfDay } from '../time/local-time.ts';
import { type HomeView, inRange, numberOf, shownValue } from './home.ts';
import { isSunUp, type SunEvent, sunEvent } from './sun.ts';
import { isTruthy, renderInHome } from './templates.ts';

/** A line of the trace, without its time. */
export type Finding = Omit<TraceStep, 'at'>;

interface Judgement {
  readonly passed: boolean;
  readonly seen?: string | undefined;
  readonly detail?: string | undefined;
}

/**
 * Whether all conditions hold. Every one of them is looked at and noted, so that the trace shows all that stand in the
 * way and not only the first.
 */
export function evaluateAll(
  conditions: readonly Condition[],
  home: HomeView,
  path: string,
  note: (finding: Finding) => void,
): boolean {
  let passed = true;
  for (const [index, condition] of conditions.entries()) {
    if (!evaluateCondition(condition, home, `${path}[${index}]`, note)) passed = false;
  }
  return passed;
}

/** Whether one condition holds; notes itself before those inside it. */
export function evaluateCondition(
  condition: Condition,
  home: HomeView,
  path: string,
  note: (finding: Finding) => void,
): boolean {
  const inner: Finding[] = [];
  const { passed, seen, detail } = judge(condition, home, path, (finding) => inner.push(finding));
  note({
    path,
    kind: condition.type,
    outcome: passed ? 'passed' : 'failed',
    ...(seen === undefined ? {} : { seen }),
    ...(detail === undefined ? {} : { detail }),
  });
  for (const finding of inner) note(finding);
  return passed;
}

function judge(condition: Condition, home: HomeView, path: string, note: (finding: Finding) => void): Judgement {
  switch (condition.type) {
    case 'state':
      return judgeState(condition, home);
    case 'numeric':
      return judgeNumeric(condition, home);
    case 'time':
      return judgeTime(condition, home);
    case 'sun':
      return judgeSun(condition, home);
    case 'template': {
      const rendered = renderInHome(condition.template, home);
      return rendered.ok
        ? { passed: isTruthy(rendered.text), seen: rendered.text }
        : { passed: false, detail: `template: ${rendered.reason}` };
    }
    case 'and':
    case 'or':
    case 'not': {
      const results = condition.conditions.map((each, index) =>
        evaluateCondition(each, home, `${path}.conditions[${index}]`, note),
      );
      if (condition.type === 'and') return { passed: results.every(Boolean) };
      return { passed: condition.type === 'or' ? results.some(Boolean) : !results.some(Boolean) };
    }
    default:
      return assertNever(condition);
  }
}

function judgeState(condition: Extract<Condition, { type: 'state' }>, home: HomeView): Judgement {
  const entity = home.entity(condition.entityId);
  if (entity === undefined) return { passed: false, detail: `unknown entity ${condition.entityId}` };
  const seen = shownValue(entity, condition.attribute);
  if (seen === undefined || !condition.is.includes(seen)) return { passed: false, seen };
  const wantedSeconds = condition.forSeconds ?? 0;
  if (wantedSeconds === 0) return { passed: true, seen };
  // The record does not tell when a single attribute changed: then its last change of any kind counts.
  const since = condition.attribute === undefined ? entity.lastChanged : entity.lastUpdated;
  const heldSeconds = (home.nowMs - Date.parse(since)) / 1000;
  return { passed: heldSeconds >= wantedSeconds, seen, detail: `for ${Math.floor(heldSeconds)} s` };
}

function judgeNumeric(condition: Extract<Condition, { type: 'numeric' }>, home: HomeView): Judgement {
  const entity = home.entity(condition.entityId);
  if (entity === undefined) return { passed: false, detail: `unknown entity ${condition.entityId}` };
  const seen = shownValue(entity, condition.attribute);
  const number = numberOf(seen);
  return number === undefined
    ? { passed: false, seen, detail: 'not a number' }
    : { passed: inRange(number, condition), seen };
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function judgeTime(condition: Extract<Condition, { type: 'time' }>, home: HomeView): Judgement {
  const local = localTime(home.nowMs, home.timeZone);
  const seen = `${weekdays[local.weekday]} ${clockText(local.secondOfDay)}`;
  if (condition.weekdays !== undefined && !condition.weekdays.includes(local.weekday)) return { passed: false, seen };
  const after = parseTimeOfDay(condition.after ?? '00:00') ?? 0;
  const before = parseTimeOfDay(condition.before ?? '') ?? 86_400;
  return { passed: inDayWindow(local.secondOfDay, after, before), seen };
}

/** `after: sunset` with `before: sunrise` is the night, which passes midnight. */
function judgeSun(condition: Extract<Condition, { type: 'sun' }>, home: HomeView): Judgement {
  const { place, nowMs } = home;
  if (place === undefined) return { passed: false, detail: 'no place is set' };
  const { after, before } = condition;
  if (after === undefined && before === undefined) return { passed: true };
  const at = nowMs - (condition.offsetSeconds ?? 0) * 1000;
  const up = isSunUp(place, at);
  const seen = up ? 'sun is up' : 'sun is down';
  if (after !== undefined && before !== undefined) {
    if (after === before) return { passed: false, seen };
    return { passed: up === (after === 'sunrise'), seen };
  }
  const passed = after !== undefined ? isPast(after, home, at, up) : !isPast(before ?? 'sunset', home, at, up);
  return { passed, seen };
}

/** Has today's sunrise or sunset been? Where there is none today, the sun's being up or down answers. */
function isPast(event: SunEvent, home: HomeView, at: number, up: boolean): boolean {
  const place = home.place;
  const { secondOfDay } = localTime(at, home.timeZone);
  const noon = at + (43_200 - secondOfDay) * 1000;
  const time = place === undefined ? undefined : sunEvent(place, event, noon);
  return time === undefined ? up === (event === 'sunrise') : at >= time;
}

function clockText(second: number): string {
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${part(second / 3600)}:${part((second % 3600) / 60)}:${part(second % 60)}`;
}
