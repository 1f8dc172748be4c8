/** Copies of the settings, the oldest of which make room. Each is read back and checked before it counts. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../errors.ts';
import { writeFileAtomic } from '../../settings/atomic-file.ts';
import type { TaskFunction } from '../services.ts';

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

export const runBackup: TaskFunction<'backup'> = async ({ input, services, signal, clock, progress }) => {
  const folder = services.backupFolder();
  const settings = services.settingsJson();
  const createdAt = new Date(clock.now()).toISOString();
  const file: z.infer<typeof fileSchema> = {
    format: 'inglenook-backup',
    version: 1,
    createdAt,
    sha256: hash(settings),
    settings,
  };
  const name = `settings-${createdAt.replaceAll(/[:.]/g, '-')}.json`;
  try {
    progress(0, 'Writing a copy');
    await writeFileAtomic(join(folder, name), `${JSON.stringify(file, null, 2)}\n`);
    progress(40, 'Reading it back');
    const written = readBackup(await readFile(join(folder, name), 'utf8'));
    if (!written.ok) return { result: 'retry', message: 'backup.damaged' };
    const names = (await readdir(folder)).filter((each) => namePattern.test(each)).sort();
    const damaged: string[] = [];
    for (const [index, each] of names.entries()) {
      progress(40 + Math.floor((index / names.length) * 50), `Checking copy ${index + 1} of ${names.length}`);
      if (signal.aborted) return { result: 'retry' };
      if (!readBackup(await readFile(join(folder, each), 'utf8')).ok) damaged.push(each);
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

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
