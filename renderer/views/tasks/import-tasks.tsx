/** Takes tasks from a file, and asks what to do with those that are here already. */

import { type ReactNode, useState } from 'react';
import type { ExistingPolicy } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { Dialog } from '../../components/ui/dialog.tsx';
import { SelectField } from '../../components/ui/fields.tsx';
import { Notice } from '../../components/ui/surface.tsx';
import { sayFailure } from '../../format/failure.ts';
import { call } from '../../state/calls.ts';
import { toast } from '../../state/toasts.ts';
import { say } from '../../words/words.ts';

export const existingPolicies: ReadonlyArray<{ readonly value: ExistingPolicy; readonly label: string }> = [
  {
    value: 'update',
    get label() {
      return say('tasks.changeItAndKeepItsPast');
    },
  },
  {
    value: 'replace',
    get label() {
      return say('tasks.replaceItAndStopItsRun');
    },
  },
  {
    value: 'keep',
    get label() {
      return say('tasks.keepItAsItIs');
    },
  },
  {
    value: 'append',
    get label() {
      return say('tasks.runTheNewOneAfterIt');
    },
  },
];

export function ImportTasksDialog(props: { file: { text: string; name: string }; onClose: () => void }): ReactNode {
  const { file, onClose } = props;
  const [existing, setExisting] = useState<ExistingPolicy>('update');
  const [failure, setFailure] = useState<string>();
  const start = async (): Promise<void> => {
    const answer = await call('task.import', { json: file.text, existing });
    if (!answer.ok) {
      setFailure(sayFailure(answer.error));
      return;
    }
    const { imported } = answer.value;
    const text = imported === 0 ? say('tasks.nothingNewInIt') : say('tasks.importedNumberImported', { imported });
    toast({ kind: 'done', text });
    onClose();
  };
  return (
    <Dialog
      title={say('tasks.importTasks')}
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button kind="primary" onPress={() => void start()}>
            {say('common.import')}
          </Button>
        </>
      }
    >
      <p dir="auto">{say('tasks.fromName', { name: file.name.slice(0, 100) })}</p>
      <SelectField
        label={say('tasks.ifThereIsATaskOf')}
        value={existing}
        options={existingPolicies}
        onChange={(value) => setExisting(existingPolicies.find((each) => each.value === value)?.value ?? 'update')}
      />
      {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
    </Dialog>
  );
}
