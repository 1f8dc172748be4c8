/** What a task is told, by its kind. */
import { type ReactNode, useState } from 'react';
import type { TaskKind } from '../../../preload/contract.ts';
import { CommandFields } from '../../components/editor/command-fields.tsx';
import { PublishFields } from '../../components/editor/publish-fields.tsx';
import { NumberInput, SelectField, TextArea, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { toNumber, toTexts } from '../../format/values.ts';

type Input = Readonly<Record<string, unknown>>;

interface Props {
  readonly input: Input;
  readonly onChange: (input: Input) => void;
  readonly error: string | undefined;
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
          label="Copies to keep"
          value={toNumber(props.input.keep)}
          min={1}
          max={100}
          step={1}
          onChange={(keep = 10) => props.onChange({ keep })}
        />
      );
    case 'refresh':
    case 'compact':
    case 'digest':
      return null;
  }
}

function CommandInput({ input, onChange, error }: Props): ReactNode {
  return (
    <CommandFields
      value={{
        entityId: String(input.entityId ?? ''),
        action: String(input.action ?? ''),
        params: record(input.params),
      }}
      onChange={({ entityId, action, params = {} }) =>
        onChange({ entityId, action, ...(Object.keys(params).length === 0 ? {} : { params }) })
      }
      error={error}
    />
  );
}

function PublishInput({ input, onChange, error }: Props): ReactNode {
  const brokerId = typeof input.brokerId === 'string' ? { brokerId: input.brokerId } : {};
  const qos = input.qos === 1 ? 1 : input.qos === 2 ? 2 : 0;
  return (
    <PublishFields
      value={{
        topic: String(input.topic ?? ''),
        payload: String(input.payload ?? ''),
        qos,
        retain: input.retain === true,
        ...brokerId,
      }}
      onChange={(value) => onChange({ ...value })}
      error={error}
    />
  );
}

function HttpInput({ input, onChange, error }: Props): ReactNode {
  const method = String(input.method ?? 'GET');
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <TextField
          label="Address"
          isMono
          value={String(input.url ?? '')}
          placeholder="https://"
          onChange={(url) => onChange({ ...input, url })}
          error={error}
        />
        <SelectField
          label="Method"
          value={method}
          options={['GET', 'POST', 'PUT'].map((value) => ({ value, label: value }))}
          onChange={(next) => onChange({ ...(next === 'GET' ? without(input, 'body') : input), method: next })}
        />
        <NumberInput
          label="Waits at most (seconds)"
          value={toNumber(input.timeoutSeconds) ?? 10}
          min={1}
          max={120}
          onChange={(timeoutSeconds = 10) => onChange({ ...input, timeoutSeconds })}
        />
      </div>
      {method !== 'GET' && (
        <TextArea
          label="Body"
          isMono
          value={String(input.body ?? '')}
          onChange={(body) => onChange(body === '' ? without(input, 'body') : { ...input, body })}
        />
      )}
      <Pairs
        label="Values to show"
        hint="One per line: name = place in the JSON answer, such as price = items[0].price"
        pairs={record(input.values)}
        onChange={(values) => onChange({ ...input, values })}
      />
      <Pairs
        label="Headers"
        hint="One per line: name = text"
        pairs={record(input.headers)}
        onChange={(headers) => onChange({ ...input, headers })}
      />
    </div>
  );
}

/** Lines of `name = text`. Keeps what is typed as it is; the record holds what can be read of it. */
function Pairs(props: { label: string; hint: string; pairs: Input; onChange: (pairs: Input) => void }): ReactNode {
  const [text, setText] = useState(() =>
    Object.entries(props.pairs)
      .map(([name, value]) => `${name} = ${String(value)}`)
      .join('\n'),
  );
  return (
    <TextArea
      label={props.label}
      hint={props.hint}
      isMono
      rows={2}
      value={text}
      onChange={(next) => {
        setText(next);
        const lines = next.split('\n').map((line) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line));
        props.onChange(
          Object.fromEntries(lines.flatMap((match) => (match?.[1] === undefined ? [] : [[match[1], match[2] ?? '']]))),
        );
      }}
    />
  );
}

function HealthInput({ input, onChange }: Props): ReactNode {
  return (
    <div className={list.columns}>
      <NumberInput
        label="Battery is low below (%)"
        value={toNumber(input.batteryBelowPercent)}
        min={0}
        max={100}
        onChange={(batteryBelowPercent = 20) => onChange({ ...input, batteryBelowPercent })}
      />
      <NumberInput
        label="Silent after (hours)"
        hint="Empty: learnt from each sensor's own rhythm"
        value={toNumber(input.silentAfterHours)}
        min={1}
        onChange={(hours) =>
          onChange(hours === undefined ? without(input, 'silentAfterHours') : { ...input, silentAfterHours: hours })
        }
      />
      <TextField
        label="Leave out (entity ids)"
        hint="Separated by commas"
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
