/** The history of what a thermostat measures, is set to and does, beside its mode. */
import { expect, test } from 'vitest';
import { forgetAttributes, recordAttributes, seriesOf } from '../../../main/service/history/attributes.ts';
import type { HistoryAttribute } from '../../../main/service/model/service.ts';
import { manageHistories, open, t0, timers } from '../../support/history-folder.ts';

manageHistories();

const second = 1_000;

function told(attributes: Record<string, unknown>, after: number, platform = 'climate') {
  return {
    id: `${platform}.hall`,
    platform: { name: platform },
    view: { attributes },
    lastUpdated: t0 + after * second,
  };
}

async function written(attribute: HistoryAttribute, entityId = 'climate.hall'): Promise<string[]> {
  const answer = await open().query(seriesOf(entityId, attribute), t0 - second, t0 + 1e9);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.map(({ at, state }) => `${(at - t0) / second} ${state}`);
}

test('temperatures have rows of their own by the rule of sensors, and what it does has every change', async () => {
  const { recorder } = open();
  const says: ReadonlyArray<readonly [number, Record<string, unknown>]> = [
    [0, { current_temperature: 19.5, temperature: 21, hvac_action: 'heating' }],
    // Less than a tenth waits; the set-point is as it was.
    [60, { current_temperature: 19.54, temperature: 21, hvac_action: 'heating' }],
    [120, { current_temperature: 20, temperature: 21, hvac_action: 'idle' }],
    [180, { current_temperature: 20, temperature: 18, hvac_action: 'idle' }],
  ];
  let now = 0;
  for (const [after, attributes] of says) {
    timers.advance((after - now) * second);
    now = after;
    recordAttributes(recorder, told(attributes, after));
  }
  recorder.flush();
  expect(await written('current_temperature')).toEqual(['0 19.5', '120 20']);
  expect(await written('temperature')).toEqual(['0 21', '180 18']);
  expect(await written('hvac_action')).toEqual(['0 heating', '120 idle']);
  expect(await written('target_temp_low')).toEqual([]);
});

test('a set-point that is gone is unknown from then on', async () => {
  const { recorder } = open();
  recordAttributes(recorder, told({ temperature: 21 }, 0));
  timers.advance(60 * second);
  recordAttributes(recorder, told({}, 60));
  recorder.flush();
  expect(await written('temperature')).toEqual(['0 21', '60 unknown']);
});

test('other platforms have the history of their state alone', async () => {
  const { recorder } = open();
  recordAttributes(recorder, told({ temperature: 21 }, 0, 'humidifier'));
  recorder.flush();
  expect(await written('temperature', 'humidifier.hall')).toEqual([]);
});

test('one that was removed and comes again begins anew', async () => {
  const { recorder } = open();
  recordAttributes(recorder, told({ temperature: 21 }, 0));
  recorder.flush();
  forgetAttributes(recorder, told({}, 1));
  recordAttributes(recorder, told({}, 2));
  recorder.flush();
  expect(await written('temperature')).toEqual(['0 21']);
});
