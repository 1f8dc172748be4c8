/**
 * Connections to brokers by mqtt.js, the only user of that library.
 *
 * Each connection is a new client on a stream that is already open: our own code dials, judges certificates, waits and
 * retries, so mqtt.js has no reconnecting, queueing or resubscribing to do, and never writes a password to a stranger.
 */
import type { Duplex } from 'node:stream';
import { type IClientOptions, MqttClient } from 'mqtt';
import mqttPacket from 'mqtt-packet';
import { err, type Failure, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import { within } from '../base/within.ts';
import type { BrokerSettings } from '../model/brokers.ts';
import { adapt, allowedFilters, type BrokerTerms, filterBytes, termsOf } from './broker-terms.ts';
import { dial, readFingerprint } from './dial.ts';
import { endingFailure, networkFailure, refusalOf, sessionTakenOver, versionRefused, willRefused } from './failures.ts';
import { Gate } from './gate.ts';
import { KeepAlive } from './keep-alive.ts';
import { BrokerLink } from './link.ts';
import type {
  Delivery,
  Ending,
  Link,
  LinkOptions,
  NotOpened,
  Opened,
  OutgoingMessage,
  Qos,
  Session,
  SessionRequest,
} from './model.ts';
import { cutOff, Outbox } from './outbox.ts';
import { type BrokerAddress, parseBrokerUrl } from './url.ts';

export type { Link, LinkOptions } from './model.ts';

/** Around the payload: the topic, at most 64 KiB, and properties. */
const aroundBytes = 128 * 1024;
const maxPacketBytes = limits.imagePayloadBytes + aroundBytes;

/** A link to a broker; it does nothing before `start`. */
export function createLink(options: LinkOptions): Link {
  // Its cache of all 65 536 two-byte numbers takes 20 ms at the first packet and 8 MB for good, and saves us nothing.
  mqttPacket.writeToStream.cacheNumbers = false;
  return new BrokerLink(options, options.open ?? openSession);
}

/** What one attempt with these settings leads to. With `broker.tls` the detail names the certificate's fingerprint. */
export async function testConnection(
  settings: BrokerSettings,
  password: string | undefined,
  timers: Timers,
): Promise<Result<{ durationMs: number }>> {
  const startedMs = timers.now();
  const abort = new AbortController();
  const cancel = timers.after(limits.connectTimeoutMs, () => abort.abort());
  try {
    const request: SessionRequest = {
      settings,
      timers,
      password: () => Promise.resolve(password),
      // Not the link's own id: that would throw out the connection that may be up.
      clientId: `inglenook-test-${Math.random().toString(36).slice(2, 10)}`,
      onMessage: () => undefined,
      onClosed: () => undefined,
    };
    const opened = await openSession(request, abort.signal);
    if (opened.ok) {
      const durationMs = timers.now() - startedMs;
      await within(timers, limits.endTimeoutMs, opened.session.end(), undefined);
      opened.session.drop();
      return ok({ durationMs });
    }
    const { code, detail = '' } = opened.failure;
    const address = parseBrokerUrl(settings.url);
    if (code !== 'broker.tls' || !address.ok) return { ok: false, error: opened.failure };
    const fingerprint = await readFingerprint(address.value, abort.signal);
    return err(code, fingerprint === undefined ? detail : `${detail}; SHA-256 ${fingerprint}`);
  } finally {
    cancel();
  }
}

async function openSession(request: SessionRequest, signal: AbortSignal): Promise<Opened> {
  const { settings } = request;
  const address = parseBrokerUrl(settings.url);
  if (!address.ok) return { ok: false, failure: address.error, final: true };
  let password: string | undefined;
  try {
    password = await request.password();
  } catch {
    return { ok: false, failure: { code: 'broker.refused', detail: 'the password cannot be read' }, final: false };
  }
  const attempt = async (protocolVersion: 4 | 5, will: Will): Promise<Opened> => {
    const wire = await dial(address.value, settings, signal);
    if (!wire.ok) return { ok: false, failure: wire.error, final: false };
    return login(wire.value, clientOptions(request, address.value, password, protocolVersion, will), request, signal);
  };
  const opened = await attempt(settings.protocolVersion, fullWill);
  if (opened.ok) return opened;
  // MQTT 5 has nothing that we cannot do without, and many brokers at home do not speak it.
  if (settings.protocolVersion === 5 && versionRefused.has(opened.returnCode)) return attempt(4, fullWill);
  // Better a last will that is heard by few than no connection.
  return willRefused.has(opened.returnCode) ? attempt(settings.protocolVersion, plainWill) : opened;
}

type Will = { readonly qos: Qos; readonly retain: boolean };
const fullWill: Will = { qos: 1, retain: true };
const plainWill: Will = { qos: 0, retain: false };

function clientOptions(
  request: SessionRequest,
  address: BrokerAddress,
  password: string | undefined,
  protocolVersion: 4 | 5,
  will: Will,
): IClientOptions {
  const { settings, availabilityTopic } = request;
  const secret = password ?? address.password;
  // MQTT 3.1.1 knows no password without a user name (3.1.2.9).
  const username = settings.username || address.username || (secret === undefined ? undefined : '');
  return {
    protocolId: 'MQTT',
    protocolVersion,
    clientId: request.clientId,
    clean: request.keepSeconds === undefined,
    keepalive: request.keepaliveSeconds ?? limits.keepaliveSeconds,
    connectTimeout: limits.connectTimeoutMs,
    reconnectPeriod: 0,
    queueQoSZero: false,
    resubscribe: false,
    // Of what it is told by packets it never sees it would know nothing: see KeepAlive.
    timerVariant: { set: () => 0, clear: () => undefined },
    // Its debug log formats several lines per packet.
    log: () => undefined,
    ...(username === undefined ? {} : { username }),
    ...(secret === undefined ? {} : { password: secret }),
    ...(protocolVersion === 5
      ? {
          properties: {
            sessionExpiryInterval: request.keepSeconds ?? 0,
            maximumPacketSize: limits.bridgePayloadBytes + aroundBytes,
          },
        }
      : {}),
    ...(availabilityTopic === undefined
      ? {}
      : { will: { topic: availabilityTopic, payload: Buffer.from('offline'), ...will } }),
  };
}

function login(wire: Duplex, options: IClientOptions, request: SessionRequest, signal: AbortSignal): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  const session = new MqttSession(wire, options, request, (problem) => {
    signal.removeEventListener('abort', abort);
    if (problem !== undefined) session.drop();
    resolve(problem ?? { ok: true, session });
  });
  const abort = (): void => {
    session.drop();
    resolve({ ok: false, failure: { code: 'broker.timeout', detail: 'no answer to the login' }, final: false });
  };
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return promise;
}

/**
 * One client of mqtt.js on one stream.
 *
 * Receiving, measured in processor time per message (Node 24, 300 000 messages of 75 bytes on 2 000 topics): 3.4 to
 * 4.5 microseconds by mqtt.js, on `message` and on `packetreceive` alike; 0.6 with QoS 0 taken out by the gate.
 */
class MqttSession implements Session {
  readonly #client: MqttClient;
  readonly #gate: Gate;
  readonly #isV5: boolean;
  readonly #request: SessionRequest;
  readonly #keepAlive = new KeepAlive();
  #ticking: NodeJS.Timeout | undefined;
  #terms: BrokerTerms;
  #outbox: Outbox | undefined;
  #phase: 'login' | 'online' | 'over' = 'login';
  #onLogin: (problem?: NotOpened) => void;
  #error: Failure | undefined;

  constructor(wire: Duplex, options: IClientOptions, request: SessionRequest, onLogin: (problem?: NotOpened) => void) {
    this.#request = request;
    this.#onLogin = onLogin;
    this.#isV5 = options.protocolVersion === 5;
    this.#terms = termsOf(this.#isV5);
    this.#gate = new Gate({
      wire,
      protocolVersion: this.#isV5 ? 5 : 4,
      maxBytes: maxPacketBytes,
      onMessage: (topic, payload, retained) => request.onMessage(topic, payload, retained, 0),
      onOversized: (topic, bytes) => request.onOversized?.(topic, bytes),
      isExpected: (topic, bytes) => request.isExpected?.(topic, bytes) ?? false,
      onBytes: () => request.onBytes?.(),
      onTaken: () => this.#keepAlive.heard(),
    });
    // mqtt.js keeps errors without a code to itself.
    this.#gate.on('error', (error) => {
      this.#error ??= networkFailure(error);
    });
    this.#client = new MqttClient(() => this.#gate, options);
    this.#client.on('message', (topic, payload, packet) => {
      // What the broker kept may come in the same moment as its answer to the login.
      if (this.#phase !== 'over') request.onMessage(topic, payload, packet.retain, packet.qos);
    });
    this.#client.once('connect', ({ properties }) => {
      this.#terms = termsOf(this.#isV5, { ...properties });
      this.#outbox = new Outbox({
        timers: request.timers,
        inFlight: this.#terms.inFlight,
        exactlyOnce: this.#terms.exactlyOnce,
        send: (message, answered) => this.#send(message, answered),
        onStuck: () => this.#over({ code: 'broker.timeout', detail: 'the broker acknowledges nothing' }, 'dropped'),
      });
      this.#phase = 'online';
      this.#ticking = setInterval(() => this.#tick(), (Number(this.#client.keepalive) * 1_000) / 2);
      this.#onLogin();
    });
    // A broker that breaks the protocol is left: mqtt.js would go on with what it guesses.
    this.#client.on('error', (error) => this.#failed(error));
    this.#client.on('disconnect', ({ reasonCode = 0 }) =>
      this.#over(endingFailure(reasonCode), reasonCode === sessionTakenOver ? 'taken-over' : 'announced'),
    );
    this.#client.once('close', () =>
      this.#over(this.#error ?? { code: 'broker.unreachable', detail: 'the broker closed the connection' }, 'dropped'),
    );
  }

  get filterBytes(): number {
    return filterBytes(this.#terms);
  }

  publish(message: OutgoingMessage): Promise<Result<Delivery>> {
    if (this.#phase !== 'online' || this.#outbox === undefined) return Promise.resolve(err('broker.offline'));
    const fitting = adapt(message, this.#terms, this.#isV5);
    return fitting.ok ? this.#outbox.publish(fitting.value) : Promise.resolve(fitting);
  }

  #send(
    { topic, payload, qos, retain, expirySeconds }: OutgoingMessage,
    answered: (result: Result<Delivery>) => void,
  ): void {
    const bytes =
      typeof payload === 'string' ? payload : Buffer.from(payload.buffer, payload.byteOffset, payload.length);
    const properties =
      expirySeconds !== undefined && this.#isV5 ? { properties: { messageExpiryInterval: expirySeconds } } : {};
    if (!this.#client.connected) {
      answered(err('broker.offline', 'the connection ended'));
      return;
    }
    this.#client.publish(topic, bytes, { qos, retain, ...properties }, (error) =>
      answered(error ? publishFailure(error) : ok({})),
    );
  }

  subscribe(filters: readonly string[], qos: Qos): Promise<readonly string[]> {
    const { promise, resolve } = Promise.withResolvers<readonly string[]>();
    const { allowed, refused } = allowedFilters(filters, this.#terms);
    if (allowed.length === 0) return Promise.resolve(refused);
    this.#client.subscribe([...allowed], { qos }, (_error, _granted, packet) => {
      // Without a SUBACK the connection is gone, and nothing was refused.
      const codes: readonly unknown[] = packet?.granted ?? [];
      resolve([...refused, ...allowed.filter((_filter, index) => Number(codes[index] ?? 0) >= 128)]);
    });
    return promise;
  }

  unsubscribe(filters: readonly string[]): void {
    const { allowed } = allowedFilters(filters, this.#terms);
    if (allowed.length > 0) this.#client.unsubscribe([...allowed], () => undefined);
  }

  probe(): Promise<void> {
    const heard = this.#gate.activity();
    this.#client.sendPing();
    return heard;
  }

  #tick(): void {
    const due = this.#keepAlive.tick();
    if (due === 'ping') this.#client.sendPing();
    else if (due === 'gone') this.#over({ code: 'broker.timeout', detail: 'the broker says nothing' }, 'dropped');
  }

  async end(): Promise<void> {
    this.#phase = 'over';
    clearInterval(this.#ticking);
    await this.#client.endAsync(false);
  }

  drop(): void {
    this.#phase = 'over';
    clearInterval(this.#ticking);
    this.#client.end(true);
    this.#gate.destroy();
    this.#outbox?.close();
  }

  #failed(error: Error & { code?: unknown }): void {
    if (this.#phase === 'login' && typeof error.code === 'number') {
      const { failure, isFinal } = refusalOf(error.code);
      this.#phase = 'over';
      this.#onLogin({ ok: false, failure, final: isFinal, returnCode: error.code });
      return;
    }
    this.#over(
      this.#error ?? (typeof error.code === 'number' ? endingFailure(error.code) : networkFailure(error)),
      'dropped',
    );
  }

  #over(failure: Failure, ending: Ending): void {
    const phase = this.#phase;
    if (phase === 'over') return;
    this.drop();
    if (phase === 'login') this.#onLogin({ ok: false, failure, final: false });
    else this.#request.onClosed(failure, ending);
  }
}

/** Why a broker did not take a message (PUBACK and PUBREC of MQTT 5, 3.4.2.1), or why it never got it. */
function publishFailure(error: Error & { code?: unknown }): Result<Delivery> {
  // Closing, mqtt.js lets go of what it had written: nobody knows whether it arrived.
  if (typeof error.code !== 'number') return ok({ unconfirmed: cutOff });
  return err('broker.refused', refusalOf(error.code).failure.detail);
}
