import { describe, expect, it } from 'vitest';
import { sayFailure, sayReason } from '../../../../renderer/format/failure.ts';

describe('what was wrong with a broker', () => {
  it.each([
    ['broker.unreachable', 'nothing listens there (ECONNREFUSED)', 'Nothing answers at this address.'],
    ['broker.unreachable', 'the name is not known (ENOTFOUND)', 'No computer with this name is known on the network.'],
    ['broker.unreachable', 'no route to the host (EHOSTUNREACH)', 'The network knows no way there.'],
    ['broker.tls', 'caFile cannot be read (ENOENT)', 'The file of the certificate authority cannot be read.'],
    ['broker.tls', 'keyFile cannot be read (EACCES)', 'The file of the client key cannot be read.'],
    ['broker.tls', 'CERT_HAS_EXPIRED; SHA-256 AA:BB', 'The broker’s certificate has expired: SHA-256 AA:BB.'],
    ['broker.refused', 'bad user name or password', 'The broker refused the login. Check user name and password.'],
    [
      'broker.tls',
      'DEPTH_ZERO_SELF_SIGNED_CERT; SHA-256 AA:BB',
      'The secure connection failed: the certificate is not trusted: DEPTH_ZERO_SELF_SIGNED_CERT; SHA-256 AA:BB.',
    ],
    [
      'broker.unreachable',
      'no WebSocket there (HTTP 404)',
      'Nothing answers at this address: no WebSocket there (HTTP 404).',
    ],
  ] as const)('%s, %s', (code, detail, sentence) => {
    expect(sayFailure({ code, detail })).toBe(sentence);
    expect(sayReason(`${code}: ${detail}`)).toBe(sentence);
  });

  it('never puts brackets into brackets', () => {
    expect(sayFailure({ code: 'broker.tls', detail: 'the certificate files cannot be used (EBAD)' })).not.toMatch(
      /\([^)]*\(/,
    );
  });
});
