/** Task schedules in words. */
import type { TaskSchedule } from '../../preload/contract.ts';
import { sayDuration, sayWhen } from './time.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Numbers of a cron field: `1,3-5`; undefined for steps, names and wildcards. */
function numbersOf(field: string, max: number): readonly number[] | undefined {
  const found: number[] = [];
  for (const part of field.split(',')) {
    const match = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part);
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (from > to || to > max) return undefined;
    for (let each = from; each <= to; each += 1) found.push(each);
  }
  return found;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function sayDays(dayOfMonth: string, month: string, dayOfWeek: string): string | undefined {
  if (month !== '*') {
    const inMonths = numbersOf(month, 12)?.map((each) => months[each - 1] ?? '');
    const days = numbersOf(dayOfMonth, 31);
    if (inMonths === undefined || days === undefined || dayOfWeek !== '*') return undefined;
    return `on ${list(days.map(String))} ${list(inMonths)}`;
  }
  if (dayOfMonth !== '*') {
    const days = numbersOf(dayOfMonth, 31);
    if (days === undefined || dayOfWeek !== '*') return undefined;
    return `on day ${list(days.map(String))} of each month`;
  }
  if (dayOfWeek === '*') return 'every day';
  const days = numbersOf(dayOfWeek, 7)?.map((each) => each % 7);
  if (days === undefined) return undefined;
  const set = [...new Set(days)].sort((a, b) => a - b);
  if (set.length === 7) return 'every day';
  if (set.join() === '1,2,3,4,5') return 'on weekdays';
  if (set.join() === '0,6') return 'at weekends';
  return `every ${list(set.map((each) => weekdays[each] ?? ''))}`;
}

/** A cron expression (5 fields, or 6 with seconds first) in words; undefined when it needs to be read as it is. */
export function sayCron(expression: string): string | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length === 6 && fields[0] === '0') fields.shift();
  if (fields.length !== 5) return undefined;
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = fields;
  const days = sayDays(dayOfMonth, month, dayOfWeek);
  if (days === undefined) return undefined;
  const suffix = days === 'every day' ? '' : `, ${days}`;
  if (minute === '*' && hour === '*') return `Every minute${suffix}`;
  const step = /^(?:\*|0)\/(\d{1,2})$/.exec(minute)?.[1];
  if (step !== undefined && hour === '*') return `Every ${step} minutes${suffix}`;
  const minutes = numbersOf(minute, 59);
  if (minutes === undefined) return undefined;
  if (hour === '*' && minutes.length === 1) {
    return minutes[0] === 0 ? `Every hour${suffix}` : `Every hour at ${minutes[0]} minutes past${suffix}`;
  }
  const hourStep = /^(?:\*|0)\/(\d{1,2})$/.exec(hour)?.[1];
  if (hourStep !== undefined && minutes.length === 1) {
    return `Every ${hourStep} hours at ${two(minutes[0] ?? 0)} minutes past${suffix}`;
  }
  const hours = numbersOf(hour, 23);
  if (hours === undefined) return undefined;
  const times = hours.flatMap((each) => minutes.map((at) => `${two(each)}:${two(at)}`));
  if (times.length > 6) return undefined;
  return `${days.charAt(0).toUpperCase()}${days.slice(1)} at ${list(times)}`;
}

/** "Every day at 07:00", "Every 15 minutes", "Only when started by hand". `now` is in milliseconds. */
export function saySchedule(schedule: TaskSchedule, now: number): string {
  switch (schedule.type) {
    case 'manual':
      return 'Only when started by hand';
    case 'once':
      return schedule.at === undefined ? 'Once, as soon as possible' : `Once, ${sayWhen(schedule.at, now)}`;
    case 'after':
      return `Once, after ${sayDuration(schedule.seconds)}`;
    case 'interval': {
      const every = sayDuration(schedule.seconds).replace(/^1 (?=[a-z]+$)/, '');
      const flex = schedule.flexSeconds === undefined ? '' : `, within ${sayDuration(schedule.flexSeconds)}`;
      return `Every ${every}${flex}`;
    }
    case 'cron': {
      const zone = schedule.timeZone === undefined ? '' : ` (${schedule.timeZone.replaceAll('_', ' ')})`;
      return `${sayCron(schedule.cron) ?? `By cron: ${schedule.cron}`}${zone}`;
    }
  }
}
