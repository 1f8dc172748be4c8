/** Alert rules out to a file, and in again. */
import type { ReactNode } from 'react';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { attempt, call } from '../../state/calls.ts';

export function RuleTransfer({ onImported }: { onImported: () => void }): ReactNode {
  const save = async (): Promise<void> => {
    const answer = await attempt(call('alert.export', {}));
    if (answer === undefined) return;
    await attempt(call('app.saveFile', { suggestedName: 'inglenook-alert-rules.json', text: answer.json }));
  };
  const open = async (): Promise<void> => {
    const file = await attempt(call('app.openFile', {}));
    if (typeof file?.text !== 'string') return;
    const answer = await attempt(call('alert.import', { json: file.text }));
    if (answer === undefined) return;
    await attempt(Promise.resolve({ ok: true, value: null }), `Imported ${answer.imported} rules`);
    onImported();
  };
  return (
    <div className={`${list.row} ${list.center}`}>
      <div className={list.words}>
        <h2 className={list.title}>Rules</h2>
      </div>
      <ActionMenu
        label="Export and import of rules"
        entries={[
          { id: 'export', label: 'Export to a file', icon: 'download', onAction: () => void save() },
          { id: 'import', label: 'Import from a file', icon: 'upload', onAction: () => void open() },
        ]}
      />
    </div>
  );
}
