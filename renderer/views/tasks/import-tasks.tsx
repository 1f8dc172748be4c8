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

export const existingPolicies: ReadonlyArray<{ readonly value: ExistingPolicy; readonly label: string }> = [
  { value: 'update', label: 'Change it, and keep its past' },
  { value: 'replace', label: 'Replace it, and stop its run' },
  { value: 'keep', label: 'Keep it as it is' },
  { value: 'append', label: 'Run the new one after it' },
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
    const text = imported === 0 ? 'Nothing new in it' : `${imported} ${imported === 1 ? 'task' : 'tasks'} imported`;
    toast({ kind: 'done', text });
    onClose();
  };
  return (
    <Dialog
      title="Import tasks"
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={() => void start()}>
            Import
          </Button>
        </>
      }
    >
      <p dir="auto">From “{file.name.slice(0, 100)}”.</p>
      <SelectField
        label="If there is a task of the same name"
        value={existing}
        options={existingPolicies}
        onChange={(value) => setExisting(existingPolicies.find((each) => each.value === value)?.value ?? 'update')}
      />
      {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
    </Dialog>
  );
}
