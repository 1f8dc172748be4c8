import { expect, it } from 'vitest';
import { runAlertKills } from '../../long/alert-kill.ts';

it('loses and doubles no alert when it is killed again and again', async () => {
  const report = await runAlertKills(20);
  console.log(report);
  expect(report.due).toBeGreaterThan(20);
  expect(report).toMatchObject({ notStored: 0, storedTwice: 0, neverShown: 0, notRecovered: 0 });
}, 120_000);
