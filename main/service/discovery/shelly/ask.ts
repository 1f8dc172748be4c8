/** Asking a Shelly for its state. Pure. */
import type { Question } from '../dialect.ts';
import { componentsQuestion, question } from './frames.ts';
import { ownedIdentifier, shellyIdentifier } from './model.ts';

const rpcOf = /^(.+)\/\+\/rpc$/;

/** What a Shelly speaks for is in its list of components. */
function askForOwned(stateTopic: string): Question | undefined {
  const prefix = rpcOf.exec(stateTopic)?.[1];
  return prefix === undefined ? undefined : { topic: `${prefix}/rpc`, payload: componentsQuestion(prefix) };
}

/** Over RPC, or for its status topics by `<prefix>/command`. */
export function askShelly(identifiers: readonly string[], stateTopic: string): Question | undefined {
  if (identifiers.some((each) => each.startsWith(ownedIdentifier))) return askForOwned(stateTopic);
  const prefix = identifiers.find((each) => each.startsWith(shellyIdentifier))?.slice(shellyIdentifier.length);
  if (prefix === undefined) return undefined;
  return stateTopic.startsWith(`${prefix}/status/`)
    ? { topic: `${prefix}/command`, payload: 'status_update' }
    : { topic: `${prefix}/rpc`, payload: question(prefix, 'Shelly.GetStatus') };
}
