/** When a cron expression comes true next: what it means is seen sooner than read. */
import { type ReactNode, useCallback } from 'react';
import { sayWhen } from '../../format/time.ts';
import { call, useLoaded } from '../../state/calls.ts';
import { say, words } from '../../words/words.ts';

/** Nothing for an expression that is none: its field says so. */
export function NextTimes({ cron, timeZone }: { cron: string; timeZone?: string | undefined }): ReactNode {
  const ask = useCallback(
    () => call('schedule.next', timeZone === undefined || timeZone === '' ? { cron } : { cron, timeZone }),
    [cron, timeZone],
  );
  const [next] = useLoaded(ask);
  // Its line stays: what is below does not move while one types.
  if (next.kind !== 'ready') return '\u00a0';
  const { times } = next.value;
  return <span role="status">{sayNext(times, Date.now())}</span>;
}

/** "Next: Mon 07:00, Tue 07:00, and Wed 07:00". */
function sayNext(times: readonly string[], now: number): string {
  if (times.length === 0) return say('schedule.never');
  return say('schedule.next', { times: words().and(times.map((at) => sayWhen(at, now))) });
}
