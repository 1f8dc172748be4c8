/** A text that a passphrase encrypts: Node's own scrypt for the key, AES-256-GCM for the text. */
import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { z } from 'zod';

/** 32 MiB and a tenth of a second for each guess (RFC 7914: N = 2^15, r = 8, p = 1). */
const cost = { n: 2 ** 15, r: 8, p: 1 } as const;
const format = 'inglenook-sealed';

export const sealedSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  /** Bounds for what a file may ask of the machine: 512 MiB at most. */
  n: z
    .number()
    .int()
    .min(1_024)
    .max(2 ** 19),
  r: z.number().int().min(1).max(8),
  p: z.number().int().min(1).max(4),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});
export type Sealed = z.infer<typeof sealedSchema>;

/** What a passphrase made; it is kept in memory in place of the passphrase. */
export interface SealKey {
  readonly head: Pick<Sealed, 'format' | 'version' | 'n' | 'r' | 'p' | 'salt'>;
  readonly key: Buffer;
}

/** Whether parsed JSON says that it is sealed, damaged or not. */
export function isSealed(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && 'format' in raw && raw.format === format;
}

/** @param sealed what is to be opened with it; absent = a new one with a salt of its own. */
export async function keyOf(passphrase: string, sealed?: Sealed): Promise<SealKey> {
  const { n, r, p, salt } = sealed ?? { ...cost, salt: randomBytes(16).toString('base64') };
  const key = await derive(passphrase, Buffer.from(salt, 'base64'), { N: n, r, p, maxmem: 256 * n * r });
  return { head: { format, version: 1, n, r, p, salt }, key };
}

/** A new initialisation vector each time: one must never be used twice with a key. */
export function seal({ head, key }: SealKey, text: string): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aadOf(head));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    ...head,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

/** Undefined where the key is another, or the text was changed. */
export function unseal({ head, key }: SealKey, { iv, tag, data }: Sealed): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
    decipher.setAAD(aadOf(head)).setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function aadOf({ n, r, p, salt }: SealKey['head']): Buffer {
  return Buffer.from(JSON.stringify([format, 1, n, r, p, salt]));
}

function derive(passphrase: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Two keyboards may write one letter in two ways.
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
