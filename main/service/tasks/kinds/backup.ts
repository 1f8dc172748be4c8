/** Copies of the settings, the oldest of which make room. Each is read back and checked before it counts. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result, ServiceError } from '../../base/errors.ts';
import { limits } from '../../base/limits.ts';
import { writeFileAtomic } from '../../files/atomic-file.ts';
import { readSmallFile } from '../../files/small-file.ts';
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

const schema = z.strictObject({
  /** How many copies stay; the oldest go. */
  keep: z.number().int().min(1).max(100).default(10),
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
    const names = (await readdir(folder)).filter((each) => namePattern.test(each)).sort();
    const damaged: string[] = [];
    for (const [index, each] of names.entries()) {
      progress(40 + Math.floor((index / names.length) * 50), `Checking copy ${index + 1} of ${names.length}`);
      if (signal.aborted) return { result: 'retry' };
      if (!(await isGood(join(folder, each)))) damaged.push(each);
    }
    progress(90, 'Making room');
    // A damaged copy must not push a good one out.
    const good = names.filter((each) => !damaged.includes(each));
    const surplus = good.slice(0, Math.max(good.length - input.keep, 0));
    for (const each of surplus) await rm(join(folder, each), { force: true });
    const output = { file: name, kept: good.length - surplus.length, damaged };
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
