/** When a task is due: the times of its schedule, one after the other. Pure. */
import type { TaskDefinition } from '../model/tasks.ts';
import { nextOccurrence } from '../time/cron.ts';
import { parseCron } from '../time/cron-text.ts';

/** A function from a time to the first due time after it (both milliseconds since the epoch), if there is one. */
export type NextTime = (after: number) => number | undefined;

/**
 * The times of a task that was saved at `createdAt`.
 * @param homeZone the IANA zone of schedules that name none.
 */
export function timesOf(definition: TaskDefinition, createdAt: number, homeZone: string): NextTime {
  const { schedule } = definition;
  const begin = createdAt + (definition.initialDelaySeconds ?? 0) * 1000;
  switch (schedule.type) {
    case 'manual':
      return () => undefined;
    case 'once':
      return single(schedule.at === undefined ? begin : Math.max(Date.parse(schedule.at), delayed(definition, begin)));
    case 'after':
      return single(begin + schedule.seconds * 1000);
    case 'cron': {
      const fields = parseCron(schedule.cron);
      const zone = schedule.timeZone ?? homeZone;
      return (after) => nextOccurrence(fields, zone, Math.max(after, delayed(definition, begin) - 1));
    }
    case 'interval':
      return intervalTimes(definition, schedule.seconds * 1000, (schedule.flexSeconds ?? 0) * 1000, begin);
  }
}

/** The newest time in (after, until], without walking through all of them. */
export function lastTime(next: NextTime, after: number, until: number): number | undefined {
  for (let span = 1_000; ; span *= 4) {
    const from = Math.max(after, until - span);
    let time = next(from);
    if (time !== undefined && time <= until) {
      for (let later = next(time); later !== undefined && later <= until; later = next(time)) time = later;
      return time;
    }
    if (from === after) return undefined;
  }
}

/** Whether a task runs once and is done with then. */
export function isOneOff({ schedule }: TaskDefinition): boolean {
  return schedule.type === 'once' || schedule.type === 'after';
}

/** Whether a schedule names every hour, and so means "so often" rather than times of the day. */
export function isBeat({ schedule }: TaskDefinition): boolean {
  return schedule.type === 'cron' && parseCron(schedule.cron).hour.length === 24;
}

/** The moment before which nothing is due, where an initial delay was asked for. */
function delayed(definition: TaskDefinition, begin: number): number {
  return definition.initialDelaySeconds === undefined ? Number.NEGATIVE_INFINITY : begin;
}

function single(at: number): NextTime {
  return (after) => (at > after ? at : undefined);
}

/**
 * Every `interval`; the first after one interval, or after the initial delay where there is one. With a flex, each run
 * falls on a random but lasting point in the last `flex` of its interval.
 */
function intervalTimes(definition: TaskDefinition, interval: number, flex: number, begin: number): NextTime {
  const first = definition.initialDelaySeconds === undefined || flex > 0 ? begin + interval : begin;
  const timeOf = (index: number): number =>
    first + index * interval - Math.floor(flex * spread(`${definition.id}/${index}`));
  return (after) => {
    // A flexed time lies up to one interval before its slot.
    let index = Math.max(Math.floor((after - first) / interval), 0);
    while (timeOf(index) <= after) index++;
    return timeOf(index);
  };
}

/** A number from 0 to below 1 that a text always gives (FNV-1a). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) / 2 ** 32;
}
