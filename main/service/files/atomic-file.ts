/** Files that are either the old or the new one, whatever happens in between. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readlink, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';

/** More symbolic links in a row than this are a circle. */
const mostLinks = 40;

/**
 * Writes a text, or its parts, to a temporary file beside `path`, forces it to the disk, and renames it over `path`. Only
 * the owner may read it (0600). Where `path` is a symbolic link, what it leads to is written and the link stays. Throws what the file
 * system throws; the old file is untouched then.
 */
export async function writeFileAtomic(path: string, text: string | readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = await linkTarget(path);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Where a path leads to: itself, or the end of its symbolic links, which need not exist. */
async function linkTarget(path: string): Promise<string> {
  let current = path;
  for (let links = 0; links < mostLinks; links++) {
    const next = await readlink(current).catch(() => undefined);
    if (next === undefined) return current;
    current = resolve(dirname(current), next);
  }
  return path;
}

/** Moves a file that cannot be used out of the way; a symbolic link to it stays. Answers its new path. */
export async function moveAside(path: string, reason: string): Promise<string> {
  const target = await linkTarget(path);
  const aside = asideName(target, reason, new Date());
  await rename(target, aside);
  return aside;
}

/** The temporary files of `writeFileAtomic`, and those of the library that keeps the app's settings. */
const temporaryName = /^[\w.-]+\.json\.(?:[0-9a-f]{12}\.tmp|tmp-\d{10}[0-9a-f]{6})$/;

/**
 * Removes temporary files that a process left in a folder when it was killed; some hold secrets. Only files of our own
 * pattern that are older than `beforeMs` (milliseconds since the epoch). Answers their names.
 */
export async function removeTemporaries(folder: string, beforeMs: number): Promise<string[]> {
  const removed: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !temporaryName.test(entry.name)) continue;
    const path = join(folder, entry.name);
    try {
      if ((await stat(path)).mtimeMs >= beforeMs) continue;
      await rm(path);
      removed.push(entry.name);
    } catch {
      // Gone already, or not ours to remove.
    }
  }
  return removed;
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
