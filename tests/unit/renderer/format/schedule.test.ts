import { describe, expect, it } from 'vitest';
import { sayCron, saySchedule } from '../../../../renderer/format/schedule.ts';

describe('sayCron', () => {
  it.each([
    ['* * * * *', 'Every minute'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['0 * * * *', 'Every hour'],
    ['30 * * * *', 'Every hour at 30 minutes past'],
    ['0 7 * * *', 'Every day at 07:00'],
    ['0 0 7 * * *', 'Every day at 07:00'],
    ['30 6 * * 1-5', 'On weekdays at 06:30'],
    ['0 9 * * 0,6', 'At weekends at 09:00'],
    ['0 9 * * 6,7', 'At weekends at 09:00'],
    ['0 6 * * 1,3,5', 'Every Monday, Wednesday, and Friday at 06:00'],
    ['*/45 * * * *', 'Every hour at 00 and 45 minutes past'],
    // A step beyond the hour begins anew with each hour.
    ['*/90 * * * *', 'Every hour'],
    ['10,40 * * * *', 'Every hour at 10 and 40 minutes past'],
    ['0 */5 * * *', 'Every day at 00:00, 05:00, 10:00, 15:00, and 20:00'],
    ['0 */6 * * *', 'Every 6 hours at 00 minutes past'],
    ['0 18 13 * 5', 'On day 13 of each month, if it is a Friday, at 18:00'],
    ['0 18 24 12 1-5', 'On 24 December, if it is a Monday, Tuesday, Wednesday, Thursday, or Friday, at 18:00'],
    ['0 7 * 6,7 *', 'Every day in June and July at 07:00'],
    ['0 8,20 * * *', 'Every day at 08:00 and 20:00'],
    ['0 4 1 * *', 'On day 1 of each month at 04:00'],
    ['0 12 24 12 *', 'On 24 December at 12:00'],
    ['5 */2 * * *', 'Every 2 hours at 05 minutes past'],
    ['*/10 * * * 1-5', 'Every 10 minutes, on weekdays'],
  ])('%j is %j', (cron, words) => {
    expect(sayCron(cron)).toBe(words);
  });

  it.each(['', '0 7', '0 7 * * MON', '15 10 ? * 6L', '99 7 * * *', '30 0 7 * * *'])('leaves %j to be read', (cron) => {
    expect(sayCron(cron)).toBeUndefined();
  });
});

describe('saySchedule', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');

  it.each([
    [{ type: 'manual' }, 'Only when started by hand'],
    [{ type: 'once' }, 'Once, as soon as possible'],
    [{ type: 'after', seconds: 5_400 }, 'Once, after 1 hour 30 minutes'],
    [{ type: 'interval', seconds: 3_600 }, 'Every hour'],
    [{ type: 'interval', seconds: 900 }, 'Every 15 minutes'],
    [{ type: 'interval', seconds: 5_400, flexSeconds: 300 }, 'Every 1 hour 30 minutes, within 5 minutes'],
    [{ type: 'cron', cron: '0 7 * * *', timeZone: 'Europe/Berlin' }, 'Every day at 07:00 (Europe/Berlin)'],
    [{ type: 'cron', cron: '0 7 * * MON' }, 'By cron: 0 7 * * MON'],
  ] as const)('%j', (schedule, words) => {
    expect(saySchedule(schedule, now)).toBe(words);
  });
});
