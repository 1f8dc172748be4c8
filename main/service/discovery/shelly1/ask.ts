/** Asking a first generation Shelly for its state. Pure. */
import type { Question } from '../dialect.ts';
import { identifier1 } from './map.ts';
import { root } from './parts.ts';

/** It tells all its states again. One that sleeps would not hear it. */
export function askShelly1(identifiers: readonly string[]): Question | undefined {
  const id = identifiers.find((each) => each.startsWith(identifier1))?.slice(identifier1.length);
  return id === undefined ? undefined : { topic: `${root}/${id}/command`, payload: 'update' };
}
