/** Fields and controls in another language and with °F than the system's: what is typed, shown and sent. */

import { act, type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TaskSchedule, Trigger } from '../../preload/contract.ts';
import { type CommandDraft, CommandFields } from '../../renderer/components/editor/command-fields.tsx';
import { NumberInput } from '../../renderer/components/ui/fields.tsx';
import { emptyDraft, ruleOf } from '../../renderer/views/alerts/own-rule-draft.ts';
import { OwnRuleForm } from '../../renderer/views/alerts/own-rules.tsx';
import { ConditionList } from '../../renderer/views/automations/condition-list.tsx';
import { TriggerFields } from '../../renderer/views/automations/trigger-fields.tsx';
import { ScheduleFields } from '../../renderer/views/tasks/schedule-fields.tsx';
import { speak } from '../../renderer/words/words.ts';
import { entityOf, showControls } from './support/page.tsx';
import { showPart } from './support/part.tsx';
import { plainNames } from './support/plain-names.ts';

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

describe('editors of a person who reads °F', () => {
  const sensor = entityOf('sensor', {
    state: '21.5',
    attributes: { device_class: 'temperature', unit_of_measurement: '°C' },
  });
  const heater = entityOf('climate', {
    id: 'climate.heater',
    state: 'heat',
    actions: ['set_temperature'],
    attributes: { current_temperature: 20, min_temp: 7, max_temp: 30, target_temp_step: 0.5 },
  });
  const state = { entities: [sensor, heater] };

  function Editing<T>(props: {
    first: T;
    onChange: (value: T) => void;
    show: (value: T, set: (value: T) => void) => ReactNode;
  }) {
    const [value, setValue] = useState(props.first);
    return props.show(value, (next) => {
      setValue(next);
      props.onChange(next);
    });
  }

  it('show and take limits of a trigger in °F, and keep them in the unit of the entity', async () => {
    await speak({ ...english, temperatureUnit: 'F' }, ['en-US']);
    const changed = vi.fn();
    const trigger = { type: 'numeric', entityId: sensor.id, above: 21.5, hysteresis: 0.5 } as const;
    const part = await showPart(
      <Editing<Trigger>
        first={trigger}
        onChange={changed}
        show={(value, set) => <TriggerFields value={value} onChange={set} />}
      />,
      state,
    );
    expect(part.field('Above (°F)').value).toBe('70.7');
    expect(part.field('Leeway, optional (°F)').value).toBe('0.9');
    await part.type(part.field('Above (°F)'), '77');
    expect(changed).toHaveBeenLastCalledWith({ ...trigger, above: 25 });
    expect(part.field('Above (°F)').value).toBe('77');
  });

  it('show a number of other units as it is', async () => {
    await speak({ ...english, temperatureUnit: 'F' }, ['en-US']);
    const power = entityOf('sensor', { state: '5', attributes: { unit_of_measurement: 'W' } });
    const condition = { type: 'numeric', entityId: power.id, below: 100 } as const;
    const part = await showPart(
      <ConditionList conditions={[condition]} onChange={() => undefined} names={plainNames} path="conditions" />,
      { entities: [power] },
    );
    expect(part.field('Below (W)').value).toBe('100');
  });

  it('compare an attribute of a thermostat, and a state, in °F', async () => {
    await speak({ ...english, temperatureUnit: 'F' }, ['en-US']);
    const changed = vi.fn();
    const trigger = { type: 'numeric', entityId: heater.id, attribute: 'current_temperature', below: 20 } as const;
    const part = await showPart(<TriggerFields value={trigger} onChange={changed} />, state);
    expect(part.field('Below (°F)').value).toBe('68');
    const states = await showPart(
      <TriggerFields value={{ type: 'state', entityId: sensor.id, to: '21.5' }} onChange={changed} />,
      state,
    );
    expect(states.field('To (°F)').value).toBe('70.7');
    await states.type(states.field('To (°F)'), '77');
    expect(changed).toHaveBeenLastCalledWith({ type: 'state', entityId: sensor.id, to: '25' });
  });

  it('give a thermostat its set-point in °F, on its own steps, and say its limits so', async () => {
    await speak({ ...english, temperatureUnit: 'F' }, ['en-US']);
    const changed = vi.fn();
    const command = { entityId: heater.id, action: 'set_temperature', params: { temperature: 21.5 } };
    const part = await showPart(
      <Editing<CommandDraft>
        first={command}
        onChange={changed}
        show={(value, set) => <CommandFields value={value} onChange={set} />}
      />,
      state,
    );
    expect(part.field('Temperature (°F)').value).toBe('70.7');
    await part.type(part.field('Temperature (°F)'), '72');
    expect(changed).toHaveBeenLastCalledWith({ ...command, params: { temperature: 22 } });
    await part.type(part.field('Temperature (°F)'), '104');
    expect(part.host.textContent).toContain('Temperature must be between 44.6 and 86');
  });

  it.each([
    ['entity', 'Limit (°F)', 25],
    ['kind', 'Limit (°F)', 25],
    ['room', 'Limit', 77],
  ] as const)('take the limit of a rule of a %s in %s', async (about, label, above) => {
    await speak({ ...english, temperatureUnit: 'F' }, ['en-US']);
    const saved = vi.fn();
    const draft = { ...emptyDraft, name: 'Hot', about, entityId: sensor.id, area: 'Attic', kind: 'temperature' };
    const rule = ruleOf({ ...draft, when: 'above', limit: 20 }, 'own:hot');
    const part = await showPart(<OwnRuleForm {...(rule === undefined ? {} : { rule })} onSave={saved} />, state);
    expect(part.field(label).value).toBe(about === 'room' ? '20' : '68');
    await part.type(part.field(label), '77');
    await part.click(part.button('Save'));
    expect(saved.mock.calls).toMatchObject([[{ when: { above } }]]);
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
