/** Steps from older settings files to the present version. Pure: raw in, raw out; the schema checks the result. */
import { err, ok, type Result } from '../base/errors.ts';
import { isRecord } from '../base/record.ts';
import { settingsVersion } from '../model/settings.ts';

export type RawSettings = Readonly<Record<string, unknown>>;

/** Turns a file of the version that is its key into one of the next version. */
export type Migrations = Readonly<Record<number, (raw: RawSettings) => RawSettings>>;

/** Version 1 is the first that was ever written, so nothing leads to it. */
const migrations: Migrations = {};

/**
 * Brings a settings file to the present version. A file of a newer version is refused with the detail `newer`: it
 * belongs to a newer app and must not be overwritten.
 */
export function migrateSettings(
  raw: unknown,
  steps: Migrations = migrations,
  target: number = settingsVersion,
): Result<RawSettings> {
  if (!isRecord(raw)) return err('settings.invalid', 'not an object');
  const version = raw.version;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err('settings.invalid', 'version: must be a whole number from 1');
  }
  if (version > target) return err('settings.invalid', newerVersion);
  let current: RawSettings = raw;
  for (let from = version; from < target; from++) {
    const step = steps[from];
    if (step === undefined) return err('settings.invalid', `version: no way from ${from} to ${from + 1}`);
    current = { ...step(current), version: from + 1 };
  }
  return ok(current);
}

/** The detail of a refusal because the file is from a newer version. */
export const newerVersion = 'newer';
