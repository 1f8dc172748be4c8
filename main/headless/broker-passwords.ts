/** Passwords of brokers of the command line that are kept in files. */
import type { LineSentence } from '../../preload/words/line.ts';
import { ServiceError, toError } from '../service/base/errors.ts';
import { limits } from '../service/base/limits.ts';
import { readSmallFile } from '../service/files/small-file.ts';
import type { NamedBroker } from './options.ts';

/** The brokers with the passwords that their files hold, without the line's end; otherwise what says what is wrong. */
export async function withPasswords(brokers: readonly NamedBroker[]): Promise<readonly NamedBroker[] | LineSentence> {
  const read: NamedBroker[] = [];
  for (const { passwordFile, ...broker } of brokers) {
    if (passwordFile === undefined) {
      read.push(broker);
      continue;
    }
    try {
      const text = (await readSmallFile(passwordFile, limits.namedFileBytes)).toString('utf8');
      const password = text.replace(/\r?\n$/, '');
      read.push({ ...broker, password: password === '' ? undefined : password });
    } catch (thrown) {
      const error: Error & { code?: unknown } = toError(thrown);
      const why = thrown instanceof ServiceError ? (thrown.detail ?? thrown.code) : String(error.code ?? 'unknown');
      return (words) => words.say('options.unreadable', { file: passwordFile, why });
    }
  }
  return read;
}
