/** "5 minutes ago", kept up to date, with the exact time as a tooltip. */
import { type ReactNode, useEffect, useState } from 'react';
import { relativeStepMs, sayExact, sayRelative } from '../../format/time.ts';

/** The time of this rendering; renders anew every `stepMs`. */
export function useNow(stepMs: number): number {
  const [, setStep] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setStep((step) => step + 1), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  // Not the time of the last step: what ended a moment ago has ended.
  return Date.now();
}

export function TimeText({ iso }: { iso: string }): ReactNode {
  const now = useNow(relativeStepMs(iso, Date.now()));
  return (
    <time dateTime={iso} title={sayExact(iso)}>
      {sayRelative(iso, now)}
    </time>
  );
}
