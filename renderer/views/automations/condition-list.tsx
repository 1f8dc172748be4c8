/** Conditions, also inside each other. */

import type { ReactElement, ReactNode } from 'react';
import type { Condition } from '../../../preload/contract.ts';
import { EditableList } from '../../components/editor/editable-list.tsx';
import { ModeButton } from '../../components/ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { type Names, sayCondition } from '../../format/automation.ts';
import { say, words } from '../../words/words.ts';
import { conditionKinds, conditionProblem, withOptional } from './automation-draft.ts';
import { OffsetField } from './offset-field.tsx';
import { NumericFields, StateFields } from './reading-fields.tsx';
import { StateField } from './state-field.tsx';
import { PlaceNotice } from './sun-trigger.tsx';

type Of<K extends Condition['type']> = Extract<Condition, { type: K }>;

export function ConditionList(props: {
  conditions: readonly Condition[];
  onChange: (conditions: readonly Condition[]) => void;
  names: Names;
  path: string;
  empty?: string;
}): ReactNode {
  const { conditions, onChange, names, path, empty = say('ownRules.while.always') } = props;
  return (
    <EditableList
      noun="condition"
      items={conditions}
      onChange={onChange}
      kinds={conditionKinds}
      say={(condition) => say('automationEditor.ifCondition', { condition: sayCondition(condition, names) })}
      problemOf={conditionProblem}
      empty={empty}
      path={path}
    >
      {(condition, set, at) => <ConditionFields value={condition} onChange={set} names={names} path={at} />}
    </EditableList>
  );
}

function ConditionFields(props: {
  value: Condition;
  onChange: (value: Condition) => void;
  names: Names;
  path: string;
}): ReactElement | null {
  const { value, onChange, names, path } = props;
  switch (value.type) {
    case 'state':
      return <StateCondition value={value} onChange={onChange} />;
    case 'numeric':
      return <NumericFields value={value} onChange={onChange} />;
    case 'time':
      return <TimeCondition value={value} onChange={onChange} />;
    case 'sun':
      return <SunCondition value={value} onChange={onChange} />;
    case 'template':
      return (
        <TextArea
          label={say('common.template')}
          isMono
          rows={3}
          value={value.template}
          placeholder="{{ states('sensor.outside') | float > 20 }}"
          hint={say('automationEditor.passesWhenItRendersToTrue')}
          onChange={(template) => onChange({ type: 'template', template })}
        />
      );
    case 'and':
    case 'or':
    case 'not':
      return (
        <ConditionList
          conditions={value.conditions}
          names={names}
          path={`${path}.conditions`}
          empty={say('automationEditor.nothingYet')}
          onChange={(conditions) => onChange({ ...value, conditions })}
        />
      );
  }
}

function StateCondition({ value, onChange }: { value: Of<'state'>; onChange: (value: Condition) => void }): ReactNode {
  const { entityId, attribute } = value;
  return (
    <StateFields
      value={value}
      onChange={onChange}
      onEntity={(next) => onChange({ type: 'state', entityId: next, is: [''] })}
      whenEmpty={say('automationEditor.anyTime')}
    >
      <StateField
        label={say('automationEditor.is')}
        entityId={entityId}
        attribute={attribute}
        value={value.is.join(', ')}
        hint={say('automationEditor.severalStatesWithCommasBetween')}
        onChange={(text) => onChange({ ...value, is: text.split(',').map((state) => state.trimStart()) })}
      />
    </StateFields>
  );
}

function TimeCondition({ value, onChange }: { value: Of<'time'>; onChange: (value: Condition) => void }): ReactNode {
  const days = value.weekdays ?? [];
  const toggle = (day: number): void => {
    const next = days.includes(day) ? days.filter((each) => each !== day) : [...days, day].sort((a, b) => a - b);
    onChange(withOptional(value, 'weekdays', next.length === 0 ? undefined : next));
  };
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <TextField
          label={say('automationEditor.after')}
          type="time"
          value={value.after ?? ''}
          onChange={(after) => onChange(withOptional(value, 'after', after))}
        />
        <TextField
          label={say('automationEditor.before')}
          type="time"
          value={value.before ?? ''}
          onChange={(before) => onChange(withOptional(value, 'before', before))}
        />
      </div>
      <fieldset className="plain-fieldset">
        <legend className="visually-hidden">{say('automationEditor.weekdays')}</legend>
        <div className={list.buttons}>
          {[1, 2, 3, 4, 5, 6, 0].map((day) => (
            <ModeButton key={day} isOn={days.includes(day)} onPress={() => toggle(day)}>
              {words().weekday(day, 'short')}
            </ModeButton>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

const sunOptions = [
  { value: '', label: '–' },
  {
    value: 'sunrise',
    get label() {
      return say('automationEditor.sunrise');
    },
  },
  {
    value: 'sunset',
    get label() {
      return say('automationEditor.sunset');
    },
  },
];

function sunEvent(text: string): 'sunrise' | 'sunset' | undefined {
  return text === 'sunrise' || text === 'sunset' ? text : undefined;
}

function SunCondition({ value, onChange }: { value: Of<'sun'>; onChange: (value: Condition) => void }): ReactNode {
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <SelectField
          label={say('automationEditor.after')}
          value={value.after ?? ''}
          options={sunOptions}
          onChange={(text) => onChange(withOptional(value, 'after', sunEvent(text)))}
        />
        <SelectField
          label={say('automationEditor.before')}
          value={value.before ?? ''}
          options={sunOptions}
          onChange={(text) => onChange(withOptional(value, 'before', sunEvent(text)))}
        />
        <OffsetField
          value={value.offsetSeconds}
          onChange={(seconds) => onChange(withOptional(value, 'offsetSeconds', seconds))}
        />
      </div>
      <PlaceNotice />
    </div>
  );
}
