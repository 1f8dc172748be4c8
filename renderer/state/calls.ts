/** Calls over the bridge, and what the user sees of their failures. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Bridge, Failure, Result } from '../../preload/contract.ts';
import { sayFailure } from '../format/failure.ts';
import { toast } from './toasts.ts';

/** One call. Answers a Result, whatever happens. */
export const call: Bridge['command'] = (name, request) => window.inglenook.command(name, request);

/** One call whose failure is said in a message at the edge of the window. @returns undefined after a failure. */
export async function attempt<T>(answer: Promise<Result<T>>, done?: string): Promise<T | undefined> {
  const result = await answer;
  if (!result.ok) {
    toast({ kind: 'error', text: sayFailure(result.error) });
    return undefined;
  }
  if (done !== undefined) toast({ kind: 'done', text: done });
  return result.value;
}

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: Failure };

/**
 * Loads with `ask` at once and whenever `ask` changes (memoize it), keeping the last value while a new one comes.
 * @returns the state, and a function that loads again.
 */
export function useLoaded<T>(ask: () => Promise<Result<T>>): readonly [Loaded<T>, () => void] {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' });
  const latest = useRef(0);
  const load = useCallback(() => {
    const turn = ++latest.current;
    void ask().then((result) => {
      if (turn !== latest.current) return;
      setState(result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', error: result.error });
    });
  }, [ask]);
  useEffect(() => {
    load();
    return () => {
      latest.current += 1;
    };
  }, [load]);
  return [state, load];
}
