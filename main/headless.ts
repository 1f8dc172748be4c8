/** The service with no window: a live view in the terminal, or JSON-RPC on stdin and stdout with --json. */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lineWords } from '../preload/words/line.ts';
import { systemWords } from '../preload/words/outside.ts';
import { type Api, createApi } from './api/api.ts';
import { type LineWriter, readLines, writeLines } from './api/lines.ts';
import { createRpcServer } from './api/rpc.ts';
import { createDoors } from './door/doors.ts';
import { withPasswords } from './headless/broker-passwords.ts';
import { type HeadlessOptions, parseOptions } from './headless/options.ts';
import { createHeadlessNotifier, createHeadlessPower, createVirtualPower } from './headless/surroundings.ts';
import { showLiveView } from './headless/view.ts';
import { toError } from './service/base/errors.ts';
import { limits } from './service/base/limits.ts';
import type { Power } from './service/base/ports.ts';
import { systemText } from './service/base/system-text.ts';
import { createService } from './service/compose.ts';
import { createFileSettingsStore } from './service/files/file-store.ts';
import { ownFolder } from './service/files/folder-owner.ts';
import { createLogger } from './service/log/log.ts';
import type { Service } from './service/service.ts';
import { givenPassphrase } from './service/settings/passphrase.ts';
import { createFileSecretStore } from './service/settings/secrets-file.ts';
import { createVirtualClock, systemClock, type VirtualClock } from './service/time/clock.ts';

function readVersion(): string {
  const raw: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof raw === 'object' && raw !== null && 'version' in raw ? String(raw.version) : '0.0.0';
}

/** Of a machine whose time is moved by hand, the power is too. */
function choosePower(virtualClock: VirtualClock | undefined): { readonly power: Power; stopPower(): void } {
  if (virtualClock !== undefined) return { power: createVirtualPower(virtualClock), stopPower: () => undefined };
  const power = createHeadlessPower(systemClock);
  return { power, stopPower: () => power.stop() };
}

async function run(options: HeadlessOptions): Promise<void> {
  // Until there is a service to stop.
  let stop = (): void => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop());
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const folder = await ownFolder(options.dataDir, systemClock, limits.folderPatienceMs);
  if (folder.kind === 'taken') {
    const words = await systemWords([Intl.DateTimeFormat().resolvedOptions().locale]);
    const by = { folder: options.dataDir, process: folder.pid === undefined ? 'none' : String(folder.pid) };
    process.stderr.write(`inglenook: ${words.say('tray.folderTaken', by)}\n`);
    process.exitCode = 1;
    return;
  }
  const logger = createLogger({
    level: options.logLevel,
    file: join(options.dataDir, 'inglenook.log'),
    // A live view in a terminal would be torn up by log lines: there, the file has them.
    stderr: options.json || !process.stdout.isTTY,
  });
  // However the process ends: lines are gathered before they are written.
  process.once('exit', () => logger.flush());
  const virtualClock = options.virtualClock === undefined ? undefined : createVirtualClock(options.virtualClock);
  const { power, stopPower } = choosePower(virtualClock);
  const secrets = createFileSecretStore(
    join(options.dataDir, 'secrets.json'),
    process.env,
    await givenPassphrase(process.env),
  );
  await secrets.ready().catch((error: unknown) => logger.error('secrets.unreadable', { error: toError(error) }));
  const service = await createService(
    {
      clock: virtualClock ?? systemClock,
      timers: systemClock,
      logger,
      settings: createFileSettingsStore(join(options.dataDir, 'settings.json')),
      memory: createFileSettingsStore(join(options.dataDir, 'registry.json')),
      secrets,
      notifier: createHeadlessNotifier(),
      power,
    },
    {
      dataDir: options.dataDir,
      version: readVersion(),
      demo: options.demo,
      extraBrokers: options.brokers,
      ...(options.discoveryPrefix === undefined ? {} : { discoveryPrefix: options.discoveryPrefix }),
    },
  );
  const abort = new AbortController();
  const output = writeLines(process.stdout);
  let isStopping = false;
  const { dataDir } = options;
  const doors = await createDoors({ service, dataDir, environment: process.env, onStop: () => stop() });
  stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    abort.abort();
    // What hangs must not keep the process: everything of worth is on disk already.
    setTimeout(() => process.exit(0), limits.stopDeadlineMs - 200).unref();
    stopPower();
    void Promise.all([service.stop(), doors.close()])
      .then(() => output.finish())
      .finally(() => process.exit(0));
  };
  const api = createApi(service, { end: () => stop(), http: doors.http });
  if (options.json) serve(service, api, output, stop);
  else showLiveView(service, process.stdout, output);
  await doors.open(api);
  await service.start(abort.signal);
}

function serve(service: Service, api: Api, output: LineWriter, stop: () => void): void {
  const rpc = createRpcServer({ service, api, write: output.write, backlog: output, onStop: stop });
  const { receive: line, tooLong, isBusy, ready } = rpc;
  readLines(process.stdin, limits.rpcLineBytes, { line, tooLong, isBusy, ready, end: stop });
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env);
  const words = await lineWords();
  if (typeof options === 'function') {
    process.stderr.write(`inglenook: ${options(words)}\n`);
    process.exitCode = 2;
    return;
  }
  if (options.help) {
    process.stdout.write(words.say('options.usage'));
    return;
  }
  for (const warning of options.warnings) process.stderr.write(`inglenook: ${warning(words)}\n`);
  const brokers = await withPasswords(options.brokers);
  if (typeof brokers === 'function') {
    process.stderr.write(`inglenook: ${brokers(words)}\n`);
    process.exitCode = 2;
    return;
  }
  await run({ ...options, brokers });
}

main().catch((error: unknown) => {
  process.stderr.write(`inglenook: ${systemText(toError(error).message, 2_000)}\n`);
  process.exit(1);
});
