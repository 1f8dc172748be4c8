/** A task that copies the settings. */
import type { ReactNode } from 'react';
import { NumberInput } from '../../../components/ui/fields.tsx';
import { toNumber } from '../../../format/values.ts';
import { say } from '../../../words/words.ts';
import type { InputProps, PageKind } from './kind.ts';

function BackupInput({ input, onChange }: InputProps): ReactNode {
  return (
    <NumberInput
      label={say('taskEditor.copiesToKeep')}
      value={toNumber(input.keep)}
      min={1}
      max={100}
      step={1}
      onChange={(keep = 10) => onChange({ keep })}
    />
  );
}

export const backupKind: PageKind = {
  get label() {
    return say('taskEditor.backUp');
  },
  get text() {
    return say('taskEditor.copiesTheSettingsChecksEachCopy');
  },
  empty: { keep: 10 },
  Fields: BackupInput,
};
