/** What agents may control: at first nothing. What is risky is asked for each time all the same. */
import type { ReactNode } from 'react';
import { EntityPicker, useEntityName } from '../../components/editor/entity-picker.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { SettingLine, saveSettings } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function AgentsPage(): ReactNode {
  const { entities } = useSettings().agents;
  const keep = (next: readonly string[]): void => saveSettings({ agents: { entities: next } });
  return (
    <>
      <Panel title={say('settingsPages.agents')} lead={say('agents.lead')}>
        <p className={styles.lineText}>
          {say('agents.connect')} <code className={styles.mono}>inglenook mcp</code>
        </p>
      </Panel>
      <Panel title={say('agents.allowed')} lead={say('agents.allowedLead')}>
        {entities.length === 0 && <p className={styles.lineText}>{say('agents.none')}</p>}
        {entities.map((id) => (
          <Allowed key={id} id={id} onRemove={() => keep(entities.filter((each) => each !== id))} />
        ))}
        <EntityPicker label={say('http.addEntity')} value="" onChange={(id) => keep([...new Set([...entities, id])])} />
      </Panel>
    </>
  );
}

function Allowed({ id, onRemove }: { id: string; onRemove: () => void }): ReactNode {
  const name = useEntityName(id);
  return (
    <SettingLine title={name} text={id}>
      <Button size="s" label={say('http.remove', { name })} onPress={onRemove}>
        {say('common.remove')}
      </Button>
    </SettingLine>
  );
}
