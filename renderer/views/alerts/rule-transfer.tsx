/** Alert rules out to a file, and in again. */

import type { ReactNode } from 'react';
import { transferEntries } from '../../components/editor/transfer.ts';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { attempt, call } from '../../state/calls.ts';
import { toast } from '../../state/toasts.ts';
import { say } from '../../words/words.ts';

export function RuleTransfer({ onImported }: { onImported: () => void }): ReactNode {
  const read = async (json: string): Promise<void> => {
    const answer = await attempt(call('alert.import', { json }));
    if (answer === undefined) return;
    toast({ kind: 'done', text: say('inbox.importedImportedRules', { imported: answer.imported }) });
    onImported();
  };
  return (
    <div className={`${list.row} ${list.center}`}>
      <div className={list.words}>
        <h2 className={list.title}>{say('inbox.rules')}</h2>
      </div>
      <ActionMenu
        label={say('inbox.exportAndImportOfRules')}
        entries={transferEntries({
          suggestedName: 'inglenook-alert-rules.json',
          write: () => call('alert.export', {}),
          read: (json) => void read(json),
        })}
      />
    </div>
  );
}
