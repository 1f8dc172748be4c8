/**
 * One process owns a data folder: two would take the broker from each other and overwrite each other's settings. The owner
 * holds a local socket, which the system closes with the process however that ends, so that nothing stale keeps anybody out.
 */
import { mkdir, unlink } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { digest } from '../base/digest.ts';
import { systemCode } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import { hasNamedPipes } from './named-pipes.ts';

export type Ownership =
  /** Also where no socket can be made: a folder that nothing can be written to needs no owner. */
  | { readonly kind: 'owned'; release(): void }
  /** @param pid of the process that has the folder; undefined where it does not say */
  | { readonly kind: 'taken'; readonly pid: number | undefined };

/**
 * Where the owner of a folder listens: not in the folder, which people copy, and a socket cannot be copied. Linux has names
 * that are no files and end with their process (unix(7), abstract).
 */
export function ownerAddress(dataDir: string, platform: NodeJS.Platform = process.platform): string {
  const name = `inglenook-${digest(resolve(dataDir)).toString(36)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/**
 * Takes a folder.
 * @param patienceMs so long it is tried again while somebody has it: the last process may be about to end
 */
export async function ownFolder(dataDir: string, timers: Timers, patienceMs: number): Promise<Ownership> {
  // The stand-in may say that it is Windows where there are no named pipes.
  const isPretended = process.platform === 'win32' && !hasNamedPipes;
  const address = ownerAddress(dataDir, isPretended ? 'darwin' : process.platform);
  // The first start finds no folder yet. Where it cannot be made, what needs it says so.
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const until = timers.elapsed() + patienceMs;
  let stale = 0;
  for (;;) {
    const server = await listen(address);
    if (server !== 'in-use') return { kind: 'owned', release: () => server?.close() };
    const holder = await ask(address);
    // Nobody answers: what is there was left by a process that was killed.
    if (holder === undefined && stale < 3 && !address.startsWith('\0')) {
      stale += 1;
      await unlink(address).catch(() => undefined);
    } else if (timers.elapsed() >= until) return { kind: 'taken', pid: Number(holder) || undefined };
    else await new Promise<void>((done) => timers.after(limits.folderRetryMs, done));
  }
}

/** Undefined where the system lets no socket be made there. */
function listen(address: string): Promise<Server | 'in-use' | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(String(process.pid));
  });
  return new Promise((done) => {
    server.once('error', (error) => done(systemCode(error) === 'EADDRINUSE' ? 'in-use' : undefined));
    try {
      server.listen({ path: address }, () => {
        server.unref();
        done(server);
      });
    } catch {
      // A runtime that knows no such names: better two owners than none.
      done(undefined);
    }
  });
}

/** What the owner says; undefined where nobody listens. */
function ask(address: string): Promise<string | undefined> {
  return new Promise((done) => {
    let said = '';
    const socket = createConnection({ path: address });
    socket.setTimeout(limits.folderAnswerMs, () => {
      socket.destroy();
      // It listens, and is too busy to answer.
      done(said);
    });
    socket.on('data', (chunk) => {
      said += chunk.toString();
    });
    socket.once('end', () => done(said));
    socket.once('error', () => done(undefined));
  });
}
