/** Copies of the settings, one of which can be taken back. */
import { type ReactNode, useCallback, useState } from 'react';
import type { SettingsCopy } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog } from '../../components/ui/dialog.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { SettingLine } from './setting-line.tsx';

export function CopiesList(props: {
  /** So many at most, the newest. */
  most: number;
  /** Said above them, where there are any. */
  title?: string;
}): ReactNode {
  const { most, title } = props;
  const [state] = useLoaded(useCallback(() => call('settings.backups', {}), []));
  const [chosen, setChosen] = useState<SettingsCopy>();
  const copies = state.kind === 'ready' ? state.value.copies.slice(0, most) : [];
  if (copies.length === 0) return null;
  return (
    <div>
      {title !== undefined && <h2>{title}</h2>}
      {copies.map((copy) => (
        <SettingLine
          key={copy.file}
          title={<TimeText iso={copy.createdAt} />}
          text={copy.isGood ? say('settings.copyIsGood') : say('settings.copyIsDamaged')}
        >
          <Button isDisabled={!copy.isGood} onPress={() => setChosen(copy)}>
            {say('settings.restoreCopy')}
          </Button>
        </SettingLine>
      ))}
      {chosen !== undefined && (
        <ConfirmDialog
          title={say('settings.replaceAllSettings')}
          confirm={say('settings.restoreCopy')}
          onClose={() => setChosen(undefined)}
          onConfirm={() => void attempt(call('settings.restore', { file: chosen.file }), say('settings.imported'))}
        >
          <p>{say('settings.brokersTasksAutomationsAndRules')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
