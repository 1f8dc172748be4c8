/** Which entity is to do what, with which parameters. */

import type { ReactNode } from 'react';
import { type ActionField, actionFields, paramsProblem } from '../../format/action-fields.ts';
import { sayAction } from '../../format/entity.ts';
import { humanize } from '../../format/values.ts';
import { useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../ui/fields.tsx';
import list from '../ui/list.module.css';
import { Toggle } from '../ui/toggle.tsx';
import { EntityPicker } from './entity-picker.tsx';
import { labelWithUnit } from './reading-input.tsx';

export interface CommandDraft {
  readonly entityId: string;
  readonly action: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

const hasActions = (entity: { readonly capabilities: { readonly actions: readonly string[] } }): boolean =>
  entity.capabilities.actions.length > 0;

export function CommandFields(props: {
  value: CommandDraft;
  onChange: (value: CommandDraft) => void;
  error?: string | undefined;
  /** Whether parameters may be templates, which are rendered when the command is sent. */
  hasTemplates?: boolean;
}): ReactNode {
  const { value, onChange, error, hasTemplates = false } = props;
  const entity = useEntity(value.entityId);
  const fields = entity === undefined ? [] : actionFields(entity, value.action);
  const params = value.params ?? {};
  // Of one that is gone only what was chosen is known.
  const actions = entity?.capabilities.actions ?? (value.action === '' ? [] : [value.action]);
  const setParam = (name: string, param: unknown): void => {
    const { [name]: _old, ...rest } = params;
    onChange({ ...value, params: param === undefined || param === '' ? rest : { ...rest, [name]: param } });
  };
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <EntityPicker
          label={say('common.entity')}
          value={value.entityId}
          accept={hasActions}
          onChange={(entityId) => onChange({ entityId, action: '' })}
          error={value.entityId === '' ? error : undefined}
        />
        <SelectField
          label={say('common.action')}
          value={value.action}
          isDisabled={entity === undefined}
          options={actions.map((action) => ({ value: action, label: sayAction(action) }))}
          onChange={(action) => onChange({ entityId: value.entityId, action })}
          error={value.entityId !== '' && value.action === '' ? error : undefined}
        />
      </div>
      {fields.length > 0 && (
        <div className={list.columns}>
          {fields.map((field) => (
            <ParamField
              key={field.name}
              field={field}
              value={params[field.name]}
              onChange={(param) => setParam(field.name, param)}
              hasTemplates={hasTemplates}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function NumberParam(props: {
  field: ActionField;
  label: string;
  value: unknown;
  onChange: (value: number | undefined) => void;
}): ReactNode {
  const { field, label, value, onChange } = props;
  const { scale, min, max, step = 1 } = field;
  const shown = (own: number): number => scale?.shown(own) ?? own;
  // What is out of bounds is called wrong, not moved to the nearest that is not.
  const toDevice = (typed: number): number => scale?.device(typed, { step }) ?? typed;
  return (
    <NumberInput
      label={scale === undefined ? label : labelWithUnit(label, scale)}
      value={typeof value === 'number' ? shown(value) : undefined}
      onChange={(typed) => onChange(typed === undefined ? undefined : toDevice(typed))}
      error={value === undefined ? undefined : paramsProblem([field], { [field.name]: value })}
      {...(min === undefined ? {} : { min: shown(min) })}
      {...(max === undefined ? {} : { max: shown(max) })}
    />
  );
}

function ParamField({
  field,
  value,
  onChange,
  hasTemplates,
}: {
  field: ActionField;
  value: unknown;
  onChange: (value: unknown) => void;
  hasTemplates: boolean;
}): ReactNode {
  const label = field.isRequired ? field.label : say('editor.optionalOf', { label: field.label });
  switch (field.kind) {
    case 'number':
      if (typeof value === 'string') {
        return (
          <TextField
            label={label}
            isMono
            value={value}
            onChange={onChange}
            hint={hasTemplates ? say('editor.aTemplateEmptyItToGive') : undefined}
          />
        );
      }
      return (
        <div>
          <NumberParam field={field} label={label} value={value} onChange={onChange} />
          {hasTemplates && (
            <Button size="s" kind="quiet" onPress={() => onChange('{{  }}')}>
              {say('editor.useATemplate')}
            </Button>
          )}
        </div>
      );
    case 'option':
      return (
        <SelectField
          label={label}
          value={typeof value === 'string' ? value : ''}
          options={[
            ...(field.isRequired ? [] : [{ value: '', label: say('editor.leaveAsItIs') }]),
            ...(field.options ?? []).map((each) => ({
              value: each,
              label: /^[a-z_]+$/.test(each) ? humanize(each) : each,
            })),
          ]}
          onChange={onChange}
        />
      );
    case 'switch':
      return (
        <Toggle isOn={value === true} onChange={onChange}>
          {field.label}
        </Toggle>
      );
    case 'text':
      return (
        <TextField
          label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          type={field.name === 'code' ? 'password' : 'text'}
        />
      );
  }
}
