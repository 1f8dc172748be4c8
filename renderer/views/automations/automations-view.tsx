/** Automations: the list in sentences, the editor, and what happened when they ran. */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Automation, AutomationDefinition } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { Dialog } from '../../components/ui/dialog.tsx';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { EmptyState, LoadedView, PageHeader } from '../../components/ui/surface.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { compareNames } from '../../state/selectors.ts';
import { modelOf, useSlice, useStore } from '../../state/use-store.tsx';
import { newId } from '../settings/broker-draft.ts';
import { AutomationCard } from './automation-card.tsx';
import { definitionOf, newAutomation, presetAutomation } from './automation-draft.ts';
import { AutomationEditor } from './automation-editor.tsx';
import { useNames } from './names.ts';
import { TraceView } from './trace-view.tsx';

export function AutomationsView(props: { id: string | undefined; query: Readonly<Record<string, string>> }): ReactNode {
  const { id, query } = props;
  const automations = useSlice('automations');
  if (id === 'new')
    return <NewAutomation key={`${query.entity}:${query.kind}`} entityId={query.entity} kind={query.kind} />;
  const edited = id?.startsWith('edit:') ? automations.get(id.slice(5)) : undefined;
  if (edited !== undefined) return <AutomationEditor key={edited.id} automation={definitionOf(edited)} isNew={false} />;
  return <AutomationList automations={[...automations.values()]} currentId={id} />;
}

function NewAutomation({ entityId, kind }: { entityId: string | undefined; kind: string | undefined }): ReactNode {
  const store = useStore();
  const names = useNames();
  const [automation] = useState((): AutomationDefinition => {
    const id = newId('automation');
    const entity = entityId === undefined ? undefined : modelOf(store).entities.get(entityId);
    return entity === undefined ? newAutomation(id) : presetAutomation(id, entity, names.entity(entity.id), kind);
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
  const [traced, setTraced] = useState<Automation>();
  const sorted = useMemo(() => automations.toSorted((a, b) => compareNames(a.name, b.name)), [automations]);
  const add = (
    <Button kind="primary" icon="plus" onPress={() => go('automations', 'new')}>
      New automation
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Automations"
        lead="When something happens, and if it fits, something is done."
        actions={
          <>
            {add}
            <TransferMenu />
          </>
        }
      />
      {sorted.length === 0 ? (
        <EmptyState icon="robot-outline" title="No automations yet" action={add}>
          Begin here, or with “Automate…” and “Notify me when…” on the page of a device.
        </EmptyState>
      ) : (
        <ul className={list.list}>
          {sorted.map((automation) => (
            <li key={automation.id}>
              <AutomationCard
                automation={automation}
                isCurrent={automation.id === currentId}
                onTraces={() => setTraced(automation)}
              />
            </li>
          ))}
        </ul>
      )}
      {traced !== undefined && <TracesDialog automation={traced} onClose={() => setTraced(undefined)} />}
    </>
  );
}

function TracesDialog({ automation, onClose }: { automation: Automation; onClose: () => void }): ReactNode {
  const { id } = automation;
  const ask = useCallback(() => call('automation.traces', { id, limit: 20 }), [id]);
  const [state, reload] = useLoaded(ask);
  return (
    <Dialog title={`Runs of ${automation.name.slice(0, 80)}`} size="l" onClose={onClose}>
      <LoadedView state={state} onRetry={reload}>
        {({ traces }) =>
          traces.length === 0 ? (
            <EmptyState icon="history" title="It has not run yet" />
          ) : (
            traces.map((trace) => <TraceView key={trace.id} trace={trace} />)
          )
        }
      </LoadedView>
    </Dialog>
  );
}

function TransferMenu(): ReactNode {
  return (
    <ActionMenu
      label="Export and import"
      entries={[
        {
          id: 'export',
          label: 'Export to a file',
          icon: 'download',
          onAction: () => {
            void attempt(call('automation.export', {})).then((answer) => {
              if (answer === undefined) return;
              void attempt(call('app.saveFile', { suggestedName: 'inglenook-automations.json', text: answer.json }));
            });
          },
        },
        {
          id: 'import',
          label: 'Import from a file',
          icon: 'upload',
          onAction: () => {
            void attempt(call('app.openFile', {})).then((file) => {
              if (typeof file?.text === 'string')
                void attempt(call('automation.import', { json: file.text }), 'Imported');
            });
          },
        },
      ]}
    />
  );
}
