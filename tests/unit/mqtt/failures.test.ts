import { describe, expect, it } from 'vitest';
import { endingFailure, networkFailure, refusalOf } from '../../../main/service/mqtt/failures.ts';

const withCode = (code: string) => Object.assign(new Error('text'), { code });

describe('what went wrong', () => {
  it.each([
    ['ECONNREFUSED', 'broker.unreachable', 'nothing listens there (ECONNREFUSED)'],
    ['ENOTFOUND', 'broker.unreachable', 'the name is not known (ENOTFOUND)'],
    ['EHOSTUNREACH', 'broker.unreachable', 'no route to the host (EHOSTUNREACH)'],
    ['ETIMEDOUT', 'broker.timeout', 'ETIMEDOUT'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'broker.tls', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['CERT_HAS_EXPIRED', 'broker.tls', 'CERT_HAS_EXPIRED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'broker.tls', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'broker.tls', 'ERR_SSL_WRONG_VERSION_NUMBER'],
    ['EPROTO', 'broker.tls', 'EPROTO'],
    ['ESOMETHING', 'broker.unreachable', 'ESOMETHING'],
    ['constructor', 'broker.unreachable', 'constructor'],
  ])('%s is %s', (code, expected, detail) => {
    expect(networkFailure(withCode(code))).toEqual({ code: expected, detail });
  });

  it('waits for a person after a refused login, and tries again when the broker is only busy', () => {
    for (const code of [1, 2, 4, 5, 132, 133, 134, 135, 138, 222]) {
      expect(refusalOf(code)).toMatchObject({ isFinal: true, failure: { code: 'broker.refused' } });
    }
    for (const code of [3, 136, 137, 151, 159]) {
      expect(refusalOf(code)).toMatchObject({ isFinal: false, failure: { code: 'broker.unreachable' } });
    }
  });

  it('repeats what a broker says when it ends a connection', () => {
    expect(endingFailure(139).detail).toBe('the broker is shutting down');
    expect(endingFailure(200).detail).toBe('the broker ended the connection (200)');
  });
});
