/** What a task is told, by its kind. */

import type { ReactNode } from 'react';
import type { TaskChange, TaskKind } from '../../../preload/contract.ts';
import { CommandFields } from '../../components/editor/command-fields.tsx';
import { PublishFields } from '../../components/editor/publish-fields.tsx';
import { NumberInput, SelectField, TextArea, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { PasswordField } from '../../components/ui/password-field.tsx';
import { toNumber, toTexts } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import { AlsoEntities } from './also-entities.tsx';
import { ChangeFields } from './change-fields.tsx';
import { PairRows } from './pair-rows.tsx';

type Input = Readonly<Record<string, unknown>>;

interface Props {
  readonly input: Input;
  readonly onChange: (input: Input) => void;
  readonly error: string | undefined;
  /** The token of a web address, as `PasswordField` has it: it is no part of the input. Absent = it is not asked for. */
  readonly token?: string | null | undefined;
  readonly onToken?: (token: string | null | undefined) => void;
  /** Whether texts may be templates, which are rendered when the task runs. */
  readonly hasTemplates?: boolean;
}

function without(input: Input, name: string): Input {
  const { [name]: _old, ...rest } = input;
  return rest;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function TaskInputFields({ kind, ...props }: Props & { kind: TaskKind }): ReactNode {
  switch (kind) {
    case 'command':
      return <CommandInput {...props} />;
    case 'publish':
      return <PublishInput {...props} />;
    case 'http':
      return <HttpInput {...props} />;
    case 'health':
      return <HealthInput {...props} />;
    case 'backup':
      return (
        <NumberInput
          label={say('taskEditor.copiesToKeep')}
          value={toNumber(props.input.keep)}
          min={1}
          max={100}
          step={1}
          onChange={(keep = 10) => props.onChange({ keep })}
        />
      );
    case 'manage':
      return (
        <ChangeFields
          value={props.input as TaskChange}
          onChange={(change) => props.onChange({ ...change })}
          error={props.error}
          hasTemplates={props.hasTemplates ?? false}
        />
      );
    case 'refresh':
    case 'compact':
    case 'digest':
      return null;
  }
}

function CommandInput({ input, onChange, error, hasTemplates = false }: Props): ReactNode {
  const entityId = String(input.entityId ?? '');
  const action = String(input.action ?? '');
  const also = toTexts(input.alsoEntityIds);
  return (
    <div className={list.list}>
      <CommandFields
        value={{ entityId, action, params: record(input.params) }}
        onChange={({ params = {}, ...next }) =>
          onChange({
            ...next,
            // Others of another kind may not know a new action.
            alsoEntityIds: next.action === action ? also : [],
            ...(Object.keys(params).length === 0 ? {} : { params }),
            ...unconfirmedOf(input),
          })
        }
        error={error}
        hasTemplates={hasTemplates}
      />
      {entityId !== '' && action !== '' && (
        <AlsoEntities
          entityId={entityId}
          action={action}
          ids={also}
          onChange={(ids) => onChange({ ...input, alsoEntityIds: ids })}
        />
      )}
      <ResendField input={input} onChange={onChange} />
    </div>
  );
}

function PublishInput({ input, onChange, error }: Props): ReactNode {
  const brokerId = typeof input.brokerId === 'string' ? { brokerId: input.brokerId } : {};
  const qos = input.qos === 0 ? 0 : input.qos === 2 ? 2 : 1;
  return (
    <div className={list.list}>
      <PublishFields
        value={{
          topic: String(input.topic ?? ''),
          payload: String(input.payload ?? ''),
          qos,
          retain: input.retain === true,
          ...brokerId,
        }}
        onChange={(value) => onChange({ ...value, ...unconfirmedOf(input) })}
        error={error}
      />
      <ResendField input={input} onChange={onChange} />
    </div>
  );
}

const unconfirmedChoices = () => [
  { value: '', label: say('taskEditor.sendAgainWhereHarmless') },
  { value: 'done', label: say('taskEditor.countsAsDone') },
  { value: 'retry', label: say('taskEditor.sendAgainEvenTwice') },
  { value: 'failed', label: say('taskEditor.countsAsFailed') },
];

/** What the form of the message itself knows nothing of. */
function unconfirmedOf({ resendUnconfirmed, unconfirmed }: Input): Input {
  return {
    ...(resendUnconfirmed === true ? { resendUnconfirmed } : {}),
    ...(unconfirmed === undefined ? {} : { unconfirmed }),
  };
}

/** What it counts as that nobody said it arrived. */
function ResendField({ input, onChange }: Pick<Props, 'input' | 'onChange'>): ReactNode {
  return (
    <SelectField
      label={say('taskEditor.whenNobodyConfirms')}
      value={
        typeof input.unconfirmed === 'string' ? input.unconfirmed : input.resendUnconfirmed === true ? 'retry' : ''
      }
      options={unconfirmedChoices()}
      onChange={(unconfirmed) => {
        const rest = without(without(input, 'resendUnconfirmed'), 'unconfirmed');
        onChange(unconfirmed === '' ? rest : { ...rest, unconfirmed });
      }}
    />
  );
}

function HttpInput({ input, onChange, error, token, onToken }: Props): ReactNode {
  const method = String(input.method ?? 'GET');
  return (
    <div className={list.list}>
      <TextField
        label={say('taskEditor.address')}
        isMono
        value={String(input.url ?? '')}
        placeholder="https://"
        onChange={(url) => onChange({ ...input, url })}
        error={error}
      />
      <div className={list.columns}>
        <SelectField
          label={say('taskEditor.method')}
          value={method}
          options={['GET', 'POST', 'PUT'].map((value) => ({ value, label: value }))}
          onChange={(next) => onChange({ ...(next === 'GET' ? without(input, 'body') : input), method: next })}
        />
        <NumberInput
          label={say('taskEditor.waitsAtMostSeconds')}
          value={toNumber(input.timeoutSeconds) ?? 10}
          min={1}
          max={120}
          onChange={(timeoutSeconds = 10) => onChange({ ...input, timeoutSeconds })}
        />
        <NumberInput
          label={say('taskEditor.readsAtMostKiB')}
          value={(toNumber(input.maxBytes) ?? 262_144) / 1024}
          min={1}
          max={4_096}
          onChange={(kibibytes = 256) => onChange({ ...input, maxBytes: Math.round(kibibytes * 1024) })}
        />
      </div>
      {onToken !== undefined && (
        <PasswordField
          label={say('taskEditor.accessToken')}
          kind="token"
          hint={say('taskEditor.forAddressesThatAskForOne')}
          hasPassword={input.bearerSecret !== undefined}
          value={token}
          onChange={onToken}
        />
      )}
      {method !== 'GET' && (
        <TextArea
          label={say('taskEditor.body')}
          isMono
          value={String(input.body ?? '')}
          onChange={(body) => onChange(body === '' ? without(input, 'body') : { ...input, body })}
        />
      )}
      <PairRows
        title={say('taskEditor.sensors')}
        hint={say('taskEditor.eachValueBecomesASensorIts')}
        labels={{
          name: say('taskEditor.nameOfValue'),
          text: say('taskEditor.placeOfValue'),
          unit: say('taskEditor.unitOfValue'),
        }}
        placeholders={{ name: say('taskEditor.temperature'), text: 'main.temp', unit: '°C' }}
        add={say('taskEditor.addAValue')}
        rows={Object.entries(record(input.values)).map(([name, text]) => ({
          name,
          text: String(text),
          unit: String(record(input.units)[name] ?? ''),
        }))}
        onChange={(rows) =>
          onChange({
            ...input,
            values: Object.fromEntries(rows.map(({ name, text }) => [name.trim(), text.trim()])),
            units: Object.fromEntries(
              rows.filter(({ unit }) => unit.trim() !== '').map(({ name, unit }) => [name.trim(), unit.trim()]),
            ),
          })
        }
      />
      <PairRows
        title={say('taskEditor.headers')}
        hint={say('taskEditor.sentWithTheRequest')}
        labels={{ name: say('taskEditor.nameOfHeader'), text: say('taskEditor.textOfHeader') }}
        placeholders={{ name: 'Accept-Language', text: 'en' }}
        add={say('taskEditor.addAHeader')}
        rows={Object.entries(record(input.headers)).map(([name, text]) => ({ name, text: String(text), unit: '' }))}
        onChange={(rows) =>
          onChange({ ...input, headers: Object.fromEntries(rows.map(({ name, text }) => [name.trim(), text])) })
        }
      />
    </div>
  );
}

function HealthInput({ input, onChange }: Props): ReactNode {
  return (
    <div className={list.columns}>
      <NumberInput
        label={say('taskEditor.batteryIsLowBelow')}
        hint={say('taskEditor.emptyAsTheRule')}
        value={toNumber(input.batteryBelowPercent)}
        min={0}
        max={100}
        onChange={(percent) => {
          const { batteryBelowPercent: _before, ...rest } = input;
          onChange(percent === undefined ? rest : { ...rest, batteryBelowPercent: percent });
        }}
      />
      <NumberInput
        label={say('taskEditor.silentAfterHours')}
        hint={say('taskEditor.emptyLearntFromEachSensorS')}
        value={toNumber(input.silentAfterHours)}
        min={1}
        onChange={(hours) =>
          onChange(hours === undefined ? without(input, 'silentAfterHours') : { ...input, silentAfterHours: hours })
        }
      />
      <TextField
        label={say('taskEditor.leaveOutEntityIds')}
        hint={say('taskEditor.separatedByCommas')}
        isMono
        value={toTexts(input.ignore).join(', ')}
        onChange={(text) =>
          onChange({
            ...input,
            ignore: text
              .split(',')
              .map((id) => id.trim())
              .filter((id) => id !== ''),
          })
        }
      />
    </div>
  );
}
