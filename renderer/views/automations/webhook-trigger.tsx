/** A web hook: its name, and by which methods it may be called. */
import type { ReactNode } from 'react';
import type { Trigger, WebhookMethod } from '../../../preload/contract.ts';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { say } from '../../words/words.ts';

type Value = Extract<Trigger, { type: 'webhook' }>;

/** What is offered; other choices can be made in the file. */
const choices: ReadonlyArray<readonly WebhookMethod[]> = [['POST'], ['GET'], ['PUT'], ['GET', 'POST', 'PUT']];
const textOf = (methods: readonly WebhookMethod[]): string => methods.join(', ');

export function WebhookTrigger(props: { value: Value; onChange: (value: Trigger) => void }): ReactNode {
  const { value, onChange } = props;
  const methods = value.methods ?? ['POST'];
  return (
    <div className={list.columns}>
      <TextField
        label={say('automationEditor.hook')}
        isMono
        value={value.id}
        hint={say('automationEditor.hookHint')}
        onChange={(id) => onChange({ ...value, id })}
      />
      <SelectField
        label={say('automationEditor.hookMethods')}
        value={textOf(methods)}
        options={choices.map((each) => ({ value: textOf(each), label: textOf(each) }))}
        onChange={(text) => {
          const chosen = choices.find((each) => textOf(each) === text) ?? ['POST'];
          onChange({ ...value, methods: [...chosen] });
        }}
      />
    </div>
  );
}
