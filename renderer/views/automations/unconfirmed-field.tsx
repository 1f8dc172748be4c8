/** What a command or message of an automation counts as when nobody confirms it. */
import type { ReactNode } from 'react';
import type { Action } from '../../../preload/contract.ts';
import { SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { say } from '../../words/words.ts';
import { withOptional } from './automation-draft.ts';

type Sending = Extract<Action, { type: 'command' | 'publish' }>;

/** What the form of the message itself knows nothing of. */
export function choiceOf({ unconfirmed }: Sending): Pick<Sending, 'unconfirmed'> {
  return unconfirmed === undefined ? {} : { unconfirmed };
}

export function UnconfirmedField(props: { value: Sending; onChange: (value: Action) => void }): ReactNode {
  const { value, onChange } = props;
  const choices = [
    { value: 'done', label: say('taskEditor.countsAsDone') },
    { value: 'retry', label: say('taskEditor.sendAgainEvenTwice') },
    { value: 'failed', label: say('taskEditor.countsAsFailed') },
  ] as const;
  return (
    <div className={list.columns}>
      <SelectField
        label={say('taskEditor.whenNobodyConfirms')}
        value={value.unconfirmed ?? ''}
        options={[{ value: '', label: say('automationEditor.goOnAtOnce') }, ...choices]}
        onChange={(next) =>
          onChange(withOptional(value, 'unconfirmed', choices.find((each) => each.value === next)?.value))
        }
      />
    </div>
  );
}
