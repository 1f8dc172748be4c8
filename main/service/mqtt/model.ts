/** What a link to a broker is to the rest of the service, and what it needs of a connection. */
import type { Failure, Result } from '../base/errors.ts';
import type { Dispose, Listenable } from '../base/events.ts';
import type { Logger, Timers } from '../base/ports.ts';
import type { Broker, BrokerSettings } from '../model/brokers.ts';
import type { LinkInput } from './connection-state.ts';

export type Qos = 0 | 1 | 2;

export interface LinkOptions {
  readonly settings: BrokerSettings;
  /** Asked when a connection is made, and not kept. */
  password(): Promise<string | undefined>;
  readonly clientId: string;
  /** Holds `online` while the link is, retained; the last will makes it `offline`. Absent = nothing is said. */
  readonly availabilityTopic?: string;
  /** The broker keeps the session, with what comes meanwhile, for so long after a connection ended. Absent = it does not. */
  readonly keepSeconds?: number;
  readonly timers: Timers;
  readonly logger: Logger;
  /** From 0 to 1, to spread the waits of many clients. */
  readonly random?: () => number;
  /** A dead link is found within one and a half times this. */
  readonly keepaliveSeconds?: number;
  /**
   * The hot path: called for every message, synchronously, in order. `payload` is a view into a larger buffer: copy what
   * is to be kept. It must not throw.
   */
  onMessage(topic: string, payload: Uint8Array, retained: boolean, qos: Qos): void;
  /** A message over the size cap was skipped. */
  onOversized?(topic: string, bytes: number): void;
  /** Whether a message over the cap is wanted all the same. */
  isExpected?(topic: string, bytes: number): boolean;
  /** How to connect, where it is not by the network. */
  readonly open?: OpenSession;
  /** Bytes came in: what they hold is dealt with next. Called once per read, not per message. */
  onBytes?(): void;
}

export interface OutgoingMessage {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  /** MQTT 5 only; 3.1.1 has no such thing. */
  readonly expirySeconds?: number;
}

/** What is known of a message that was sent. */
export interface Delivery {
  /**
   * Absent when the broker acknowledged it, or with QoS 0, which has no acknowledgement, when it was written. Else it was
   * sent and this is why nobody knows whether it arrived.
   */
  readonly unconfirmed?: Failure;
}

export interface LinkEvents {
  readonly changed: Broker;
  /** The broker refused a subscription, or the filter cannot be subscribed to. */
  readonly failed: { readonly filter: string };
}

export interface Link extends Listenable<LinkEvents> {
  readonly id: string;
  /** Grows with every connection: a retained replay is accepted once per reader and epoch. */
  readonly epoch: number;
  record(): Broker;
  /** Does nothing when it has been started. */
  start(): void;
  /** Says `offline`, ends the connection within `limits.endTimeoutMs`. */
  stop(): Promise<void>;
  /** Drops what there is and connects at once; ends the wait after a refused login. */
  reconnect(): void;
  /** Whether somebody is looking at the home: then a broker that is away is called every 2 s. */
  watched(watched: boolean): void;
  suspend(): void;
  resume(): void;
  networkUp(): void;
  /** Subscribes while at least one disposer is outstanding. Subscribing again lets the retained messages come again. */
  subscribe(filter: string, qos: Qos): Dispose;
  /** Lets the retained messages of these filters come again. Filters that nobody subscribed are left out. */
  refresh(filters: readonly string[]): void;
  /** Resolves when the broker has answered every subscription so far, when the link is not online, or after 2 s. */
  settled(): Promise<void>;
  /** Whether the broker gives a sign of life now, within `limits.probeTimeoutMs`; false when the link is not online. */
  proven(): Promise<boolean>;
  /**
   * QoS 0 is done when written, 1 and 2 when acknowledged, within `limits.publishTimeoutMs`. An error means that the broker
   * does not have it: it was not sent, or refused. Nothing is kept for later connections.
   */
  publish(message: OutgoingMessage): Promise<Result<Delivery>>;
}

/** One connection that is up. */
export interface Session {
  /** How many bytes of filters, each counted with 3 more, one packet may hold. */
  readonly filterBytes: number;
  /** As `Link.publish`, in order, never more at once than the broker takes. */
  publish(message: OutgoingMessage): Promise<Result<Delivery>>;
  /** The filters that the broker refused. */
  subscribe(filters: readonly string[], qos: Qos): Promise<readonly string[]>;
  unsubscribe(filters: readonly string[]): void;
  /** Resolves on the next sign of life. */
  probe(): Promise<void>;
  /** Sends DISCONNECT, so that the last will is not sent, and closes. */
  end(): Promise<void>;
  /** Closes at once. */
  drop(): void;
}

export interface SessionRequest
  extends Pick<
    LinkOptions,
    | 'settings'
    | 'password'
    | 'clientId'
    | 'timers'
    | 'keepaliveSeconds'
    | 'keepSeconds'
    | 'onMessage'
    | 'onOversized'
    | 'isExpected'
    | 'onBytes'
  > {
  /** Where the last will says `offline`. */
  readonly availabilityTopic?: string;
  /** Once, when the connection ends other than by `end` and `drop`. */
  onClosed(failure: Failure, ending: Ending): void;
}

export type Ending = Extract<LinkInput, { type: 'closed' }>['ending'];

export interface NotOpened {
  readonly ok: false;
  readonly failure: Failure;
  /** Trying again cannot help until a person changes something. */
  readonly final: boolean;
  /** The broker's CONNACK code, if it came to that. */
  readonly returnCode?: number;
}

export type Opened = { readonly ok: true; readonly session: Session } | NotOpened;

/** Makes a connection. Never rejects; leaves nothing open when `signal` is aborted. */
export type OpenSession = (request: SessionRequest, signal: AbortSignal) => Promise<Opened>;
