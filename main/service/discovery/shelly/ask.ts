/** Asking a Shelly for its state. Pure. */
import type { Question } from '../dialect.ts';
import { question } from './frames.ts';
import { shellyIdentifier } from './model.ts';

/** Over RPC, or for its status topics by `<prefix>/command`. */
export function askShelly(identifiers: readonly string[], stateTopic: string): Question | undefined {
  const prefix = identifiers.find((each) => each.startsWith(shellyIdentifier))?.slice(shellyIdentifier.length);
  if (prefix === undefined) return undefined;
  return stateTopic.startsWith(`${prefix}/status/`)
    ? { topic: `${prefix}/command`, payload: 'status_update' }
    : { topic: `${prefix}/rpc`, payload: question(prefix, 'Shelly.GetStatus') };
}
