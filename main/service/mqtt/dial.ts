/** Opens the byte stream to a broker: TCP, TLS, WebSocket. Nothing is written before the broker's certificate is judged. */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { createWebSocketStream, WebSocket } from 'ws';
import { err, ok, type Result, ServiceError, toError } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import { readSmallFile } from '../files/small-file.ts';
import type { BrokerSettings } from '../model/brokers.ts';
import { networkFailure } from './failures.ts';
import { type BrokerAddress, formatBrokerUrl } from './url.ts';

export type TlsSettings = Pick<BrokerSettings, 'caFile' | 'certFile' | 'keyFile' | 'pinnedFingerprint'>;

/** Connects, and does the TLS and WebSocket handshakes. Aborting `signal` destroys what there is. */
export async function dial(
  address: BrokerAddress,
  settings: TlsSettings,
  signal: AbortSignal,
): Promise<Result<Duplex>> {
  const isSecure = address.protocol === 'mqtts' || address.protocol === 'wss';
  const socket = isSecure ? await dialTls(address, settings, signal) : await dialTcp(address, signal);
  if (!socket.ok || address.protocol === 'mqtt' || address.protocol === 'mqtts') return socket;
  return upgrade(socket.value, address, signal);
}

/** The SHA-256 fingerprint that a broker shows, whoever signed it, so that a person can compare and pin it. */
export async function readFingerprint(address: BrokerAddress, signal: AbortSignal): Promise<string | undefined> {
  const socket = connectTls({ ...target(address), rejectUnauthorized: false });
  const opened = await settle(socket, 'secureConnect', signal);
  if (!opened.ok) return undefined;
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

async function dialTcp(address: BrokerAddress, signal: AbortSignal): Promise<Result<Socket>> {
  const socket = connectTcp({ host: address.host, port: address.port, noDelay: true });
  return settle(socket, 'connect', signal);
}

async function dialTls(address: BrokerAddress, settings: TlsSettings, signal: AbortSignal): Promise<Result<Socket>> {
  const pinned = settings.pinnedFingerprint === undefined ? undefined : bareFingerprint(settings.pinnedFingerprint);
  if (pinned !== undefined && !/^[0-9A-F]{64}$/.test(pinned)) {
    return err('broker.tls', 'the pinned fingerprint is not 64 hexadecimal digits');
  }
  const files = await readFiles(settings, signal);
  if (!files.ok) return files;
  let socket: TLSSocket;
  try {
    // A pin takes the place of verification; it is compared below, before anything is written.
    socket = connectTls({ ...target(address), ...files.value, rejectUnauthorized: pinned === undefined });
  } catch (thrown) {
    return err('broker.tls', `the certificate files cannot be used (${codeOf(thrown)})`);
  }
  socket.setNoDelay(true);
  const opened = await settle(socket, 'secureConnect', signal);
  if (!opened.ok || pinned === undefined) return opened;
  const shown = socket.getPeerCertificate().fingerprint256;
  if (shown !== undefined && bareFingerprint(shown) === pinned) return opened;
  socket.destroy();
  return err('broker.tls', 'the certificate is not the pinned one');
}

function upgrade(socket: Socket, address: BrokerAddress, signal: AbortSignal): Promise<Result<Duplex>> {
  return new Promise((resolve) => {
    const webSocket = new WebSocket(formatBrokerUrl(address), ['mqtt'], {
      createConnection: () => socket,
      perMessageDeflate: false,
    });
    const fail = (result: Result<Duplex>): void => {
      signal.removeEventListener('abort', abort);
      resolve(result);
      socket.destroy();
    };
    const abort = (): void => fail(err('broker.timeout', 'no WebSocket answer'));
    signal.addEventListener('abort', abort, { once: true });
    webSocket.once('unexpected-response', (_request, response) =>
      fail(err('broker.unreachable', `no WebSocket there (HTTP ${response.statusCode})`)),
    );
    // Stays: ws emits further errors when its socket is destroyed.
    webSocket.on('error', (error) =>
      fail(err('broker.unreachable', `no MQTT over WebSocket there (${codeOf(error)})`)),
    );
    webSocket.once('open', () => {
      signal.removeEventListener('abort', abort);
      resolve(ok(createWebSocketStream(webSocket).on('error', ignore)));
    });
    if (signal.aborted) abort();
  });
}

function settle<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<Result<S>> {
  return new Promise((resolve) => {
    const finish = (result: Result<S>): void => {
      signal.removeEventListener('abort', abort);
      // An error in the moment before the next one listens must not end the process.
      socket.off(event, opened).off('close', closed).off('error', failed).on('error', ignore);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const opened = (): void => finish(ok(socket));
    const failed = (error: Error): void => finish({ ok: false, error: networkFailure(error) });
    const closed = (): void => finish(err('broker.unreachable', 'the connection was closed'));
    const abort = (): void => finish(err('broker.timeout', 'no connection in time'));
    socket.once(event, opened).on('error', failed).once('close', closed);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}

function target({ host, port }: BrokerAddress): ConnectionOptions {
  // Server Name Indication takes names only (RFC 6066, section 3).
  return isIP(host) === 0 ? { host, port, servername: host } : { host, port };
}

async function readFiles(settings: TlsSettings, signal: AbortSignal): Promise<Result<ConnectionOptions>> {
  const read: { ca?: Buffer; cert?: Buffer; key?: Buffer } = {};
  const wanted = [
    ['ca', 'caFile'],
    ['cert', 'certFile'],
    ['key', 'keyFile'],
  ] as const;
  for (const [option, field] of wanted) {
    const path = settings[field];
    if (path === undefined || path === '') continue;
    try {
      read[option] = await readSmallFile(path, limits.namedFileBytes, signal);
    } catch (thrown) {
      return err('broker.tls', `${field} cannot be read (${codeOf(thrown)})`);
    }
  }
  return ok(read);
}

function ignore(): void {}

function bareFingerprint(text: string): string {
  return text.replace(/[\s:-]/g, '').toUpperCase();
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof ServiceError) return thrown.detail ?? thrown.code;
  const error: Error & { code?: unknown } = toError(thrown);
  return typeof error.code === 'string' ? error.code : error.message.slice(0, 200);
}
