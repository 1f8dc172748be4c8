/** A service with its HTTP door open on a free port, and requests to it as any program would send them. */
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { join } from 'node:path';
import { type Api, createApi } from '../../main/api/api.ts';
import { createHttpDoor, type HttpDoor } from '../../main/door/http/door.ts';
import { loadTokens, type Tokens } from '../../main/door/http/tokens.ts';
import { createFileSettingsStore } from '../../main/service/files/file-store.ts';
import type { HttpCommands, HttpSettings } from '../../main/service/model/http.ts';
import { freePort } from './ports.ts';
import type { ServiceHarness } from './service-harness.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

export interface HttpRequest {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  /** In place of a body as JSON. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpHarness {
  readonly api: Api;
  readonly door: HttpDoor;
  readonly tokens: Tokens;
  readonly port: number;
  ask(path: string, request?: HttpRequest): Promise<HttpAnswer>;
  token(scope: HttpCommands['http.addToken'][0]['scope'], rest?: object): Promise<string>;
  close(): Promise<void>;
}

export interface HttpHarnessOptions {
  readonly settings?: Partial<HttpSettings>;
  onStop?(): void;
}

/** One request; the certificate of the other side is not looked at. */
export function askHttp(url: string, request: HttpRequest = {}): Promise<HttpAnswer> {
  const { method = 'GET', token, body, raw, headers = {} } = request;
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const send = url.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method,
      agent: false,
      rejectUnauthorized: false,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(parts).toString('utf8');
        let json: unknown;
        try {
          json = JSON.parse(whole);
        } catch {
          json = undefined;
        }
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: whole, json });
      });
    });
    sent.end(text);
  });
}

/** Opens it over a service that runs. */
export async function openHttp(home: ServiceHarness, options: HttpHarnessOptions = {}): Promise<HttpHarness> {
  const { service } = home;
  const { clock, timers, logger } = service.ports;
  const store = createFileSettingsStore(join(home.dataDir, 'tokens.json'));
  const tokens = await loadTokens({ store, clock, timers, logger });
  const door = createHttpDoor({ service, tokens, onStop: options.onStop ?? (() => undefined) });
  const api = createApi(service, { http: door });
  const port = await freePort();
  const updated = await service.settings.update({ http: { enabled: true, port, ...options.settings } });
  if (!updated.ok) throw new Error(JSON.stringify(updated.error));
  await door.open(api);
  return {
    api,
    door,
    tokens,
    port,
    ask: (path, request) => askHttp(`${door.state().url ?? `http://127.0.0.1:${port}`}${path}`, request),
    async token(scope, rest = {}) {
      const added = await tokens.add({ name: scope, scope, ...rest });
      if (!added.ok) throw new Error(added.error.code);
      return added.value.token;
    },
    close: () => door.close(),
  };
}
