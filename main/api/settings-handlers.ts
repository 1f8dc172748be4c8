/** Commands that concern the settings as a whole: read, changed, copied, and taken from a file. */
import { join } from 'node:path';
import type { ServiceOptions, ServicePorts } from '../service/background/surroundings.ts';
import { err, ok, type Result, systemCode } from '../service/base/errors.ts';
import type { SettingsChange, SettingsView } from '../service/model/service.ts';
import type { SettingsHolder } from '../service/settings/holder.ts';
import { migrateSettings } from '../service/settings/migrations.ts';
import { parseSettings } from '../service/settings/schema.ts';
import { isBackup, listBackups, openBackup, readBackup, writeBackup } from '../service/tasks/kinds/backup.ts';
import type { Handlers } from './methods.ts';

type Names =
  | 'settings.get'
  | 'settings.update'
  | 'settings.export'
  | 'settings.import'
  | 'settings.preview'
  | 'settings.backup'
  | 'settings.backups'
  | 'settings.restore'
  | 'layout.arrange';

/** Settings in a file: as they were exported, or inside a backup. */
function settingsIn(json: string): Result<unknown> {
  try {
    const raw: unknown = JSON.parse(json);
    return isBackup(raw) ? readBackup(json) : ok(raw);
  } catch {
    return err('settings.invalid', 'json: is not JSON');
  }
}

/** What of `to` is not as in `from`, field by field; of lists of records it counts. Pure. */
function settingsChanges(from: object, to: object): SettingsChange[] {
  const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const change = changeOf(before.get(field), after.get(field));
    return change === undefined ? [] : [{ field, ...change }];
  });
}

function changeOf(from: unknown, to: unknown): Omit<SettingsChange, 'field'> | undefined {
  if (JSON.stringify(from) === JSON.stringify(to)) return undefined;
  const [before, after] = [byId(from), byId(to)];
  if (before === undefined || after === undefined) return { added: 0, removed: 0, changed: 1 };
  const kept = [...after].filter(([id]) => before.has(id));
  const changed = kept.filter(([id, record]) => before.get(id) !== record).length;
  return { added: after.size - kept.length, removed: before.size - kept.length, changed };
}

/** The records of a list as JSON, by their id; undefined for what is no such list. */
function byId(value: unknown): Map<string, string> | undefined {
  if (!Array.isArray(value)) return undefined;
  return new Map(
    value.map((record: unknown) => {
      const json = JSON.stringify(record);
      const hasId = typeof record === 'object' && record !== null && 'id' in record;
      return [hasId ? String(record.id) : json, json];
    }),
  );
}

/** The settings, as these commands reach them. */
export interface SettingsPorts {
  readonly options: Pick<ServiceOptions, 'dataDir'>;
  readonly ports: Pick<ServicePorts, 'clock'>;
  readonly settings: Pick<SettingsHolder, 'arrange' | 'get' | 'replace' | 'update'>;
  settingsView(): SettingsView;
}

export function settingsHandlers(service: SettingsPorts): Pick<Handlers, Names> {
  const { settings } = service;
  const folder = join(service.options.dataDir, 'backups');
  const asText = (): string => `${JSON.stringify(settings.get(), null, 2)}\n`;
  return {
    'settings.get': () => ok(service.settingsView()),
    'settings.update': async ({ patch }) => {
      const updated = await settings.update(patch);
      return updated.ok ? ok(service.settingsView()) : updated;
    },
    'settings.export': () => ok({ json: asText() }),
    'settings.import': async ({ json }) => {
      const restored = settingsIn(json);
      if (!restored.ok) return restored;
      const replaced = await settings.replace(restored.value);
      return replaced.ok ? ok(service.settingsView()) : replaced;
    },
    'layout.arrange': async (change) => {
      const updated = await settings.arrange(change);
      return updated.ok ? ok(updated.value.layout) : updated;
    },
    'settings.preview': ({ json }) => {
      const restored = settingsIn(json);
      const migrated = restored.ok ? migrateSettings(restored.value) : restored;
      if (!migrated.ok) return migrated;
      const now = settings.get();
      const parsed = parseSettings({ ...migrated.value, installId: now.installId });
      return parsed.ok ? ok({ changes: settingsChanges(now, parsed.value) }) : parsed;
    },
    'settings.backups': async () => {
      try {
        return ok({ copies: await listBackups(folder) });
      } catch (error) {
        return err('settings.readOnly', systemCode(error));
      }
    },
    'settings.restore': async ({ file }) => {
      const restored = await openBackup(folder, file);
      if (!restored.ok) return restored;
      const replaced = await settings.replace(restored.value);
      return replaced.ok ? ok(service.settingsView()) : replaced;
    },
    'settings.backup': async () => {
      try {
        const written = await writeBackup(folder, asText(), service.ports.clock.now());
        return written.ok ? ok({ file: join(folder, written.value) }) : written;
      } catch (error) {
        return err('settings.readOnly', systemCode(error));
      }
    },
  };
}
