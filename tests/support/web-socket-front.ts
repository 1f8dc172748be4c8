import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { connect } from 'node:net';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { listenOnFreePort } from './ports.ts';

export interface WebSocketFront {
  readonly port: number;
  /** Paths that clients asked for. */
  readonly paths: readonly string[];
  stop(): Promise<void>;
}

/** Puts MQTT over WebSocket (with TLS where options are given) before a broker that listens on a TCP port. */
export async function startWebSocketFront(targetPort: number, tls?: ServerOptions): Promise<WebSocketFront> {
  const paths: string[] = [];
  const http = tls === undefined ? createHttpServer() : createHttpsServer(tls);
  const server = new WebSocketServer({
    server: http,
    handleProtocols: (names) => (names.has('mqtt') ? 'mqtt' : false),
  });
  server.on('connection', (webSocket, request) => {
    paths.push(request.url ?? '');
    const client = createWebSocketStream(webSocket);
    const target = connect(targetPort, '127.0.0.1');
    client.pipe(target).pipe(client);
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
  });
  const port = await listenOnFreePort(http);
  return {
    port,
    paths,
    async stop() {
      for (const webSocket of server.clients) webSocket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
