/** Settings out to a file, and in again. */

import { type ReactNode, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog } from '../../components/ui/dialog.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { CopiesList } from './copies-list.tsx';
import { SettingLine } from './setting-line.tsx';

export function BackupPage(): ReactNode {
  const [json, setJson] = useState<string>();
  const save = async (): Promise<void> => {
    const answer = await attempt(call('settings.export', {}));
    if (answer === undefined) return;
    const file = await attempt(call('app.saveFile', { suggestedName: 'inglenook-settings.json', text: answer.json }));
    if (file?.saved === true) await attempt(Promise.resolve({ ok: true, value: null }), say('common.saved'));
  };
  const open = async (): Promise<void> => {
    const file = await attempt(call('app.openFile', {}));
    if (typeof file?.text === 'string') setJson(file.text);
  };
  return (
    <>
      <Panel title={say('settings.copies')} lead={say('settings.copiesAreMadeDaily')}>
        <CopiesList most={100} />
      </Panel>
      <Panel title={say('common.exportAndImport')} lead={say('settings.allSettingsWithTasksAutomationsAnd')}>
        <div>
          <SettingLine title={say('settings.export')} text={say('settings.writesTheSettingsToAFile')}>
            <Button icon="download" onPress={() => void save()}>
              {say('settings.export')}
            </Button>
          </SettingLine>
          <SettingLine title={say('common.import')} text={say('settings.replacesTheSettingsByThoseOf')}>
            <Button icon="upload" onPress={() => void open()}>
              {say('common.import')}
            </Button>
          </SettingLine>
        </div>
        {json !== undefined && (
          <ConfirmDialog
            title={say('settings.replaceAllSettings')}
            confirm={say('settings.replace')}
            onClose={() => setJson(undefined)}
            onConfirm={() => void attempt(call('settings.import', { json }), say('settings.imported'))}
          >
            <p>{say('settings.brokersTasksAutomationsAndRules')}</p>
          </ConfirmDialog>
        )}
      </Panel>
    </>
  );
}
