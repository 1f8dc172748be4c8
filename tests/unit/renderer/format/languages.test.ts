/** What code puts together is written as the language does. */

import { beforeAll, describe, expect, it } from 'vitest';
import { sayCondition } from '../../../../renderer/format/automation.ts';
import { sayCron } from '../../../../renderer/format/schedule.ts';
import { speak } from '../../../../renderer/words/words.ts';
import { plainNames } from '../../../components/support/plain-names.ts';

describe('automations and schedules in German', () => {
  beforeAll(() => speak({ language: 'de', hourCycle: '24', temperatureUnit: 'C' }, ['de-DE']));

  it('quote as the language does', () => {
    const condition = { type: 'state', entityId: 'Haustür', is: ['on', 'open'] } as const;
    expect(sayCondition({ ...condition, is: [...condition.is] }, plainNames)).toBe('Haustür ist „on“ oder „open“');
  });

  it('count the days of the month as the language does', () => {
    expect(sayCron('0 4 1 * *')).toBe('Am 1. jedes Monats um 04:00');
  });
});
