/** One run of a task in a line; its output on demand. */

import type { ReactNode } from 'react';
import type { TaskRun } from '../../../preload/contract.ts';
import { Badge, Fact, type Tone } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { outputFacts, sayRunMessage, sayStopReason } from '../../format/task.ts';
import { sayMs } from '../../format/time.ts';
import { say } from '../../words/words.ts';
import styles from './run-line.module.css';

const tones: Readonly<Record<NonNullable<TaskRun['result']>, Tone>> = {
  done: 'good',
  retry: 'warning',
  failed: 'danger',
  cancelled: 'neutral',
};

function Output({ output }: { output: unknown }): ReactNode {
  const facts = outputFacts(output);
  return (
    <details>
      <summary>{say('tasks.output')}</summary>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the record of a run never changes
            <Fact key={index} label={name}>
              {value}
            </Fact>
          ))}
        </dl>
      )}
      <pre className={styles.output}>{JSON.stringify(output, null, 2)}</pre>
    </details>
  );
}

export function RunLine({ run, showsName = false }: { run: TaskRun; showsName?: boolean }): ReactNode {
  const tone = run.result === undefined ? 'accent' : tones[run.result];
  const word = run.result === undefined ? say('common.running') : say(`runResults.${run.result}`);
  return (
    <div className={styles.run}>
      <div className={styles.line}>
        <Badge tone={tone}>{word}</Badge>
        {showsName && (
          <strong dir="auto" className={styles.name}>
            {run.taskName}
          </strong>
        )}
        <TimeText iso={run.startedAt} />
        <span>{say(`runLineTriggers.${run.trigger}`)}</span>
        {run.durationMs !== undefined && <span>{sayMs(run.durationMs)}</span>}
        {run.attempt > 1 && <span>{say('tasks.attemptAttempt', { attempt: run.attempt })}</span>}
        {run.leftOut !== undefined && (
          <span>{say('tasks.leftOutEarlierMissedAndLeftOut', { leftOut: run.leftOut })}</span>
        )}
        {run.stopReason !== undefined && <span>{sayStopReason(run.stopReason)}</span>}
      </div>
      {run.message !== undefined && (
        <p className={styles.message} dir="auto">
          {sayRunMessage(run.message)}
        </p>
      )}
      {run.output !== undefined && <Output output={run.output} />}
    </div>
  );
}
