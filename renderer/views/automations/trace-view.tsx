/** One run of an automation, step by step: what was looked at, what it saw, what was done. */

import type { ReactNode } from 'react';
import type { Trace, TraceStep } from '../../../preload/contract.ts';
import { Badge, type Tone } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { type Names, sayOutcome, sayPath, sayTraced, sayTraceResult } from '../../format/automation.ts';
import { sayMs } from '../../format/time.ts';
import { humanize } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import { actionKinds, conditionKinds, triggerKinds } from './automation-draft.ts';
import styles from './automations-view.module.css';

const tones: Readonly<Record<TraceStep['outcome'], Tone>> = {
  passed: 'good',
  failed: 'warning',
  done: 'good',
  unconfirmed: 'warning',
  'would-do': 'info',
  error: 'danger',
  skipped: 'neutral',
  timeout: 'warning',
};

function traceTone(result: Trace['result']): Tone {
  if (result === 'finished') return 'good';
  if (result === 'error' || result === 'loop-stopped') return 'danger';
  return result === 'running' ? 'accent' : result === 'test' ? 'info' : 'neutral';
}

/** Whether the place already says what was looked at: `conditions` at `condition`, `manual` at `manual`. */
function saysKind({ path, kind }: TraceStep): boolean {
  return path === '' || path === kind || `${path}s` === kind;
}

/** What kind of part was looked at, as the editor calls it. */
function sayKind({ path, kind }: TraceStep): string {
  const kinds = path.startsWith('trigger')
    ? triggerKinds
    : /condition[^.]*$/.test(path)
      ? conditionKinds
      : [...actionKinds, ...conditionKinds];
  return kinds.find(({ id }) => id === kind)?.label ?? humanize(kind);
}

/** What the service says of its own accord, in English. */
export function sayDetail(detail: string): string {
  return detail === 'no place is set' ? say('automations.noPlace') : detail.slice(0, 300);
}

/** That a test was begun by testing needs no line. */
const isTelling = ({ path }: TraceStep): boolean => path !== 'test';

/** What an action did is not something it saw. */
const isDoing = ({ path }: TraceStep): boolean => /(^|\.)(actions|otherwise)\[\d+\]$/.test(path);

function Seen({ step, trigger, names }: { step: TraceStep; trigger: string; names: Names }): ReactNode {
  // What triggered stands above already.
  const isTold = step.seen === undefined || step.seen === step.kind || step.seen === trigger;
  const shown = step.seen === undefined ? undefined : sayTraced(step.seen.slice(0, 300), names);
  const seen = isTold
    ? undefined
    : isDoing(step) || shown === undefined
      ? shown
      : say('automations.sawShown', { shown });
  const parts = [seen, step.detail === undefined ? undefined : sayDetail(step.detail)].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) return null;
  return (
    <span className={styles.seen} dir="auto">
      {parts.join(' · ')}
    </span>
  );
}

export function TraceView({ trace, names }: { trace: Trace; names: Names }): ReactNode {
  const endedAt = trace.endedAt === undefined ? undefined : Date.parse(trace.endedAt);
  return (
    <div className={styles.trace}>
      <div className={styles.traceHead}>
        <Badge tone={traceTone(trace.result)}>{sayTraceResult(trace.result)}</Badge>
        <TimeText iso={trace.startedAt} />
        {endedAt !== undefined && <span>{sayMs(Math.max(0, endedAt - Date.parse(trace.startedAt)))}</span>}
        {trace.result !== 'test' && <span dir="auto">{sayTraced(trace.trigger.slice(0, 200), names)}</span>}
      </div>
      <ol className={styles.steps}>
        {trace.steps.filter(isTelling).map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a trace only ever grows at its end
          <li key={index} className={styles.step}>
            <span>{step.path === '' ? humanize(step.kind) : sayPath(step.path)}</span>
            {!saysKind(step) && <span className={styles.stepKind}>{sayKind(step)}</span>}
            <Badge tone={tones[step.outcome]}>{sayOutcome(step.outcome)}</Badge>
            <Seen step={step} trigger={trace.trigger} names={names} />
          </li>
        ))}
      </ol>
    </div>
  );
}
