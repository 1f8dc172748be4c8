/** The settings as they are found at the start, whatever the file has become. */
import { randomUUID } from 'node:crypto';
import { type Result, systemCode, toError } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Logger, Notice, SettingsStore } from '../base/ports.ts';
import { isRecord } from '../base/record.ts';
import { type Settings, settingsVersion } from '../model/settings.ts';
import { migrateSettings, newerVersion } from './migrations.ts';
import { type Salvaged, salvageSettings } from './salvage.ts';
import { defaultSettings, parseSettings } from './schema.ts';

type RawSettings = Readonly<Record<string, unknown>>;

export interface Loaded {
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  readonly writable: boolean;
}

/**
 * What is valid of a damaged file is kept; the file itself is moved aside and never lost. One that cannot even be moved is
 * left alone, and the settings then live in memory only and refuse changes; so does a newer app's.
 */
export async function loadSettings(store: SettingsStore, log: Logger): Promise<Loaded> {
  const defaults = defaultSettings(randomUUID());
  let reason: string;
  try {
    const raw = await store.load();
    if (raw === undefined) return await keepFirst(store, log, defaults);
    const migrated = migrateSettings(raw);
    // An install that lost its id gets a new one rather than losing its settings.
    const parsed = migrated.ok ? parseSettings({ installId: defaults.installId, ...migrated.value }) : migrated;
    if (parsed.ok) {
      if (isRecord(raw) && (raw.version !== settingsVersion || raw.installId === undefined)) {
        await keepFirst(store, log, parsed.value);
      }
      return { settings: parsed.value, notices: [], writable: true };
    }
    log.error('load.refused', { detail: parsed.error.detail });
    const isNewer = parsed.error.detail === newerVersion;
    const kept = salvageable(raw, migrated, defaults.installId, isNewer);
    if (kept?.ok === true && isNewer) return readOnly(kept.value);
    if (kept?.ok === true) return await keepRest(store, log, kept.value);
    reason = isNewer ? newerVersion : 'invalid';
  } catch (error) {
    reason = 'corrupt';
    log.error('load.failed', { error: toError(error) });
  }
  try {
    const path = await store.setAside(reason);
    log.warn('file.setAside', { reason, path });
    const { settings, notices, writable } = await keepFirst(store, log, defaults);
    return { settings, notices: [{ code: 'settings.recovered', detail: path }, ...notices], writable };
  } catch (error) {
    log.error('setAside.failed', { error: toError(error) });
    return { settings: defaults, notices: [{ code: 'settings.readOnly' }], writable: false };
  }
}

/** What is valid of a file; undefined where it is no settings file at all. */
function salvageable(
  raw: unknown,
  migrated: Result<RawSettings>,
  installId: string,
  isNewer: boolean,
): Result<Salvaged> | undefined {
  if (isNewer && isRecord(raw)) return salvageSettings({ installId, ...raw, version: settingsVersion });
  return migrated.ok ? salvageSettings({ installId, ...migrated.value }) : undefined;
}

/** A newer app's file stays as it is: what this one understands of it holds, and nothing can be changed. */
function readOnly({ settings }: Salvaged): Loaded {
  return { settings, notices: [{ code: 'settings.newer' }], writable: false };
}

/** The file is moved aside as it was, and what was valid of it goes into a new one. */
async function keepRest(store: SettingsStore, log: Logger, { settings, refused }: Salvaged): Promise<Loaded> {
  const left = shorten(refused);
  try {
    const path = await store.setAside('partly');
    log.warn('file.setAside', { reason: 'partly', path, refused });
    const { notices, writable } = await keepFirst(store, log, settings);
    return {
      settings,
      notices: [{ code: 'settings.partly', detail: `${left}. The old file: ${path}` }, ...notices],
      writable,
    };
  } catch (error) {
    log.error('setAside.failed', { error: toError(error) });
    return {
      settings,
      notices: [{ code: 'settings.partly', detail: left }, { code: 'settings.readOnly' }],
      writable: false,
    };
  }
}

function shorten(refused: readonly string[]): string {
  const shown = refused
    .slice(0, 10)
    .join(', ')
    .slice(0, limits.nameChars * 4);
  return refused.length > 10 ? `${shown} and ${refused.length - 10} more` : shown;
}

/** Writes settings that are not on disk yet, so that the install id is the same at the next start. */
async function keepFirst(store: SettingsStore, log: Logger, settings: Settings): Promise<Loaded> {
  try {
    await store.save(settings);
    return { settings, notices: [], writable: true };
  } catch (error) {
    log.error('save.failed', { error: toError(error) });
    // Later changes may still work (a disk that was full); each is tried and answered on its own.
    return { settings, notices: [{ code: 'settings.readOnly', detail: systemCode(error) }], writable: true };
  }
}
