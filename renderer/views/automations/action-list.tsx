/** Actions, also inside each other. */

import type { ReactElement, ReactNode } from 'react';
import type { Action } from '../../../preload/contract.ts';
import { CommandFields } from '../../components/editor/command-fields.tsx';
import { DurationField } from '../../components/editor/duration-field.tsx';
import { EditableList } from '../../components/editor/editable-list.tsx';
import { PublishFields } from '../../components/editor/publish-fields.tsx';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextArea, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Toggle } from '../../components/ui/toggle.tsx';
import { type Names, sayStep, sayTrigger } from '../../format/automation.ts';
import { say } from '../../words/words.ts';
import { ChangeFields } from '../tasks/change-fields.tsx';
import { actionKinds, actionProblem, triggerKinds, withOptional } from './automation-draft.ts';
import styles from './automations-view.module.css';
import { ConditionList } from './condition-list.tsx';
import { TaskActionFields } from './task-action.tsx';
import { TriggerFields } from './trigger-fields.tsx';
import { choiceOf, UnconfirmedField } from './unconfirmed-field.tsx';

type Of<K extends Action['type']> = Extract<Action, { type: K }>;

interface Props<K extends Action['type']> {
  readonly value: Of<K>;
  readonly onChange: (value: Action) => void;
  readonly names: Names;
  /** Where it is in the automation: `actions[0]`. */
  readonly path: string;
}

export function ActionList(props: {
  actions: readonly Action[];
  onChange: (actions: readonly Action[]) => void;
  names: Names;
  path: string;
}): ReactNode {
  const { actions, onChange, names, path } = props;
  return (
    <EditableList
      noun="action"
      items={actions}
      onChange={onChange}
      kinds={actionKinds}
      say={(action) => sayStep(action, names)}
      problemOf={actionProblem}
      empty={say('automationEditor.nothingYet')}
      path={path}
    >
      {(action, set, at) => <ActionFields value={action} onChange={set} names={names} path={at} />}
    </EditableList>
  );
}

function ActionFields(props: {
  value: Action;
  onChange: (value: Action) => void;
  names: Names;
  path: string;
}): ReactElement | null {
  const { value, onChange, names, path } = props;
  switch (value.type) {
    case 'command':
      return (
        <>
          <CommandFields
            hasTemplates
            value={value}
            onChange={(next) => onChange({ ...next, ...choiceOf(value), type: 'command' })}
          />
          <UnconfirmedField value={value} onChange={onChange} />
        </>
      );
    case 'publish':
      return (
        <>
          <PublishFields
            value={value}
            onChange={(next) => onChange({ ...next, ...choiceOf(value), type: 'publish' })}
          />
          <UnconfirmedField value={value} onChange={onChange} />
        </>
      );
    case 'notify':
      return <NotifyFields value={value} onChange={onChange} />;
    case 'delay':
      return (
        <div className={list.columns}>
          <DurationField
            label={say('automationEditor.for')}
            value={value.seconds}
            onChange={(seconds = 0) => onChange({ type: 'delay', seconds })}
          />
        </div>
      );
    case 'wait':
      return <WaitFields value={value} onChange={onChange} names={names} path={path} />;
    case 'choose':
      return <ChooseFields value={value} onChange={onChange} names={names} path={path} />;
    case 'repeat':
      return <RepeatFields value={value} onChange={onChange} names={names} path={path} />;
    case 'task':
      return <TaskActionFields value={value} onChange={onChange} />;
    case 'manage':
      return (
        <ChangeFields
          hasTemplates
          value={value.change}
          onChange={(change) => onChange({ type: 'manage', change })}
          error={undefined}
        />
      );
    case 'stop':
      return (
        <TextField
          label={say('automationEditor.reasonOptional')}
          value={value.reason ?? ''}
          onChange={(reason) => onChange(withOptional(value, 'reason', reason))}
          input={{ maxLength: 255 }}
        />
      );
  }
}

const severities = [
  {
    value: 'info',
    get label() {
      return say('common.information');
    },
  },
  {
    value: 'warning',
    get label() {
      return say('common.warning');
    },
  },
  {
    value: 'critical',
    get label() {
      return say('automationEditor.criticalAlsoInQuietHours');
    },
  },
] as const;

function NotifyFields({ value, onChange }: Omit<Props<'notify'>, 'names' | 'path'>): ReactNode {
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <TextField
          label={say('automationEditor.title')}
          value={value.title}
          onChange={(title) => onChange({ ...value, title })}
        />
        <SelectField
          label={say('common.severity')}
          value={value.severity}
          options={severities}
          onChange={(text) =>
            onChange({ ...value, severity: severities.find((each) => each.value === text)?.value ?? 'info' })
          }
        />
      </div>
      <TextArea
        label={say('automationEditor.message')}
        rows={2}
        value={value.message}
        onChange={(message) => onChange({ ...value, message })}
        hint={say('automationEditor.templatesWorkStatesSensorOutside', { example: "{{ states('sensor.outside') }}" })}
      />
    </div>
  );
}

/** Nothing by hand reaches a run that waits. */
const waitKinds = triggerKinds.filter(({ id }) => id !== 'manual');

function WaitFields({ value, onChange, names }: Props<'wait'>): ReactNode {
  return (
    <div className={list.list}>
      <SelectField
        label={say('automationEditor.until')}
        value={value.trigger.type}
        options={waitKinds.map((kind) => ({ value: kind.id, label: kind.label }))}
        hint={sayTrigger(value.trigger, names)}
        onChange={(id) => {
          const kind = triggerKinds.find((each) => each.id === id);
          if (kind !== undefined) onChange({ ...value, trigger: kind.make() });
        }}
      />
      <TriggerFields value={value.trigger} onChange={(trigger) => onChange({ ...value, trigger })} />
      <div className={list.columns}>
        <DurationField
          label={say('automationEditor.atMost')}
          value={value.timeoutSeconds}
          onChange={(timeoutSeconds = 60) => onChange({ ...value, timeoutSeconds })}
        />
      </div>
      <Toggle
        isOn={value.continueOnTimeout}
        onChange={(continueOnTimeout) => onChange({ ...value, continueOnTimeout })}
      >
        {say('automationEditor.goOnWhenTheTimeIs')}
      </Toggle>
    </div>
  );
}

function ChooseFields({ value, onChange, names, path }: Props<'choose'>): ReactNode {
  const setOption = (index: number, option: Of<'choose'>['options'][number]): void =>
    onChange({ ...value, options: value.options.with(index, option) });
  return (
    <div className={list.list}>
      {value.options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ways are only added at the end and removed with all their fields
        <div key={index} className={styles.branch}>
          <div className={styles.branchHead}>
            <strong>{index === 0 ? say('automationEditor.if') : say('automationEditor.elseIf')}</strong>
            <Button
              size="s"
              kind="quiet"
              onPress={() => onChange({ ...value, options: value.options.toSpliced(index, 1) })}
            >
              {say('automationEditor.removeThisWay')}
            </Button>
          </div>
          <ConditionList
            conditions={option.conditions}
            names={names}
            path={`${path}.options[${index}].conditions`}
            onChange={(conditions) => setOption(index, { ...option, conditions })}
          />
          <strong>{say('automationEditor.thenDo')}</strong>
          <ActionList
            actions={option.actions}
            names={names}
            path={`${path}.options[${index}].actions`}
            onChange={(actions) => setOption(index, { ...option, actions })}
          />
        </div>
      ))}
      <div className={list.buttons}>
        <Button
          size="s"
          icon="plus"
          onPress={() => onChange({ ...value, options: [...value.options, { conditions: [], actions: [] }] })}
        >
          {say('automationEditor.anotherWay')}
        </Button>
      </div>
      <div className={styles.branch}>
        <strong>{say('automationEditor.otherwise')}</strong>
        <ActionList
          actions={value.otherwise ?? []}
          names={names}
          path={`${path}.otherwise`}
          onChange={(otherwise) =>
            onChange(withOptional(value, 'otherwise', otherwise.length === 0 ? undefined : otherwise))
          }
        />
      </div>
    </div>
  );
}

function RepeatFields({ value, onChange, names, path }: Props<'repeat'>): ReactNode {
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <NumberInput
          label={say('automationEditor.timesAtMost')}
          value={value.count}
          min={1}
          max={1_000}
          step={1}
          onChange={(count = 1) => onChange({ ...value, count })}
        />
      </div>
      <div className={styles.branch}>
        <strong>{say('automationEditor.while')}</strong>
        <ConditionList
          conditions={value.while ?? []}
          names={names}
          path={`${path}.while`}
          onChange={(conditions) =>
            onChange(withOptional(value, 'while', conditions.length === 0 ? undefined : conditions))
          }
        />
      </div>
      <div className={styles.branch}>
        <strong>{say('automationEditor.do')}</strong>
        <ActionList
          path={`${path}.actions`}
          actions={value.actions}
          names={names}
          onChange={(actions) => onChange({ ...value, actions })}
        />
      </div>
    </div>
  );
}
