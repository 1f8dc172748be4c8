/** Copies of the settings, the oldest of which make room. Each is read back and checked before it counts. */
import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result, ServiceError, systemCode } from '../../base/errors.ts';
import { limits } from '../../base/limits.ts';
import { writeFileAtomic } from '../../files/atomic-file.ts';
import { readSmallFile } from '../../files/small-file.ts';
import type { SettingsCopy } from '../../model/app.ts';
import type { TaskFunction } from '../services.ts';
import { taskKind } from './kind.ts';

const fileSchema = z.object({
  format: z.literal('inglenook-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  /** Of the text in `settings`. */
  sha256: z.string(),
  /** The settings file as text, so that the check covers it byte for byte. */
  settings: z.string(),
});

const namePattern = /^settings-\d{4}-\d\d-\d\dT[\d-]+Z\.json$/;

/** Whether parsed JSON says that it is a backup, damaged or not. */
export function isBackup(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && 'format' in raw && raw.format === 'inglenook-backup';
}

/** The settings inside a backup file, or `settings.invalid` where it is damaged. */
export function readBackup(text: string): Result<unknown> {
  try {
    const file = fileSchema.parse(JSON.parse(text));
    if (hash(file.settings) !== file.sha256) return err('settings.invalid', 'the backup is damaged');
    const settings: unknown = JSON.parse(file.settings);
    return ok(settings);
  } catch {
    return err('settings.invalid', 'is not a backup');
  }
}

/** Writes a copy and reads it back; answers its name. Throws what the system says. */
export async function writeBackup(folder: string, settings: string, now: number): Promise<Result<string>> {
  const createdAt = new Date(now).toISOString();
  const file: z.infer<typeof fileSchema> = {
    format: 'inglenook-backup',
    version: 1,
    createdAt,
    sha256: hash(settings),
    settings,
  };
  const name = `settings-${createdAt.replaceAll(/[:.]/g, '-')}.json`;
  await writeFileAtomic(join(folder, name), `${JSON.stringify(file, null, 2)}\n`);
  const written = await readCopy(join(folder, name));
  return written.ok ? ok(name) : written;
}

/** The copies of a folder, the newest first. Throws what the system says; no folder, no copies. */
export async function listBackups(folder: string): Promise<SettingsCopy[]> {
  const names = await namesIn(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  const copies: SettingsCopy[] = [];
  for (const file of names.reverse()) {
    const path = join(folder, file);
    const { size } = await stat(path);
    copies.push({ file, createdAt: timeOf(file), bytes: size, isGood: await isGood(path) });
  }
  return copies;
}

/** The settings of one of the copies, by its name alone; `settings.invalid` where it is none, or damaged. */
export async function openBackup(folder: string, file: string): Promise<Result<unknown>> {
  if (!namePattern.test(file)) return err('settings.invalid', 'is not a backup');
  try {
    return await readCopy(join(folder, file));
  } catch (error) {
    return err('settings.invalid', error instanceof ServiceError ? error.code : systemCode(error));
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((each) => namePattern.test(each)).sort();
}

/** `settings-2026-01-15T12-00-00-000Z.json` was made at 2026-01-15T12:00:00.000Z. */
function timeOf(file: string): string {
  const [, day = '', hours = '', minutes = '', seconds = '', ms = ''] =
    /^settings-([\d-]{10})T(\d\d)-(\d\d)-(\d\d)-(\d+)Z/.exec(file) ?? [];
  return `${day}T${hours}:${minutes}:${seconds}.${ms}Z`;
}

/** So many damaged copies are left for a person to look at. */
const damagedKept = 3;

/**
 * The copies that make room, the newest last: of good ones the newest `keep` stay, and all of them within so many bytes; but
 * the newest stays whatever its size. Pure.
 */
export function surplusCopies(
  copies: ReadonlyArray<Pick<SettingsCopy, 'file' | 'bytes' | 'isGood'>>,
  keep: number,
  maxBytes: number,
): string[] {
  // A damaged copy must not push a good one out.
  const good = copies.filter(({ isGood }) => isGood).slice(-keep);
  const damaged = copies.filter(({ isGood }) => !isGood).slice(-damagedKept);
  const staying = [...damaged, ...good];
  let bytes = staying.reduce((sum, each) => sum + each.bytes, 0);
  while (bytes > maxBytes && staying.length > 1) bytes -= staying.shift()?.bytes ?? 0;
  return copies.filter((each) => !staying.includes(each)).map(({ file }) => file);
}

const schema = z.strictObject({
  /** How many copies stay; the oldest go. */
  keep: z.number().int().min(1).max(100).default(10),
  /** All of them together. */
  maxMiB: z.number().int().min(1).max(1_024).default(64),
});

const run: TaskFunction<z.infer<typeof schema>> = async ({ input, services, signal, clock, progress }) => {
  const folder = services.backupFolder();
  const settings = services.settingsJson();
  try {
    progress(0, 'Writing a copy');
    const written = await writeBackup(folder, settings, clock.now());
    progress(40, 'Reading it back');
    if (!written.ok) return { result: 'retry', message: 'backup.damaged' };
    const name = written.value;
    const names = await namesIn(folder);
    const copies: Array<Pick<SettingsCopy, 'file' | 'bytes' | 'isGood'>> = [];
    for (const [index, each] of names.entries()) {
      progress(40 + Math.floor((index / names.length) * 50), `Checking copy ${index + 1} of ${names.length}`);
      if (signal.aborted) return { result: 'retry' };
      const path = join(folder, each);
      copies.push({ file: each, bytes: (await stat(path)).size, isGood: await isGood(path) });
    }
    progress(90, 'Making room');
    const surplus = surplusCopies(copies, input.keep, input.maxMiB * 1024 * 1024);
    for (const each of surplus) await rm(join(folder, each), { force: true, recursive: true });
    const staying = copies.filter(({ file }) => !surplus.includes(file));
    const kept = staying.filter(({ isGood: good }) => good).length;
    const damaged = staying.filter(({ isGood: good }) => !good).map(({ file }) => file);
    const output = { file: name, kept, damaged };
    if (damaged.length === 0) return { result: 'done', output };
    return { result: 'done', message: `backup.olderDamaged: ${damaged.join(', ')}`, output };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { result: 'retry', message: `backup.write: ${code}` };
  }
};

export const backupTask = taskKind(schema, run);

async function readCopy(path: string): Promise<Result<unknown>> {
  return readBackup((await readSmallFile(path, limits.backupFileBytes)).toString('utf8'));
}

/** False also for what has the name of a copy and is no file: a folder, a pipe. */
async function isGood(path: string): Promise<boolean> {
  try {
    return (await readCopy(path)).ok;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
