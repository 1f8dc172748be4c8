/** What a message counts as that nobody confirmed, for all kinds that send one. */
import type { ReactNode } from 'react';
import { SelectField } from '../../../components/ui/fields.tsx';
import { say } from '../../../words/words.ts';
import { type Input, type InputProps, without } from './kind.ts';

const unconfirmedChoices = () => [
  { value: '', label: say('taskEditor.sendAgainWhereHarmless') },
  { value: 'done', label: say('taskEditor.countsAsDone') },
  { value: 'retry', label: say('taskEditor.sendAgainEvenTwice') },
  { value: 'failed', label: say('taskEditor.countsAsFailed') },
];

/** What the form of the message itself knows nothing of. */
export function unconfirmedOf({ resendUnconfirmed, unconfirmed }: Input): Input {
  return {
    ...(resendUnconfirmed === true ? { resendUnconfirmed } : {}),
    ...(unconfirmed === undefined ? {} : { unconfirmed }),
  };
}

/** What it counts as that nobody said it arrived. */
export function ResendField({ input, onChange }: Pick<InputProps, 'input' | 'onChange'>): ReactNode {
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
