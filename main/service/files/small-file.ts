/** Reads files whose names come from people: regular ones only, bounded in size and time. */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { ServiceError } from '../base/errors.ts';
import { limits } from '../base/limits.ts';

/**
 * The bytes of a regular file. A device, a pipe or a socket is never opened: reading could wait for ever, or never end.
 * @throws ServiceError `request.invalid` for what is no regular file, `request.tooLarge` above `maxBytes`, or when `signal`
 * is aborted; and what the file system throws.
 */
export async function readSmallFile(
  path: string,
  maxBytes: number,
  signal: AbortSignal = AbortSignal.timeout(limits.readFileMs),
): Promise<Buffer> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(new ServiceError('request.invalid', 'the file cannot be read in time'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    if (signal.aborted) abort();
    return await Promise.race([read(path, maxBytes), aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function read(path: string, maxBytes: number): Promise<Buffer> {
  if (!(await stat(path)).isFile()) throw notRegular();
  // Should a pipe take its place in between: opening one that nobody writes to would wait.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await readBounded(file, maxBytes);
  } finally {
    await file.close();
  }
}

async function readBounded(file: FileHandle, maxBytes: number): Promise<Buffer> {
  const status = await file.stat();
  if (!status.isFile()) throw notRegular();
  if (status.size > maxBytes) throw tooLarge(maxBytes);
  // Files of /proc say that they are empty, and a file may grow: one byte more tells.
  const bytes = Buffer.alloc(Math.max(status.size, Math.min(maxBytes, 64 * 1024)) + 1);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
  }
  throw tooLarge(maxBytes);
}

function notRegular(): ServiceError {
  return new ServiceError('request.invalid', 'not a regular file');
}

function tooLarge(maxBytes: number): ServiceError {
  return new ServiceError('request.tooLarge', `more than ${maxBytes} bytes`);
}
