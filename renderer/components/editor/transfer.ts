/** Definitions out to a file of the user's choice, and in from one. */
import type { Result } from '../../../preload/contract.ts';
import { attempt, call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import type { MenuEntry } from '../ui/menu.tsx';

interface Transfer {
  readonly suggestedName: string;
  /** Everything as JSON text. */
  readonly write: () => Promise<Result<{ readonly json: string }>>;
  /** Takes the text of a chosen file. */
  readonly read: (text: string, fileName: string) => void;
}

/** The two menu entries. What fails on the way is said; a person who chooses no file hears nothing. */
export function transferEntries({ suggestedName, write, read }: Transfer): readonly MenuEntry[] {
  const save = async (): Promise<void> => {
    const written = await attempt(write());
    if (written !== undefined) await attempt(call('app.saveFile', { suggestedName, text: written.json }));
  };
  const open = async (): Promise<void> => {
    const file = await attempt(call('app.openFile', {}));
    if (typeof file?.text === 'string') read(file.text, file.name ?? say('editor.aFile'));
  };
  return [
    { id: 'export', label: say('editor.exportToAFile'), icon: 'download', onAction: () => void save() },
    { id: 'import', label: say('editor.importFromAFile'), icon: 'upload', onAction: () => void open() },
  ];
}
