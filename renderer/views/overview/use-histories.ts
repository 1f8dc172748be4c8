/** The histories of many entities, asked one after the other: what a person presses must not wait behind them. */
import { useEffect, useState } from 'react';
import type { HistoryPoint } from '../../../preload/contract.ts';
import { call } from '../../state/calls.ts';

export type Histories = ReadonlyMap<string, readonly HistoryPoint[]>;

const none: Histories = new Map();

/** Since `from` (milliseconds since the epoch); what was answered so far. `ids` must be memoized. */
export function useHistories(ids: readonly string[], from: number, maxPoints: number): Histories {
  const [answers, setAnswers] = useState(none);
  useEffect(() => {
    let isShown = true;
    const askAll = async (): Promise<void> => {
      const found = new Map<string, readonly HistoryPoint[]>();
      for (const entityId of ids) {
        const request = { entityId, from: new Date(from).toISOString(), to: new Date().toISOString(), maxPoints };
        const answer = await call('history.query', request);
        if (!isShown) return;
        found.set(entityId, answer.ok ? answer.value.points : []);
        setAnswers(new Map(found));
      }
    };
    void askAll();
    return () => {
      isShown = false;
    };
  }, [ids, from, maxPoints]);
  return answers;
}
