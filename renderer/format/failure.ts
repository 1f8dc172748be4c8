/** Sentences for error codes. The service speaks in codes; people read these. */

import type { ErrorCode, Failure } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';

/** True for a code of the closed list. */
function isErrorCode(code: string): code is ErrorCode {
  return words().look('failureSentences', code) !== undefined;
}

/** Details of brokers that a sentence of their own says better; the service gives them in its own words, or by code. */
const details = [
  [/ENOTFOUND|EAI_AGAIN/, 'failure.unknownName'],
  [/ECONNREFUSED/, 'failureSentences.broker.unreachable'],
  [/EHOSTUNREACH|ENETUNREACH|ENETDOWN/, 'failure.noWay'],
  [/^caFile cannot be read/, 'failure.noCaFile'],
  [/^certFile cannot be read/, 'failure.noCertFile'],
  [/^keyFile cannot be read/, 'failure.noKeyFile'],
  [/^the certificate files cannot be used/, 'failure.badFiles'],
  [/CERT_HAS_EXPIRED/, 'failure.expired'],
  [/ALTNAME_INVALID|HOSTNAME_/, 'failure.otherName'],
  [/WRONG_VERSION|^EPROTO|PACKET_LENGTH/, 'failure.noTls'],
  [/not the pinned one/, 'failure.notPinned'],
  [/^bad user name or password$|^not authorized$/, 'failureSentences.broker.refused'],
] as const;

function sentenceOf({ code, detail = '' }: Failure): { readonly sentence: string; readonly rest: string } {
  if (code.startsWith('broker.')) {
    const known = details.find(([pattern]) => pattern.test(detail));
    // What a broker's certificate is told by stays to be seen: a person may pin it.
    if (known !== undefined) return { sentence: say(known[1]), rest: /SHA-256 \S+/.exec(detail)?.[0] ?? '' };
  }
  const sentence = isErrorCode(code) ? say(`failureSentences.${code}`) : say('failure.failedCode', { code });
  return { sentence, rest: detail };
}

/** A sentence for a failure, and what else is known of it: after it, not in brackets, for it may have its own. */
export function sayFailure(failure: Failure): string {
  const { sentence, rest } = sentenceOf(failure);
  return rest === '' ? sentence : `${sentence.replace(/[.。]$/u, '')}: ${rest.replace(/([^.?!])$/u, '$1.')}`;
}

/** A sentence for a broker's reason: an error code, optionally followed by `: detail`. */
export function sayReason(reason: string): string {
  const [code = '', ...rest] = reason.split(': ');
  if (!isErrorCode(code)) return reason;
  return sayFailure(rest.length === 0 ? { code } : { code, detail: rest.join(': ') });
}
