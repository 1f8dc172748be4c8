/** Asking a Tasmota device for its state. Pure. */
import type { Question } from '../dialect.ts';

const ownTopic = /^(?:tele|stat)\/(.+)\/[^/]+$/;

/** `STATUS 0` makes it tell everything. It is known by its topics, for it may be announced to Home Assistant instead. */
export function askTasmota(_identifiers: readonly string[], stateTopic: string): Question | undefined {
  const name = ownTopic.exec(stateTopic)?.[1];
  return name === undefined ? undefined : { topic: `cmnd/${name}/STATUS`, payload: '0' };
}
