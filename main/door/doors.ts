/** The doors of a process beside its window or terminal: the local socket, and HTTP where it is switched on. */
import { join } from 'node:path';
import type { Api } from '../api/api.ts';
import type { HttpPort } from '../api/http-handlers.ts';
import { createFileSettingsStore } from '../service/files/file-store.ts';
import { createHttpDoor, type HttpService } from './http/door.ts';
import { loadTokens } from './http/tokens.ts';
import { openSocket, type SocketDoor, type SocketService } from './socket.ts';

export interface DoorsOptions {
  readonly service: SocketService & HttpService;
  readonly dataDir: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A client asked for the end of a process that has no window. */
  onStop(): void;
}

export interface Doors {
  /** For the commands that concern HTTP: they are made before the doors can be opened. */
  readonly http: HttpPort;
  open(api: Api): Promise<void>;
  close(): Promise<void>;
}

export async function createDoors(options: DoorsOptions): Promise<Doors> {
  const { service, dataDir, onStop } = options;
  const { clock, timers, logger } = service.ports;
  const store = createFileSettingsStore(join(dataDir, 'tokens.json'));
  const http = createHttpDoor({ service, tokens: await loadTokens({ store, clock, timers, logger }), onStop });
  let socket: SocketDoor | undefined;
  return {
    http,
    async open(api) {
      socket = await openSocket({ ...options, api });
      await http.open(api);
    },
    async close() {
      await Promise.all([socket?.close(), http.close()]);
    },
  };
}
