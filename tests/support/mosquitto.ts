import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './ports.ts';

export interface MosquittoOptions {
  /** Further lines of the configuration; `{folder}` is replaced by the broker's own folder. */
  readonly lines?: readonly string[];
  /** Files to put into the broker's folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether retained messages outlive a restart. */
  readonly persistence?: boolean;
  /** False where the lines set up a login. */
  readonly anonymous?: boolean;
}

export interface Mosquitto {
  readonly port: number;
  readonly folder: string;
  start(): Promise<void>;
  /** As an administrator does: it saves, and says farewell to MQTT 5 clients. */
  stop(): Promise<void>;
  /** As `kill -9` does. */
  kill(): Promise<void>;
  /** Ends it, if it runs, and removes its folder. */
  dispose(): Promise<void>;
}

/** Where the program is; undefined where it is not installed. */
export const mosquittoPath: string | undefined = find();

/** Said by tests that need the real program. */
export const mosquittoMissing = 'mosquitto is not installed here: its tests are left out';

/** A real Mosquitto on a free loopback port, with a folder of its own. It is started, and waits for clients. */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'inglenook-mosquitto-'));
  const port = await freePort();
  for (const [name, text] of Object.entries(options.files ?? {})) await writeFile(join(folder, name), text);
  const lines = [
    // Started by root, it would become another user, who cannot write into the folder.
    ...(process.getuid?.() === 0 ? ['user root'] : []),
    `listener ${port} 127.0.0.1`,
    `allow_anonymous ${options.anonymous ?? true}`,
    `persistence ${options.persistence ?? false}`,
    `persistence_location ${folder}/`,
    ...(options.lines ?? []).map((line) => line.replaceAll('{folder}', folder)),
  ];
  await writeFile(join(folder, 'mosquitto.conf'), `${lines.join('\n')}\n`);
  let child: ChildProcess | undefined;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const exited = once(running, 'exit');
    running.kill(signal);
    await exited;
  };
  const broker: Mosquitto = {
    port,
    folder,
    async start() {
      const started = spawn(mosquittoPath ?? 'mosquitto', ['-c', join(folder, 'mosquitto.conf')], { stdio: 'pipe' });
      child = started;
      let said = '';
      started.stderr.on('data', (text) => {
        said += text;
      });
      for (let tries = 0; !(await answers(port)); tries += 1) {
        if (started.exitCode !== null || tries > 200) throw new Error(`mosquitto did not start: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async dispose() {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await broker.start();
  } catch (error) {
    await broker.dispose();
    throw error;
  }
  return broker;
}

function find(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin'];
  const name = process.platform === 'win32' ? 'mosquitto.exe' : 'mosquitto';
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
