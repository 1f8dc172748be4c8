/** What is measured: the whole service, and the named reference: mqtt.js that receives and JSON-parses, nothing more. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'mqtt';
import { createHeadlessNotifier } from '../../main/headless/surroundings.ts';
import { createService } from '../../main/service/compose.ts';
import { createFileSettingsStore } from '../../main/service/files/file-store.ts';
import { createLogger } from '../../main/service/log/log.ts';
import type { Service } from '../../main/service/service.ts';
import { createFileSecretStore } from '../../main/service/settings/secrets-file.ts';
import { systemClock } from '../../main/service/time/clock.ts';

export interface Consumer {
  /** Resolves when this many discovery configs are known. */
  known(count: number): Promise<void>;
  /** Resolves when the message on `bench/done` came. */
  done(): Promise<void>;
  /** Told of each state that came through, with the number that the message carried in `v1`. */
  onState(listener: (value: number) => void): void;
  stop(): Promise<void>;
}

/** Resolves when `fits` does, asked after each turn of the event loop. */
async function until(fits: () => boolean): Promise<void> {
  while (!fits()) await new Promise((resolve) => setImmediate(resolve));
}

export async function startBare(url: string): Promise<Consumer> {
  let configs = 0;
  let finish: (() => void) | undefined;
  let listener: ((value: number) => void) | undefined;
  const client = connect(url, { protocolVersion: 5, reconnectPeriod: 0 });
  client.on('message', (topic, payload) => {
    const parsed = JSON.parse(payload.toString()) as { v1?: number };
    if (topic.endsWith('/config')) configs += 1;
    else if (topic === 'bench/done') finish?.();
    else if (parsed.v1 !== undefined) listener?.(parsed.v1);
  });
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  client.subscribe('#');
  return {
    known: (count) => until(() => configs >= count),
    done: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    onState: (each) => {
      listener = each;
    },
    stop: () => client.endAsync(true),
  };
}

export interface ServiceConsumer extends Consumer {
  readonly service: Service;
}

export async function startService(url: string, maxEntities = 100_000): Promise<ServiceConsumer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'inglenook-bench-'));
  const settings = {
    id: 'bench',
    name: 'bench',
    url,
    enabled: true,
    protocolVersion: 5 as const,
    discoveryPrefix: 'homeassistant',
  };
  const service = await createService(
    {
      clock: systemClock,
      timers: systemClock,
      logger: createLogger({ level: 'error', stderr: true }),
      settings: createFileSettingsStore(join(dataDir, 'settings.json')),
      memory: createFileSettingsStore(join(dataDir, 'registry.json')),
      secrets: createFileSecretStore(join(dataDir, 'secrets.json')),
      notifier: createHeadlessNotifier(),
      power: { state: () => ({ onBattery: false }), on: () => () => undefined },
    },
    { dataDir, version: 'bench', demo: false, extraBrokers: [{ settings, password: undefined }], maxEntities },
  );
  await service.start();
  let finish: (() => void) | undefined;
  await until(() => service.brokers.unit('bench')?.online === true);
  service.brokers.unit('bench')?.listen('bench/done', () => finish?.());
  return {
    service,
    known: (count) => until(() => service.registry.size >= count),
    done: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    onState: (listener) => {
      service.registry.on('changed', ({ entity }) => {
        if (entity.objectId === 'v1') listener(Number(entity.view.state));
      });
    },
    stop: async () => {
      await service.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
