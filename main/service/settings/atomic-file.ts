/** Files that are either the old or the new one, whatever happens in between. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

/**
 * Writes to a temporary file beside `path`, forces it to the disk, and renames it over `path`. Only the owner may read
 * it (0600). Throws what the file system throws; the old file is untouched then.
 */
export async function writeFileAtomic(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Makes the rename itself durable; Windows and some network folders cannot, and need not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The data is safe; only the directory entry may still be in the system's cache.
  }
}

/** A free name beside `path` for a file that is moved away: `settings.corrupt-2026-01-15T12-00-00-000Z.json`. */
export function asideName(path: string, reason: string, now: Date): string {
  const word = reason.replace(/[^a-z0-9-]+/gi, '-').slice(0, 40) || 'aside';
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const suffix = `${word}-${stamp}-${randomBytes(2).toString('hex')}`;
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}.${suffix}${ext}`);
}
