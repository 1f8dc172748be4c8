/** What a command to an unknown entity means while its broker may still come. */
import { err, type Result } from '../base/errors.ts';

/** Nobody can call an entity unknown before every broker has told what it keeps: until then it is only not there yet. */
export function unlessComing<T>(id: string, areBrokersSettled: boolean, sent: Result<T>): Result<T> {
  if (sent.ok || sent.error.code !== 'entity.unknown' || areBrokersSettled) return sent;
  return err('entity.unavailable', `${id}: its broker is not there yet`);
}
