/** A task that makes or changes other tasks. */
import type { ReactNode } from 'react';
import type { TaskChange } from '../../../../preload/contract.ts';
import { say } from '../../../words/words.ts';
import { ChangeFields } from '../change-fields.tsx';
import { changeProblem } from '../task-draft.ts';
import type { InputProps, PageKind } from './kind.ts';

function ManageInput({ input, onChange, error, hasTemplates = false }: InputProps): ReactNode {
  return (
    <ChangeFields
      value={input as TaskChange}
      onChange={(change) => onChange({ ...change })}
      error={error}
      hasTemplates={hasTemplates}
    />
  );
}

export const manageKind: PageKind = {
  get label() {
    return say('common.changeATask');
  },
  get text() {
    return say('taskEditor.makesChangesOrCancelsTasks');
  },
  empty: { do: 'disable', taskId: '' },
  Fields: ManageInput,
  problem: (input) => changeProblem(input as TaskChange),
};
