/** The settings in memory: read once at the start, changed only as a whole, and only after they are on disk. */
import type { Change, Editing } from '../base/editing.ts';
import { err, ok, type Result, systemCode, toError } from '../base/errors.ts';
import { type Dispose, Emitter, type Listenable } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Logger, Notice, SettingsStore } from '../base/ports.ts';
import { isRecord } from '../base/record.ts';
import { jsonSize } from '../base/size.ts';
import { sameValue } from '../entities/equal.ts';
import type { LayoutChange } from '../model/layout.ts';
import type { Settings } from '../model/settings.ts';
import { arrange } from './layout.ts';
import { loadSettings } from './load.ts';
import { migrateSettings } from './migrations.ts';
import { parseSettings } from './schema.ts';

export interface SettingsEvents {
  /**
   * Something is another: what is the same in both is the same object. `changed` also names what only a password that is
   * kept beside it changed of.
   */
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
  /**
   * Makes any other change (see `Editing`); what it leads to is checked as in `update`.
   * @param touched fields that are announced though they are the same: something that is kept elsewhere changed with them.
   */
  change<T>(change: Change<Settings, T>, touched?: ReadonlyArray<keyof Settings>): Promise<Result<T>>;
  /** How such a change would end now if the disk took it; nothing is changed. */
  check<T>(change: Change<Settings, T>): Result<T>;
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
const sections: ReadonlySet<string> = new Set([
  'builtinBroker',
  'discovery',
  'alerts',
  'history',
  'http',
  'layout',
  'updates',
]);
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

/** What is on disk already is taken as it is; only a change can be too much. */
function bounded(next: Result<Settings>): Result<Settings> {
  const isTooLarge = next.ok && jsonSize(next.value, limits.settingsChars) > limits.settingsChars;
  return isTooLarge ? err('settings.invalid', `larger than ${limits.settingsChars} characters`) : next;
}

function merge(before: RawPatch, patch: RawPatch): RawPatch {
  return Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** Changes of one part of the settings. */
export function editing<K extends keyof Settings>(
  settings: Pick<SettingsHolder, 'change'>,
  part: K,
): Editing<Settings[K]> {
  return (change) =>
    settings.change((current) => {
      const changed = change(current[part]);
      if (!changed.ok) return changed;
      return ok({ kept: { ...current, [part]: changed.value.kept }, value: changed.value.value });
    });
}

interface Request {
  /** Answers the settings it leads to, having noted what its asker is told. */
  readonly derive: (current: Settings) => Result<Settings>;
  readonly touched: readonly string[];
  readonly settle: (result: Result<Settings>) => void;
}

/**
 * Loads the settings. What is valid of a damaged file is kept; the file itself is moved aside and never lost. One that
 * cannot even be moved is left alone, and the settings then live in memory only and refuse changes; so does a newer app's.
 */
export async function createSettingsHolder(store: SettingsStore, logger: Logger): Promise<SettingsHolder> {
  const log = logger.child('settings');
  const { settings, notices, writable } = await loadSettings(store, log);
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

  async change<T>(change: Change<Settings, T>, touched: ReadonlyArray<keyof Settings> = []): Promise<Result<T>> {
    let told: { readonly value: T } | undefined;
    const done = await this.#request((current) => {
      const changed = change(current);
      if (!changed.ok) return changed;
      told = { value: changed.value.value };
      return parseSettings(changed.value.kept);
    }, touched);
    if (!done.ok) return done;
    return told === undefined ? err('internal') : ok(told.value);
  }

  check<T>(change: Change<Settings, T>): Result<T> {
    const changed = change(this.#settings);
    if (!changed.ok) return changed;
    const next = bounded(parseSettings(changed.value.kept));
    return next.ok ? ok(changed.value.value) : next;
  }

  #request(derive: Request['derive'], touched: readonly string[] = []): Promise<Result<Settings>> {
    return new Promise((settle) => {
      this.#waiting.push({ derive: (current) => bounded(derive(current)), touched, settle });
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
        const result = this.#derived(request, to);
        if (result.ok) {
          to = result.value;
          accepted.push([request, to]);
        } else request.settle(result);
      }
      if (accepted.length === 0) continue;
      const failure = await this.#save(to);
      if (failure === undefined) {
        this.#settings = sharing(from, to);
        const touched = accepted.flatMap(([request]) => request.touched);
        const changed = [...new Set([...changedFields(from, this.#settings), ...touched])];
        if (changed.length > 0) this.#emitter.emit('changed', { from, to: this.#settings, changed });
      }
      for (const [request, value] of accepted) request.settle(failure ?? ok(value));
      // Those that were refused hear of it before the next change is made.
      if (failure !== undefined) await new Promise((resolve) => setImmediate(resolve));
    }
    // In the same turn as the last look at the queue: a request that comes next starts a new write.
    this.#writing = undefined;
  }

  /** A change that throws is a bug, and its own: those beside it are made. */
  #derived(request: Request, from: Settings): Result<Settings> {
    try {
      return request.derive(from);
    } catch (error) {
      this.#log.error('change.failed', { error: toError(error) });
      return err('internal');
    }
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
