/** One automation: whether it can run now, and if not why, and what became of its last triggers. */

import { type ReactNode, useCallback, useEffect } from 'react';
import type { Automation, Trace } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { Button, IconButton } from '../../components/ui/button.tsx';
import list from '../../components/ui/list.module.css';
import { Badge, EmptyState, LoadedView, Notice, PageHeader, Panel } from '../../components/ui/surface.tsx';
import { type Names, sayCondition, sayTraced, sayTrigger } from '../../format/automation.ts';
import { sayState } from '../../format/entity.ts';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useEntity, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { definitionOf } from './automation-draft.ts';
import { AutomationProblem } from './automation-problem.tsx';
import styles from './automations-view.module.css';
import { useNames } from './names.ts';
import { sayDetail, TraceView } from './trace-view.tsx';

/** Traces of triggers whose conditions failed are announced by nobody. */
const lookEveryMs = 2_000;

export function AutomationPage({ id }: { id: string }): ReactNode {
  const automation = useSlice('automations').get(id);
  if (automation === undefined) return null;
  return <Page automation={automation} />;
}

function Page({ automation }: { automation: Automation }): ReactNode {
  const { id } = automation;
  return (
    <div className={list.list}>
      <PageHeader
        back={
          <IconButton icon="arrow-left" label={say('common.backToTheAutomations')} onPress={() => go('automations')} />
        }
        title={automation.name}
        actions={
          <>
            <Button icon="play" onPress={() => void attempt(call('automation.run', { id }), say('common.started'))}>
              {say('automations.run')}
            </Button>
            <Button icon="pencil" onPress={() => go('automations', `edit:${id}`)}>
              {say('common.edit')}
            </Button>
          </>
        }
      />
      <Readiness automation={automation} />
      <Runs automation={automation} />
    </div>
  );
}

function useLooking(reload: () => void): void {
  useEffect(() => {
    const timer = setInterval(reload, lookEveryMs);
    return () => clearInterval(timer);
  }, [reload]);
}

/** What it waits for, and whether its conditions hold at this moment. */
function Readiness({ automation }: { automation: Automation }): ReactNode {
  const names = useNames(automation.names);
  const isStopped = useSlice('mode') === 'stopped';
  const ask = useCallback(() => call('automation.test', { automation: definitionOf(automation) }), [automation]);
  const [state, reload] = useLoaded(ask);
  useLooking(reload);
  const trace = state.kind === 'ready' ? state.value.trace : undefined;
  const { triggers, conditions } = automation;
  return (
    <Panel title={say('common.now')} lead={say('automations.whyItWouldOrWouldNot')}>
      {isStopped && <Notice tone="warning">{say('automations.theBackgroundServiceIsStoppedSo')}</Notice>}
      {!automation.enabled && <Notice tone="warning">{say('automations.itIsSwitchedOffSoOnly')}</Notice>}
      <AutomationProblem automation={automation} />
      <ul className={styles.facts}>
        {triggers.length === 0 && <li>{say('automations.itHasNoTriggerSoOnly')}</li>}
        {triggers.map((trigger, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences without state
          <li key={index} className={styles.step}>
            <span dir="auto">{sayTrigger(trigger, names)}</span>
            {!isStopped && 'entityId' in trigger && <Present entityId={trigger.entityId} />}
          </li>
        ))}
        {conditions.map((condition, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences without state
          <li key={`if${index}`} className={styles.step}>
            <span dir="auto">{say('automations.onlyIfCondition', { condition: sayCondition(condition, names) })}</span>
            {!isStopped && <Judged trace={trace} path={`conditions[${index}]`} names={names} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Present({ entityId }: { entityId: string }): ReactNode {
  const entity = useEntity(entityId);
  if (entity === undefined) return <Badge tone="danger">{say('automations.thereIsNoSuchEntity')}</Badge>;
  if (!entity.available) return <Badge tone="warning">{say('automations.offlineNow')}</Badge>;
  return <Badge>{say('automations.nowEntity', { entity: sayState(entity, Date.now()).slice(0, 80) })}</Badge>;
}

function Judged({ trace, path, names }: { trace: Trace | undefined; path: string; names: Names }): ReactNode {
  const step = trace?.steps.find((each) => each.path === path);
  if (step === undefined) return null;
  const why = [
    step.seen === undefined
      ? undefined
      : say('automations.itIsSeen', { seen: sayTraced(step.seen.slice(0, 80), names) }),
    step.detail === undefined ? undefined : sayDetail(step.detail),
  ];
  return (
    <>
      <Badge tone={step.outcome === 'passed' ? 'good' : 'warning'}>
        {step.outcome === 'passed' ? say('automations.holds') : say('automations.doesNotHold')}
      </Badge>
      <span className={styles.seen}>{why.filter((part) => part !== undefined).join(' · ')}</span>
    </>
  );
}

function Runs({ automation }: { automation: Automation }): ReactNode {
  const names = useNames(automation.names);
  const { id } = automation;
  const ask = useCallback(() => call('automation.traces', { id, limit: 20 }), [id]);
  const [state, reload] = useLoaded(ask);
  useLooking(reload);
  return (
    <Panel title={say('automations.lastRuns')} lead={say('automations.eachTimeItWasTriggeredWhat')}>
      <LoadedView state={state} onRetry={reload}>
        {({ traces }) =>
          traces.length === 0 ? (
            <EmptyState icon="history" title={say('automations.itWasNotTriggeredYet')}>
              {say('automations.sinceItWasMadeNothingHas')}
            </EmptyState>
          ) : (
            traces.map((trace) => <TraceView key={trace.id} trace={trace} names={names} />)
          )
        }
      </LoadedView>
    </Panel>
  );
}
