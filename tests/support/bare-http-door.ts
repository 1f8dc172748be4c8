/** The HTTP door with nothing of a home behind it: its commands answer at once, and its events are the test's. */
import type { Api } from '../../main/api/api.ts';
import { createHttpDoor, type HttpDoor, type HttpService } from '../../main/door/http/door.ts';
import { loadTokens, type Tokens } from '../../main/door/http/tokens.ts';
import { err, ok } from '../../main/service/base/errors.ts';
import { Emitter } from '../../main/service/base/events.ts';
import type { HttpSettings } from '../../main/service/model/http.ts';
import type { ServiceEvents } from '../../main/service/model/service.ts';
import type { SettingsEvents } from '../../main/service/settings/holder.ts';
import { defaultSettings } from '../../main/service/settings/schema.ts';
import { systemClock } from '../../main/service/time/clock.ts';
import { askHttp, type HttpAnswer, type HttpRequest } from './http-door.ts';
import { createMemoryLogger } from './memory-logger.ts';
import { freePort } from './ports.ts';

export interface BareHttp {
  readonly door: HttpDoor;
  readonly tokens: Tokens;
  readonly events: Emitter<ServiceEvents>;
  readonly lines: ReturnType<typeof createMemoryLogger>['lines'];
  readonly port: number;
  /** Has all rights. */
  readonly token: string;
  ask(path: string, request?: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export async function openBareHttp(settings: Partial<HttpSettings> = {}): Promise<BareHttp> {
  const logger = createMemoryLogger();
  const port = await freePort();
  const defaults = defaultSettings('test');
  const changed = new Emitter<SettingsEvents>(() => undefined);
  const events = new Emitter<ServiceEvents>(() => undefined);
  const whole = { ...defaults, http: { ...defaults.http, enabled: true, port, ...settings } };
  const service: HttpService = {
    ports: { clock: systemClock, timers: systemClock, logger },
    options: { version: '0.0.0' },
    settings: { get: () => whole, on: changed.on.bind(changed) },
    on: events.on.bind(events),
  };
  const store = { load: async () => undefined, save: async () => undefined, setAside: async () => '' };
  const tokens = await loadTokens({ store, clock: systemClock, timers: systemClock, logger });
  const api: Api = {
    knows: (name): name is never => name !== '',
    call: async (name) => (name === 'task.list' ? ok({ tasks: [] }) : err('entity.unknown')),
  };
  const door = createHttpDoor({ service, tokens, onStop: () => undefined });
  const added = await tokens.add({ name: 'test', scope: 'admin' });
  if (!added.ok) throw new Error(added.error.code);
  await door.open(api);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ door, tokens, events, port, lines: logger.lines, token: added.value.token },
    ask: (path, request) => askHttp(`${url}${path}`, request),
    close: () => door.close(),
  };
}
