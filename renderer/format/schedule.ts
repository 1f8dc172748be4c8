/** Schedules in words. Pure but for the language. */
import type { TaskSchedule } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { sayDuration, sayWhen } from './time.ts';

/** Times of day that a sentence takes; more are read as an expression. */
const mostTimes = 6;

/** Numbers of a cron field, with lists, ranges and steps; undefined for names and what has another meaning. */
function numbersOf(field: string, min: number, max: number): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (match === null) return undefined;
    const [, first, last, every] = match;
    const from = first === undefined ? min : Number(first);
    const to = last === undefined ? (first === undefined || every !== undefined ? max : from) : Number(last);
    const step = every === undefined ? 1 : Number(every);
    if (from < min || from > to || to > max || step === 0) return undefined;
    for (let each = from; each <= to; each += step) found.add(each);
  }
  return [...found].sort((a, b) => a - b);
}

/** The distance between numbers that fill `whole` evenly from 0 on: 15 for 0, 15, 30, 45; undefined for others. */
function evenStep(numbers: readonly number[], whole: number): number | undefined {
  const step = whole / numbers.length;
  return Number.isInteger(step) && numbers.every((each, index) => each === index * step) ? step : undefined;
}

/** On which days, by the name of its message: alone (`weekdays`) and with times (`weekdaysAt`). */
interface Days {
  readonly key:
    | 'weekdays'
    | 'weekends'
    | 'days'
    | 'monthly'
    | 'dates'
    | 'monthlyIf'
    | 'datesIf'
    | 'inMonths'
    | 'daysInMonths';
  readonly days: string;
  readonly months: string;
  readonly weekdays: string;
}

/** Undefined for what no sentence is made of; `every` for all days. */
function daysOf(dayOfMonth: string, month: string, dayOfWeek: string): Days | 'every' | undefined {
  const inDays = numbersOf(dayOfMonth, 1, 31);
  const inMonths = numbersOf(month, 1, 12);
  const onWeekdays = numbersOf(dayOfWeek, 0, 7);
  if (inDays === undefined || inMonths === undefined || onWeekdays === undefined) return undefined;
  const set = [...new Set(onWeekdays.map((each) => each % 7))].sort((a, b) => a - b);
  const { and, or, weekday } = words();
  const monthsAs = (as: 'alone' | 'dated'): string => and(inMonths.map((each) => words().month(each, as)));
  const [anyDay, anyMonth, anyWeekday] = [inDays.length === 31, inMonths.length === 12, set.length === 7];
  if (!anyDay) {
    // Both must match, as the service reads them.
    const weekdays = anyWeekday ? '' : or(set.map((each) => weekday(each)));
    const key = anyMonth ? (anyWeekday ? 'monthly' : 'monthlyIf') : anyWeekday ? 'dates' : 'datesIf';
    return { key, days: and(inDays.map((day) => say('schedule.day', { day }))), months: monthsAs('dated'), weekdays };
  }
  const days = and(set.map((each) => weekday(each)));
  const named = { days, months: monthsAs('alone'), weekdays: '' };
  if (!anyMonth) return { key: anyWeekday ? 'inMonths' : 'daysInMonths', ...named };
  if (anyWeekday) return 'every';
  if (set.join() === '1,2,3,4,5') return { key: 'weekdays', ...named };
  return { key: set.join() === '0,6' ? 'weekends' : 'days', ...named };
}

function two(number: number): string {
  return words().twoDigits(number);
}

/** A cron expression (5 fields, or 6 with seconds first) in words; undefined when it needs to be read as it is. */
export function sayCron(expression: string): string | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length === 6 && fields[0] === '0') fields.shift();
  if (fields.length !== 5) return undefined;
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = fields;
  const days = daysOf(dayOfMonth, month, dayOfWeek);
  const minutes = numbersOf(minute, 0, 59);
  const hours = numbersOf(hour, 0, 23);
  if (days === undefined || minutes === undefined || hours === undefined) return undefined;
  const often = sayOften(minutes, hours);
  if (often !== undefined) {
    if (days === 'every') return often;
    return say('schedule.onDays', { often, days: say(`schedule.${days.key}`, days) });
  }
  const at = hours.flatMap((each) => minutes.map((past) => words().clock(each, past)));
  if (at.length > mostTimes) return undefined;
  const times = words().and(at);
  return days === 'every' ? say('schedule.dailyAt', { times }) : say(`schedule.${days.key}At`, { ...days, times });
}

/** What comes at even distances, or at the same minutes of each hour. */
function sayOften(minutes: readonly number[], hours: readonly number[]): string | undefined {
  const [first = 0] = minutes;
  const step = evenStep(minutes, 60);
  if (hours.length === 24) {
    if (step === 1) return say('schedule.everyMinute');
    if (step === 60) return say('schedule.everyHour');
    if (step !== undefined) return say('schedule.everyMinutes', { count: step });
    if (minutes.length > mostTimes) return undefined;
    return say('schedule.everyHourAt', {
      minutes: words().and(minutes.length === 1 ? [String(first)] : minutes.map(two)),
    });
  }
  const apart = evenStep(hours, 24);
  if (minutes.length !== 1 || apart === undefined || apart === 24) return undefined;
  return say('schedule.everyHours', { count: apart, minute: two(first) });
}

/** "Every day at 07:00", "Every 15 minutes", "Only when started by hand". `now` is in milliseconds. */
export function saySchedule(schedule: TaskSchedule, now: number): string {
  switch (schedule.type) {
    case 'manual':
      return say('schedule.byHand');
    case 'once':
      return schedule.at === undefined
        ? say('schedule.onceSoon')
        : say('schedule.once', { time: sayWhen(schedule.at, now) });
    case 'after':
      return say('schedule.onceAfter', { time: sayDuration(schedule.seconds) });
    case 'interval': {
      const every = sayEvery(schedule.seconds);
      if (schedule.flexSeconds === undefined) return every;
      return say('schedule.everyWithin', { every, time: sayDuration(schedule.flexSeconds) });
    }
    case 'cron': {
      const text = sayCron(schedule.cron) ?? say('schedule.cron', { cron: schedule.cron });
      if (schedule.timeZone === undefined) return text;
      return say('schedule.inZone', { schedule: text, zone: schedule.timeZone.replaceAll('_', ' ') });
    }
  }
}

function sayEvery(seconds: number): string {
  if (seconds === 60) return say('schedule.everyMinute');
  return seconds === 3_600 ? say('schedule.everyHour') : say('schedule.every', { time: sayDuration(seconds) });
}
