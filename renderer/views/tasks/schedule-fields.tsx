/** When a task runs, with the result in words below. */

import type { ReactNode } from 'react';
import type { TaskSchedule } from '../../../preload/contract.ts';
import { NextTimes } from '../../components/editor/next-times.tsx';
import { ModeButton } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Notice } from '../../components/ui/surface.tsx';
import { saySchedule } from '../../format/schedule.ts';
import { say, words } from '../../words/words.ts';
import { formOf, type ScheduleForm, simpleCronOf, simpleOf, startSchedule } from './task-draft.ts';

const forms: ReadonlyArray<{ readonly value: ScheduleForm; readonly label: string }> = [
  {
    value: 'daily',
    get label() {
      return say('taskEditor.everyDay');
    },
  },
  {
    value: 'weekly',
    get label() {
      return say('taskEditor.onDaysOfTheWeek');
    },
  },
  {
    value: 'interval',
    get label() {
      return say('taskEditor.atIntervals');
    },
  },
  {
    value: 'once',
    get label() {
      return say('taskEditor.onceAtATime');
    },
  },
  {
    value: 'after',
    get label() {
      return say('taskEditor.onceAfterAWhile');
    },
  },
  {
    value: 'cron',
    get label() {
      return say('taskEditor.byACronExpression');
    },
  },
  {
    value: 'manual',
    get label() {
      return say('common.onlyByHand');
    },
  },
];

export function ScheduleFields(props: {
  schedule: TaskSchedule;
  onChange: (schedule: TaskSchedule) => void;
  error: string | undefined;
}): ReactNode {
  const { schedule, onChange, error } = props;
  const form = formOf(schedule);
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <SelectField
          label={say('taskEditor.runs')}
          value={form}
          options={forms}
          onChange={(value) => {
            const next = forms.find((each) => each.value === value)?.value;
            if (next !== undefined && next !== form) onChange(startSchedule(next, Date.now()));
          }}
        />
        <Fields schedule={schedule} form={form} onChange={onChange} error={error} />
      </div>
      {form === 'weekly' && <Days schedule={schedule} onChange={onChange} />}
      <Notice tone={error === undefined ? 'info' : 'warning'}>{error ?? saySchedule(schedule, Date.now())}</Notice>
    </div>
  );
}

/** For the native field: local time without zone. */
function toLocal(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function Fields(props: {
  schedule: TaskSchedule;
  form: ScheduleForm;
  onChange: (schedule: TaskSchedule) => void;
  error: string | undefined;
}): ReactNode {
  const { schedule, form, onChange, error } = props;
  if (form === 'daily' || form === 'weekly') {
    const { time, days } = simpleOf(schedule);
    return (
      <TextField
        label={say('common.at')}
        type="time"
        value={time}
        onChange={(next) => next !== '' && onChange(simpleCronOf(next, form === 'weekly' ? days : undefined))}
      />
    );
  }
  switch (schedule.type) {
    case 'interval':
      return (
        <>
          <NumberInput
            label={say('taskEditor.everyMinutes')}
            value={schedule.seconds / 60}
            min={1}
            onChange={(minutes = 1) => onChange({ ...schedule, seconds: Math.max(1, Math.round(minutes * 60)) })}
          />
          <NumberInput
            label={say('taskEditor.withinMinutesOptional')}
            value={schedule.flexSeconds === undefined ? undefined : schedule.flexSeconds / 60}
            min={0}
            onChange={(minutes) =>
              onChange({
                type: 'interval',
                seconds: schedule.seconds,
                ...(minutes === undefined ? {} : { flexSeconds: minutes * 60 }),
              })
            }
          />
        </>
      );
    case 'once':
      return (
        <TextField
          label={say('common.at')}
          type="datetime-local"
          value={toLocal(schedule.at ?? '')}
          onChange={(at) => onChange(at === '' ? { type: 'once' } : { type: 'once', at: new Date(at).toISOString() })}
          hint={say('taskEditor.emptyAsSoonAsPossible')}
        />
      );
    case 'after':
      return (
        <NumberInput
          label={say('common.afterMinutes')}
          value={schedule.seconds / 60}
          min={0}
          onChange={(minutes = 0) => onChange({ type: 'after', seconds: Math.max(0, Math.round(minutes * 60)) })}
        />
      );
    case 'cron':
      return (
        <>
          <TextField
            label={say('common.cron')}
            value={schedule.cron}
            isMono
            onChange={(cron) => onChange({ ...schedule, cron })}
            hint={<NextTimes cron={schedule.cron} timeZone={schedule.timeZone} />}
            error={error}
          />
          <TextField
            label={say('common.timeZoneOptional')}
            placeholder="Europe/Berlin"
            value={schedule.timeZone ?? ''}
            onChange={(timeZone) =>
              onChange({ type: 'cron', cron: schedule.cron, ...(timeZone === '' ? {} : { timeZone }) })
            }
          />
        </>
      );
    case 'manual':
      return null;
  }
}

function Days({
  schedule,
  onChange,
}: {
  schedule: TaskSchedule;
  onChange: (schedule: TaskSchedule) => void;
}): ReactNode {
  const { time, days } = simpleOf(schedule);
  const toggle = (day: number): void => {
    const next = days.includes(day) ? days.filter((each) => each !== day) : [...days, day];
    // A task that runs on no day is what "Only by hand" is for.
    if (next.length > 0) onChange(simpleCronOf(time, next));
  };
  return (
    <fieldset className="plain-fieldset">
      <legend className="visually-hidden">{say('taskEditor.days')}</legend>
      <div className={list.buttons}>
        {[1, 2, 3, 4, 5, 6, 0].map((day) => (
          <ModeButton key={day} isOn={days.includes(day)} onPress={() => toggle(day)}>
            <abbr title={words().weekday(day)}>{words().weekday(day, 'short')}</abbr>
          </ModeButton>
        ))}
      </div>
    </fieldset>
  );
}
