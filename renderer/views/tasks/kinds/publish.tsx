/** A task that publishes a message. */
import type { ReactNode } from 'react';
import { PublishFields } from '../../../components/editor/publish-fields.tsx';
import list from '../../../components/ui/list.module.css';
import { say } from '../../../words/words.ts';
import type { InputProps, PageKind } from './kind.ts';
import { ResendField, unconfirmedOf } from './unconfirmed.tsx';

function PublishInput({ input, onChange, error }: InputProps): ReactNode {
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

export const publishKind: PageKind = {
  get label() {
    return say('common.publishAMessage');
  },
  get text() {
    return say('taskEditor.sendsAnyPayloadToAnyTopic');
  },
  empty: { topic: '', payload: '', qos: 1, retain: false },
  Fields: PublishInput,
  problem({ topic = '' }) {
    if (topic === '') return say('common.theTopicIsMissing');
    return /[+#\0]/.test(String(topic)) ? say('common.aTopicToPublishToHas') : undefined;
  },
};
