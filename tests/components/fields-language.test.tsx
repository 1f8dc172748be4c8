/** Fields and controls in another language and with °F than the system's: what is typed, shown and sent. */
import { act, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TaskSchedule } from '../../preload/contract.ts';
import { NumberInput } from '../../renderer/components/ui/fields.tsx';
import { ScheduleFields } from '../../renderer/views/tasks/schedule-fields.tsx';
import { speak } from '../../renderer/words/words.ts';
import { entityOf, showControls } from './support/page.tsx';
import { showPart } from './support/part.tsx';

const english = { language: 'en', hourCycle: '24', temperatureUnit: 'C' } as const;

afterEach(async () => {
  await speak(english, ['en-US']);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a number field of a person who chose German on an English system', () => {
  function Field({ onChange }: { onChange: (value: number | undefined) => void }) {
    const [value, setValue] = useState<number | undefined>(21.5);
    return (
      <NumberInput
        label="Limit"
        value={value}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
    );
  }

  it.each<[string, number | undefined]>([
    ['22,5', 22.5],
    ['22.5', 22.5],
    ['1.500', 1_500],
    ['zwei', undefined],
  ])('reads %s as %s, never as 225, and shows a comma', async (typed, value) => {
    await speak({ ...english, language: 'de' }, ['en-US']);
    const changed = vi.fn();
    const part = await showPart(<Field onChange={changed} />);
    expect(part.field('Limit')).toHaveProperty('value', '21,5');
    await part.type(part.field('Limit'), typed);
    expect(changed).toHaveBeenLastCalledWith(value);
  });
});

describe('a number in °C for a person who chose °F', () => {
  it('is typed and shown in °F, and sent in °C on the steps of the device', async () => {
    vi.useFakeTimers();
    await speak({ ...english, temperatureUnit: 'F' }, ['en-US']);
    const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
    const boiler = entityOf('number', {
      state: '50',
      actions: ['set_value'],
      attributes: { device_class: 'temperature', unit_of_measurement: '°C' },
      capabilities: { actions: ['set_value'], min: 30, max: 80, step: 0.5, mode: 'box', unit: '°C' } as never,
    });
    const page = await showControls(boiler, 'full', wait);
    const field = page.host.querySelector('input');
    expect(field?.value).toBe('122');
    expect(page.host.textContent).toContain('86 to 176\u202f°F');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '131');
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => page.host.querySelector('form')?.requestSubmit());
    await wait(0);
    expect(page.sent).toMatchObject([{ action: 'set_value', params: { value: 55 } }]);
  });
});

describe('a cron expression while it is edited', () => {
  it('says when it comes true the next five times', async () => {
    const times = [2, 3, 4, 5, 6].map((day) => new Date(2026, 2, day, 7).toISOString());
    const schedule: TaskSchedule = { type: 'cron', cron: '0 7 * * 1-5', timeZone: 'Europe/Berlin' };
    const part = await showPart(
      <ScheduleFields schedule={{ ...schedule, cron: '0 7 1-7 * 1-5' }} onChange={() => undefined} error={undefined} />,
      {},
      (name) => (name === 'schedule.next' ? { ok: true, value: { times } } : undefined),
    );
    expect(part.asked).toContainEqual(['schedule.next', { cron: '0 7 1-7 * 1-5', timeZone: 'Europe/Berlin' }]);
    const said = part.host.querySelector('[role="status"]')?.textContent ?? '';
    expect(said).toMatch(/^Next: .*07:00, .*07:00, .*07:00, .*07:00, and .*07:00$/);
  });
});
