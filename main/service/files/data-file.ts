/** Reads the small files of the data folder, whatever lies in their place. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { limits } from '../base/limits.ts';

/** A file that is there and cannot be used: `reason` says why in a word. */
export class FileDamage extends Error {
  readonly reason: 'not a file' | 'too large' | 'not text' | 'not JSON';

  constructor(reason: FileDamage['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * The JSON in a file of at most `limits.dataFileBytes`, with or without a byte-order mark; undefined when there is none.
 * Throws `FileDamage` for what is no such file (a folder, a pipe, a device, another encoding), else what the file system
 * throws.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  return text === undefined ? undefined : parseFileText(text);
}

async function readTextFile(path: string): Promise<string | undefined> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    // A pipe that nobody writes to would be waited for otherwise.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return undefined;
    // A socket, or a folder where the system does not open them.
    if (code === 'ENXIO' || code === 'EISDIR') throw new FileDamage('not a file');
    throw error;
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new FileDamage('not a file');
    if (stats.size > limits.dataFileBytes) throw new FileDamage('too large');
    const bytes = await file.readFile();
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new FileDamage('not text');
    }
  } finally {
    await file.close();
  }
}

/** The JSON of a file's text. Editors on Windows write a byte-order mark, which JSON does not know. */
export function parseFileText(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return parsed;
  } catch {
    throw new FileDamage('not JSON');
  }
}
