/** Commands that concern the service as a whole: snapshot, start and stop, clock, settings. */
import { err, ok, type Result } from '../service/errors.ts';
import type { Service } from '../service/service.ts';
import { isBackup, readBackup } from '../service/tasks/built-in/backup.ts';
import type { Handlers } from './api.ts';

type Names =
  | 'service.snapshot'
  | 'service.watch'
  | 'service.stop'
  | 'service.start'
  | 'service.restart'
  | 'clock.advance'
  | 'settings.get'
  | 'settings.update'
  | 'settings.export'
  | 'settings.import';

/** A clock that moves by hand (`--virtual-clock`). */
interface Advancing {
  advance(ms: number): Promise<void> | void;
}

function canAdvance(clock: object): clock is Advancing {
  return 'advance' in clock && typeof clock.advance === 'function';
}

function done(result: Result<void>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}

export function serviceHandlers(service: Service): Pick<Handlers, Names> {
  const { clock } = service.ports;
  return {
    'service.snapshot': () => ok(service.snapshot()),
    // What a client watches is kept by its transport.
    'service.watch': () => ok({}),
    'service.stop': async ({ stayStopped }) => (stayStopped === true ? done(await service.pause()) : ok({})),
    'service.start': async () => done(await service.resume()),
    'service.restart': async () => done(await service.restart()),
    'clock.advance': async ({ seconds }) => {
      if (!canAdvance(clock)) return err('clock.real');
      await clock.advance(seconds * 1000);
      return ok({ now: new Date(clock.now()).toISOString() });
    },
    'settings.get': () => ok(service.settingsView()),
    'settings.update': async ({ patch }) => {
      const updated = await service.settings.update(patch);
      return updated.ok ? ok(service.settingsView()) : updated;
    },
    'settings.export': () => ok({ json: `${JSON.stringify(service.settings.get(), null, 2)}\n` }),
    'settings.import': async ({ json }) => {
      let raw: unknown;
      try {
        raw = JSON.parse(json);
      } catch {
        return err('settings.invalid', 'json: is not JSON');
      }
      const restored = isBackup(raw) ? readBackup(json) : ok(raw);
      if (!restored.ok) return restored;
      const replaced = await service.settings.replace(restored.value);
      return replaced.ok ? ok(service.settingsView()) : replaced;
    },
  };
}
