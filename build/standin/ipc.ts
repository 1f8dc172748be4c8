/** ipcMain and protocol: what a page calls, and where its files come from. */
import type { IpcMain, Protocol } from 'electron';
import { app } from './app.ts';
import { record } from './record.ts';
import { strict } from './strict.ts';

type Handler = (event: never, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();
const servers = new Map<string, (request: Request) => Response | Promise<Response>>();

export const ipcMain: Pick<IpcMain, 'handle' | 'removeHandler' | 'on'> = strict('ipcMain', {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  // electron-store registers a listener that no page of this app can reach.
  on: () => ipcMain as IpcMain,
  removeHandler: (channel) => {
    handlers.delete(channel);
  },
} satisfies Pick<IpcMain, 'handle' | 'removeHandler' | 'on'>);

export const protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'> = strict('protocol', {
  registerSchemesAsPrivileged(schemes) {
    app.requireUnready('protocol.registerSchemesAsPrivileged');
    record.schemes.push(...schemes.map((each) => each.scheme));
  },
  handle: (scheme, handler) => {
    servers.set(scheme, handler);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>);

/** Runs the app's handler. */
export async function invoke(event: object, channel: string, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return handler(event as never, ...args);
}

/** Asks the app's protocol handler; undefined when the scheme has none. */
export async function serve(address: string, method: string): Promise<Response | undefined> {
  return servers.get(new URL(address).protocol.slice(0, -1))?.(new Request(address, { method }));
}
