/** Settings out to a file, and in again. */
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog } from '../../components/ui/dialog.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { SettingLine } from './setting-line.tsx';

export function BackupPage(): ReactNode {
  const [json, setJson] = useState<string>();
  const save = async (): Promise<void> => {
    const answer = await attempt(call('settings.export', {}));
    if (answer === undefined) return;
    const file = await attempt(call('app.saveFile', { suggestedName: 'inglenook-settings.json', text: answer.json }));
    if (file?.saved === true) await attempt(Promise.resolve({ ok: true, value: null }), 'Saved');
  };
  const open = async (): Promise<void> => {
    const file = await attempt(call('app.openFile', {}));
    if (typeof file?.text === 'string') setJson(file.text);
  };
  return (
    <Panel
      title="Export and import"
      lead="All settings with tasks, automations and rules. Passwords are never part of it."
    >
      <div>
        <SettingLine title="Export" text="Writes the settings to a file.">
          <Button icon="download" onPress={() => void save()}>
            Export
          </Button>
        </SettingLine>
        <SettingLine title="Import" text="Replaces the settings by those of a file. Passwords that are stored stay.">
          <Button icon="upload" onPress={() => void open()}>
            Import
          </Button>
        </SettingLine>
      </div>
      {json !== undefined && (
        <ConfirmDialog
          title="Replace all settings?"
          confirm="Replace"
          onClose={() => setJson(undefined)}
          onConfirm={() => void attempt(call('settings.import', { json }), 'Imported')}
        >
          <p>Brokers, tasks, automations and rules become those of the file.</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
