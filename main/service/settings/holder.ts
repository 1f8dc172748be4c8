/** The settings in memory: read once at the start, changed only as a whole, and only after they are on disk. */
import { randomUUID } from 'node:crypto';
import { err, ok, type Result, systemCode, toError } from '../base/errors.ts';
import { type Dispose, Emitter, type Listenable } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Logger, Notice, SettingsStore } from '../base/ports.ts';
import { jsonSize } from '../base/size.ts';
import { sameValue } from '../entities/equal.ts';
import type { LayoutChange } from '../model/layout.ts';
import { type Settings, settingsVersion } from '../model/settings.ts';
import { arrange } from './layout.ts';
import { migrateSettings, newerVersion } from './migrations.ts';
import { type Salvaged, salvageSettings } from './salvage.ts';
import { defaultSettings, parseSettings } from './schema.ts';

export interface SettingsEvents {
  /** Something is another: what is the same in both is the same object. */
  changed: { readonly from: Settings; readonly to: Settings; readonly changed: readonly string[] };
}

export interface SettingsHolder extends Listenable<SettingsEvents> {
  /** The settings as they are now; costs nothing. */
  get(): Settings;
  /**
   * Changes some fields. A field of a section (`alerts`, `history`, ...) may be given alone; `null` removes an optional
   * field. Everything is checked and written first: on an error (`settings.invalid` with the field,
   * `settings.readOnly`) nothing has changed.
   */
  update(patch: unknown): Promise<Result<Settings>>;
  /** Takes a whole settings file, of this or an older version. The install keeps its own id. */
  replace(raw: unknown): Promise<Result<Settings>>;
  /** Changes some of the arrangement of home, on top of what it is when its turn comes. */
  arrange(change: LayoutChange): Promise<Result<Settings>>;
  /** Answers when everything asked for so far is on disk or was refused. */
  flush(): Promise<void>;
  /**
   * `settings.recovered` with the path of the file that was moved aside; `settings.partly` with what was left out;
   * `settings.newer`; `settings.readOnly`.
   */
  readonly notices: readonly Notice[];
}

type RawPatch = Readonly<Record<string, unknown>>;

/** Sections whose fields may be patched one by one. */
const sections: ReadonlySet<string> = new Set(['builtinBroker', 'discovery', 'alerts', 'history', 'layout', 'updates']);
/** Fields that belong to the file, not to the user. */
const fixed: ReadonlySet<string> = new Set(['version', 'installId']);

/**
 * The settings that a patch leads to; pure.
 * @returns `settings.invalid` with the field that is unknown, fixed or out of its range.
 */
function applyPatch(current: Settings, patch: unknown): Result<Settings> {
  if (!isRecord(patch)) return err('settings.invalid', 'not an object');
  const next = new Map<string, unknown>(Object.entries(current));
  for (const [key, value] of Object.entries(patch)) {
    if (fixed.has(key)) return err('settings.invalid', `${key}: cannot be changed`);
    const before = next.get(key);
    if (sections.has(key) && isRecord(value) && isRecord(before)) next.set(key, merge(before, value));
    else if (value === null) next.delete(key);
    else if (value !== undefined) next.set(key, value);
  }
  return parseSettings(Object.fromEntries(next));
}

function merge(before: RawPatch, patch: RawPatch): RawPatch {
  return Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null && value !== undefined),
  );
}

interface Request {
  readonly derive: (current: Settings) => Result<Settings>;
  readonly settle: (result: Result<Settings>) => void;
}

/**
 * Loads the settings. What is valid of a damaged file is kept; the file itself is moved aside and never lost. One that
 * cannot even be moved is left alone, and the settings then live in memory only and refuse changes; so does a newer app's.
 */
export async function createSettingsHolder(store: SettingsStore, logger: Logger): Promise<SettingsHolder> {
  const log = logger.child('settings');
  const { settings, notices, writable } = await load(store, log);
  return new Holder(store, log, settings, notices, writable);
}

class Holder implements SettingsHolder {
  readonly notices: readonly Notice[];
  readonly #store: SettingsStore;
  readonly #log: Logger;
  readonly #writable: boolean;
  readonly #emitter: Emitter<SettingsEvents>;
  #settings: Settings;
  #waiting: Request[] = [];
  #writing: Promise<void> | undefined;

  constructor(store: SettingsStore, log: Logger, settings: Settings, notices: readonly Notice[], writable: boolean) {
    this.#store = store;
    this.#log = log;
    this.#settings = settings;
    this.notices = notices;
    this.#writable = writable;
    this.#emitter = new Emitter((error) => log.error('listener.failed', { error: toError(error) }));
  }

  get(): Settings {
    return this.#settings;
  }

  on<K extends keyof SettingsEvents>(name: K, listener: (event: SettingsEvents[K]) => void): Dispose {
    return this.#emitter.on(name, listener);
  }

  update(patch: unknown): Promise<Result<Settings>> {
    return this.#request((current) => applyPatch(current, patch));
  }

  replace(raw: unknown): Promise<Result<Settings>> {
    return this.#request((current) => {
      const migrated = migrateSettings(raw);
      return migrated.ok ? parseSettings({ ...migrated.value, installId: current.installId }) : migrated;
    });
  }

  arrange(change: LayoutChange): Promise<Result<Settings>> {
    return this.#request((current) => applyPatch(current, { layout: arrange(current.layout, change) }));
  }

  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  #request(change: Request['derive']): Promise<Result<Settings>> {
    // What is on disk already is taken as it is; only a change can be too much.
    const derive: Request['derive'] = (current) => {
      const next = change(current);
      const isTooLarge = next.ok && jsonSize(next.value, limits.settingsChars) > limits.settingsChars;
      return isTooLarge ? err('settings.invalid', `larger than ${limits.settingsChars} characters`) : next;
    };
    return new Promise((settle) => {
      this.#waiting.push({ derive, settle });
      this.#writing ??= this.#write();
    });
  }

  /** Changes that come while one is being written share the next write. */
  async #write(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const requests = this.#waiting;
      this.#waiting = [];
      const from = this.#settings;
      let to = from;
      const accepted: Array<readonly [Request, Settings]> = [];
      for (const request of requests) {
        const result = request.derive(to);
        if (result.ok) {
          to = result.value;
          accepted.push([request, to]);
        } else request.settle(result);
      }
      if (accepted.length === 0) continue;
      const failure = await this.#save(to);
      if (failure === undefined) {
        this.#settings = sharing(from, to);
        const changed = changedFields(from, this.#settings);
        if (changed.length > 0) this.#emitter.emit('changed', { from, to: this.#settings, changed });
      }
      for (const [request, value] of accepted) request.settle(failure ?? ok(value));
    }
    // In the same turn as the last look at the queue: a request that comes next starts a new write.
    this.#writing = undefined;
  }

  async #save(settings: Settings): Promise<ReturnType<typeof err> | undefined> {
    if (!this.#writable) return err('settings.readOnly');
    try {
      await this.#store.save(settings);
      return undefined;
    } catch (error) {
      this.#log.error('save.failed', { error: toError(error) });
      return err('settings.readOnly', systemCode(error));
    }
  }
}

interface Loaded {
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  readonly writable: boolean;
}

async function load(store: SettingsStore, log: Logger): Promise<Loaded> {
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
  migrated: Result<RawPatch>,
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

/** The same settings, with what is as it was before taken from there: parsing makes everything anew. */
function sharing(from: Settings, to: Settings): Settings {
  const before = new Map<string, unknown>(Object.entries(from));
  const fields = Object.entries(to).map(([name, value]) => [
    name,
    sameValue(before.get(name), value) ? before.get(name) : value,
  ]);
  return Object.fromEntries(fields) as Settings;
}

function changedFields(from: Settings, to: Settings): string[] {
  const [before, after] = [
    new Map<string, unknown>(Object.entries(from)),
    new Map<string, unknown>(Object.entries(to)),
  ];
  return [...new Set([...after.keys(), ...before.keys()])].filter((name) => before.get(name) !== after.get(name));
}

function isRecord(value: unknown): value is RawPatch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
