/** "5 minutes ago", kept up to date, with the exact time as a tooltip. */
import { type ReactNode, useEffect, useState } from 'react';
import { relativeStepMs, sayExact, sayRelative } from '../../format/time.ts';

/** The time, renewed every `stepMs`. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}

export function TimeText({ iso }: { iso: string }): ReactNode {
  useNow(relativeStepMs(iso, Date.now()));
  return (
    <time dateTime={iso} title={sayExact(iso)}>
      {sayRelative(iso, Date.now())}
    </time>
  );
}
