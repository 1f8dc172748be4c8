/** A broker: as it is set up, and how it is. */

export interface BrokerSettings {
  readonly id: string;
  readonly name: string;
  /** mqtt://, mqtts://, ws:// or wss://, without user and password. */
  readonly url: string;
  readonly username?: string;
  readonly enabled: boolean;
  readonly protocolVersion: 4 | 5;
  /** Paths of PEM files. */
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
  /** SHA-256 fingerprint that the user pinned in place of verification. */
  readonly pinnedFingerprint?: string;
  readonly discoveryPrefix: string;
  /** Messages and acknowledgements are kept there for so long while nobody listens; absent = a day, 0 = not. */
  readonly keepSeconds?: number;
}

export type BrokerState = 'idle' | 'connecting' | 'online' | 'waiting' | 'refused' | 'stopped';

export interface Broker {
  readonly id: string;
  readonly name: string;
  /** Without user and password. */
  readonly url: string;
  readonly state: BrokerState;
  /** Why it waits or was refused: an error code, optionally followed by `: detail`. */
  readonly reason?: string;
  /** ISO 8601, when it entered this state. */
  readonly since: string;
}
