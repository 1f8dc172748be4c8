/** Automations: the list in sentences, the editor, and what happened when they ran. */

import { type ReactNode, useMemo, useState } from 'react';
import type { Automation, AutomationDefinition } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { transferEntries } from '../../components/editor/transfer.ts';
import { Button } from '../../components/ui/button.tsx';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { EmptyState, PageHeader } from '../../components/ui/surface.tsx';
import { presetsFor } from '../../format/presets.ts';
import { attempt, call } from '../../state/calls.ts';
import { compareNames } from '../../state/selectors.ts';
import { toast } from '../../state/toasts.ts';
import { modelOf, useSlice, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { newId } from '../settings/broker-draft.ts';
import { AutomationCard } from './automation-card.tsx';
import { definitionOf, newAutomation } from './automation-draft.ts';
import { AutomationEditor } from './automation-editor.tsx';
import { AutomationPage } from './automation-page.tsx';
import { useNames } from './names.ts';

export function AutomationsView(props: { id: string | undefined; query: Readonly<Record<string, string>> }): ReactNode {
  const { id, query } = props;
  const automations = useSlice('automations');
  if (id === 'new') return <NewAutomation key={JSON.stringify(query)} query={query} />;
  if (id?.startsWith('runs:') && automations.has(id.slice(5))) return <AutomationPage id={id.slice(5)} />;
  const edited = id?.startsWith('edit:') ? automations.get(id.slice(5)) : undefined;
  if (edited !== undefined) return <AutomationEditor key={edited.id} automation={definitionOf(edited)} isNew={false} />;
  return <AutomationList automations={[...automations.values()]} currentId={id} />;
}

function NewAutomation({ query }: { query: Readonly<Record<string, string>> }): ReactNode {
  const store = useStore();
  const names = useNames();
  const [automation] = useState((): AutomationDefinition => {
    const id = newId('automation');
    const entity = modelOf(store).entities.get(query.entity ?? '');
    if (entity === undefined) return newAutomation(id);
    const kind = query.kind === 'notify' ? 'notify' : 'automate';
    const presets = presetsFor(id, entity, names.entity(entity.id), kind);
    const chosen = presets.find((preset) => preset.id === query.preset) ?? presets[0];
    if (chosen === undefined) return newAutomation(id);
    return query.preset === 'none' ? { ...chosen.automation, name: '', triggers: [] } : chosen.automation;
  });
  return <AutomationEditor automation={automation} isNew />;
}

function AutomationList({
  automations,
  currentId,
}: {
  automations: readonly Automation[];
  currentId: string | undefined;
}): ReactNode {
  const sorted = useMemo(() => automations.toSorted((a, b) => compareNames(a.name, b.name)), [automations]);
  const add = (
    <Button kind="primary" icon="plus" onPress={() => go('automations', 'new')}>
      {say('common.newAutomation')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={say('common.automations')}
        lead={say('automations.whenSomethingHappensAndIfIt')}
        actions={
          <>
            {add}
            <TransferMenu />
          </>
        }
      />
      {sorted.length === 0 ? (
        <EmptyState icon="robot-outline" title={say('automations.noAutomationsYet')} action={add}>
          {say('automations.beginHereOrWithNotifyMe')}
        </EmptyState>
      ) : (
        <ul className={list.list}>
          {sorted.map((automation) => (
            <li key={automation.id}>
              <AutomationCard automation={automation} isCurrent={automation.id === currentId} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function sayImported(count: number): string {
  return say('automations.countNumberCount', { count });
}

function TransferMenu(): ReactNode {
  return (
    <ActionMenu
      label={say('common.exportAndImport')}
      entries={transferEntries({
        suggestedName: 'inglenook-automations.json',
        write: () => call('automation.export', {}),
        read: (json) =>
          void attempt(call('automation.import', { json })).then((answer) => {
            if (answer !== undefined) toast({ kind: 'done', text: sayImported(answer.imported) });
          }),
      })}
    />
  );
}
