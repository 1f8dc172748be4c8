/** Sentences for error codes. The service speaks in codes; people read these. */

import type { ErrorCode, Failure } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';

/** True for a code of the closed list. */
function isErrorCode(code: string): code is ErrorCode {
  return words().look('failureSentences', code) !== undefined;
}

/** A sentence for a failure, with its detail when there is one. */
export function sayFailure(failure: Failure): string {
  const sentence = isErrorCode(failure.code)
    ? say(`failureSentences.${failure.code}`)
    : say('failure.failedCode', { code: String(failure.code) });
  return failure.detail === undefined || failure.detail === '' ? sentence : `${sentence} (${failure.detail})`;
}

/** A sentence for a broker's reason: an error code, optionally followed by `: detail`. */
export function sayReason(reason: string): string {
  const [code = '', ...rest] = reason.split(': ');
  if (!isErrorCode(code)) return reason;
  return sayFailure(rest.length === 0 ? { code } : { code, detail: rest.join(': ') });
}
