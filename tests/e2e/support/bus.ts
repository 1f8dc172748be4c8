/** A session bus of one app's own, and small helpers to serve and ask on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next';

export interface TestBus {
  readonly address: string;
  /** The tests' own connection. */
  readonly connection: MessageBus;
  close(): Promise<void>;
}

export async function openBus(): Promise<TestBus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-bus-'));
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address', `--address=unix:dir=${folder}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(daemon);
  const connection = sessionBus({ busAddress: address });
  connection.on('error' as 'connect', () => undefined);
  return {
    address,
    connection,
    async close() {
      connection.disconnect();
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      if (daemon.kill()) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Answers the calls to one interface; `undefined` means that there is no such method. */
export function serve(
  bus: MessageBus,
  name: string,
  answer: (
    member: string,
    body: readonly unknown[],
    message: Message,
  ) => readonly [signature: string, ...unknown[]] | undefined,
): void {
  bus.addMethodHandler((message: Message) => {
    if (message.interface !== name) return false;
    const found = answer(message.member, message.body, message);
    if (found === undefined) return false;
    const [signature, ...body] = found;
    bus.send(Message.newMethodReturn(message, signature, body));
    return true;
  });
}

/** Calls a method and answers the first value of its reply. */
export async function ask(
  bus: MessageBus,
  target: { readonly destination: string; readonly path: string; readonly interface: string },
  member: string,
  signature = '',
  ...body: unknown[]
): Promise<unknown[]> {
  const reply = await bus.call(new Message({ ...target, member, signature, body }));
  return reply?.body ?? [];
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended at once`)));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
  });
}
