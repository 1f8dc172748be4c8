/** What the service finds wrong with a definition while it is edited. */
import { useEffect, useState } from 'react';
import type { FieldProblem, Result } from '../../preload/contract.ts';

/** A pause in typing. */
const pauseMs = 250;
const nothing: readonly FieldProblem[] = [];

/**
 * Asks after each pause in typing; the last answer stays until the next one comes.
 * @param ask memoize it on the draft.
 */
export function useCheck(ask: () => Promise<Result<{ problems: readonly FieldProblem[] }>>): readonly FieldProblem[] {
  const [problems, setProblems] = useState(nothing);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void ask().then((answer) => {
        if (isCurrent) setProblems(answer.ok ? answer.value.problems : nothing);
      });
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask]);
  return problems;
}
