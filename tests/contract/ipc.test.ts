/** Every command of the contract, as a hostile page would call it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, createApi } from '../../main/api/api.ts';
import { methods as table } from '../../main/api/methods.ts';
import { errorCodes, type Result } from '../../main/service/base/errors.ts';
import { limits } from '../../main/service/base/limits.ts';
import { createService } from '../../main/service/compose.ts';
import { createFileSettingsStore } from '../../main/service/files/file-store.ts';
import type { Service } from '../../main/service/service.ts';
import { createFileSecretStore } from '../../main/service/settings/secrets-file.ts';
import { systemClock } from '../../main/service/time/clock.ts';
import {
  isWindowCommand,
  runWindowCommand,
  type WindowHandlers,
  windowSchemas,
} from '../../main/shell/window/commands.ts';
import { createAnswer, type Invocation } from '../../main/shell/window/ipc.ts';
import { createMemoryLogger } from '../support/memory-logger.ts';

const page = { sender: { id: 1 }, senderFrame: { url: 'app://inglenook/index.html', parent: null } } as Invocation;
const names = [...Object.keys(table), ...Object.keys(windowSchemas)];
/** Nothing of these may happen for a request that makes no sense. */
const handled: string[] = [];
const windowHandlers = Object.fromEntries(
  Object.keys(windowSchemas).map((name) => [name, () => handled.push(name)]),
) as unknown as WindowHandlers;

let folder: string;
let service: Service;
let api: Api;
const logger = createMemoryLogger();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-contract-'));
  const store = (name: string) => createFileSettingsStore(path.join(folder, name));
  service = await createService(
    {
      clock: systemClock,
      timers: systemClock,
      logger,
      settings: store('settings.json'),
      memory: store('registry.json'),
      secrets: createFileSecretStore(path.join(folder, 'secrets.json')),
      notifier: { show: async () => ({ kind: 'shown' }), withdraw: () => undefined, onAction: () => () => undefined },
      power: { state: () => ({ onBattery: false }), on: () => () => undefined },
    },
    { dataDir: folder, version: '0.0.0', demo: false, extraBrokers: [] },
  );
  await service.start();
  api = createApi(service);
});
afterAll(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of its own, so that the rate limit of one test is not that of another. */
function call(name: unknown, request: unknown): Promise<Result<unknown>> {
  const run = (command: string, raw: unknown) =>
    isWindowCommand(command) ? runWindowCommand(windowHandlers, command, raw) : api.call(command, raw);
  const answer = createAnswer({ run, isOurs: (id) => id === 1, clock: systemClock, logger });
  return answer(page, name, request);
}

function expectRefusal(result: Result<unknown>, code: string): void {
  expect(result).toMatchObject({ ok: false, error: { code } });
}

describe.each(names)('%s', (name) => {
  it('refuses what is not its request, names a code, and throws nothing', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) as unknown;
    for (const request of [
      7,
      'text',
      true,
      [],
      [{}],
      { __extra: 1 },
      JSON.parse('{"__proto__":{"x":1},"y":1}'),
      deep,
    ]) {
      expectRefusal(await call(name, request), 'request.invalid');
    }
    expectRefusal(await call(name, { x: 'y'.repeat(limits.ipcRequestBytes) }), 'request.tooLarge');
    expectRefusal(await call(name, undefined), 'request.invalid');
  });

  it('answers only codes of the list, whatever the fields hold', async () => {
    const values = [null, 0, -1, 1e308, '', 'x', '\u0000', [], {}, true];
    const fields = [
      'id',
      'ids',
      'name',
      'broker',
      'task',
      'automation',
      'rule',
      'patch',
      'minutes',
      'json',
      'url',
      'entityId',
    ];
    for (const value of values) {
      const result = await call(name, Object.fromEntries(fields.map((field) => [field, value])));
      expectRefusal(result, 'request.invalid');
      if (!result.ok) expect(errorCodes).toContain(result.error.code);
    }
  });
});

describe('the border', () => {
  it('knows no other names', async () => {
    for (const name of [
      '',
      '__proto__',
      'constructor',
      'toString',
      'service',
      'service.snapshot ',
      'x'.repeat(100_000),
    ]) {
      const result = await call(name, {});
      expectRefusal(result, 'request.invalid');
      expect(JSON.stringify(result).length).toBeLessThan(500);
    }
    for (const name of [null, undefined, 1, {}, ['service.snapshot']])
      expectRefusal(await call(name, {}), 'request.invalid');
  });

  it('carries out nothing that it refuses', () => {
    expect(handled).toEqual([]);
    expect(logger.lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  it('lets no password out', async () => {
    const broker = {
      id: 'b1',
      name: 'Home',
      url: 'mqtt://127.0.0.1:1',
      username: 'me',
      enabled: false,
      protocolVersion: 5,
      discoveryPrefix: 'homeassistant',
    };
    expect(await call('broker.save', { broker, password: 'hunter2-secret' })).toMatchObject({ ok: true });
    const answers = await Promise.all(
      ['settings.get', 'settings.export', 'service.snapshot'].map((name) => call(name, {})),
    );
    expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(answers[0]).toMatchObject({ value: { brokers: [{ id: 'b1', hasPassword: true }] } });
    expect(JSON.stringify([answers, logger.lines])).not.toContain('hunter2-secret');
  });
});
