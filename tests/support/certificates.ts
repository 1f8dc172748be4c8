import { X509Certificate } from 'node:crypto';
import { generate, type SelfsignedOptions } from 'selfsigned';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
  /** SHA-256, as OpenSSL writes it: pairs of digits with colons. */
  readonly fingerprint: string;
}

export interface CertificateOptions {
  readonly name: string;
  /** Names and addresses that a server certificate is good for. */
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
  /** Who signs it; without one it signs itself. */
  readonly authority?: Certificate;
  readonly isAuthority?: boolean;
  readonly notAfter?: Date;
}

/** A certificate for tests: valid from an hour ago, P-256. */
export async function makeCertificate(options: CertificateOptions): Promise<Certificate> {
  const { name, names = [], addresses = [], authority, isAuthority = false } = options;
  const altNames = [
    ...names.map((value) => ({ type: 2 as const, value })),
    ...addresses.map((ip) => ({ type: 7 as const, ip })),
  ];
  const hourMs = 3_600_000;
  const settings: SelfsignedOptions = {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 2 * hourMs),
    notAfterDate: options.notAfter ?? new Date(Date.now() + 24 * hourMs),
    extensions: [
      { name: 'basicConstraints', cA: isAuthority, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: isAuthority, critical: true },
      ...(altNames.length > 0 ? [{ name: 'subjectAltName' as const, altNames }] : []),
    ],
    ...(authority === undefined ? {} : { ca: { key: authority.key, cert: authority.cert } }),
  };
  const made = await generate([{ name: 'commonName', value: name }], settings);
  return { cert: made.cert, key: made.private, fingerprint: new X509Certificate(made.cert).fingerprint256 };
}
