/** A message to publish: topic, payload, quality, retained or not, and on which broker. */

import type { ReactNode } from 'react';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import list from '../ui/list.module.css';
import { Toggle } from '../ui/toggle.tsx';

export interface PublishDraft {
  readonly topic: string;
  readonly payload: string;
  readonly brokerId?: string;
  readonly qos?: 0 | 1 | 2;
  readonly retain?: boolean;
}

export function PublishFields(props: {
  value: PublishDraft;
  onChange: (value: PublishDraft) => void;
  error?: string | undefined;
}): ReactNode {
  const { value, onChange, error } = props;
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <TextField
          label={say('common.topic')}
          isMono
          value={value.topic}
          onChange={(topic) => onChange({ ...value, topic })}
          error={error}
        />
        <SelectField
          label={say('editor.quality')}
          value={String(value.qos ?? 1)}
          options={[
            { value: '0', label: say('editor.text0AtMostOnce') },
            { value: '1', label: say('editor.text1AtLeastOnce') },
            { value: '2', label: say('editor.text2ExactlyOnce') },
          ]}
          onChange={(qos) => onChange({ ...value, qos: qos === '1' ? 1 : qos === '2' ? 2 : 0 })}
        />
        <BrokerSelect
          value={value.brokerId}
          onChange={(brokerId) => {
            const { brokerId: _old, ...rest } = value;
            onChange(brokerId === undefined ? rest : { ...rest, brokerId });
          }}
        />
      </div>
      <TextArea
        label={say('common.payload')}
        isMono
        rows={3}
        value={value.payload}
        onChange={(payload) => onChange({ ...value, payload })}
      />
      <Toggle isOn={value.retain === true} onChange={(retain) => onChange({ ...value, retain })}>
        {say('editor.retainedTheBrokerKeepsItFor')}
      </Toggle>
    </div>
  );
}

/** Which broker; shown only where there is a choice. */
export function BrokerSelect(props: {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  label?: string;
}): ReactNode {
  const brokers = [...useSlice('brokers').values()];
  if (brokers.length < 2 && props.value === undefined) return null;
  return (
    <SelectField
      label={props.label ?? say('common.broker')}
      value={props.value ?? ''}
      options={[
        { value: '', label: say('editor.theFirstOne') },
        ...brokers.map((broker) => ({ value: broker.id, label: broker.name.slice(0, 100) })),
      ]}
      onChange={(id) => props.onChange(id === '' ? undefined : id)}
    />
  );
}
