/** What the service needs from its surroundings. The app, the headless process and the tests each bring their own. */
import type { Result } from './errors.ts';
import type { Dispose } from './events.ts';

/**
 * What the home means by time: `expire_after`, `off_delay`, schedules, durations, timestamps. May stand still (virtual).
 * Network deadlines and batching use `Timers` instead, which always follow real time.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch: the wall clock, which may be set, also back. For what people see and plan. */
  now(): number;
  /**
   * Milliseconds since some moment, the time asleep included; never goes back, whatever is done to the wall clock. For
   * durations: two of them tell how much time passed between.
   */
  elapsed(): number;
  /** Calls `fire` once, `ms` from now at the earliest. Delays beyond 24.8 days are allowed. */
  after(ms: number, fire: () => void): Dispose;
  /** Tells when the wall clock was set, and by how many milliseconds; a real clock notices it within seconds. */
  onStep?(listener: (ms: number) => void): Dispose;
  /** A clock that is moved by hand stands still while this goes on, for work takes real time. */
  hold?(work: Promise<unknown>): void;
}

/** Real time, for deadlines of the network and for merging. */
export type Timers = Clock;

export type LogFields = Readonly<Record<string, unknown>>;

/** Event name plus fields. Names are dotted and past tense; fields never carry a secret. */
export interface Logger {
  trace(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  child(name: string): Logger;
}

/** Raw settings on disk. `save` is atomic; `load` answers undefined when there are none yet. */
export interface SettingsStore {
  load(): Promise<unknown>;
  /** Maps may be in it, as objects. */
  save(settings: unknown): Promise<void>;
  /** Moves an unreadable or unusable file aside and answers its new path. */
  setAside(reason: string): Promise<string>;
}

/** Something that a person should be told once after a start. */
export interface Notice {
  readonly code: string;
  readonly detail?: string;
}

export type SecretProtection = 'keyring' | 'passphrase' | 'file' | 'plain' | 'memory' | 'locked';

/** Where secrets are to be kept from now on. */
export type ProtectBy =
  | { readonly with: 'keyring' | 'file' }
  | { readonly with: 'passphrase'; readonly passphrase: string };

/** Opens secrets, and moves them. */
export interface SecretGuard {
  /** Whether the system has a keyring that protects. */
  readonly hasKeyring: boolean;
  /** `request.invalid` (passphrase) for a wrong one; nothing has changed then. */
  unlock(passphrase: string): Promise<Result<void>>;
  /** Moves all of them. `secrets.locked`, `command.unsupported`, `settings.readOnly`: they are where they were. */
  protect(by: ProtectBy): Promise<Result<void>>;
}

/** Passwords by name, kept apart from the settings. */
export interface SecretStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
  /**
   * How well secrets are kept: `keyring`, `passphrase` (an encrypted file), `file` (in clear, 0600), or `plain` (a keyring
   * without real protection); `locked`: the keyring has not opened yet, or the passphrase was not given.
   */
  readonly protection: SecretProtection;
  /** Resolves when secrets can be read; absent where they can from the start. */
  readonly opened?: Promise<void>;
  /** Reads what is stored, so that damage is known; throws what the file system throws. */
  ready?(): Promise<void>;
  /** `secrets.recovered` with the path of the file that was moved aside. */
  readonly notices?: readonly Notice[];
  /** Which keyring, as the system names it: `gnome_libsecret`, `kwallet6`, ... */
  readonly backend?: string;
  /** Absent where there is nothing to open or move. */
  readonly guard?: SecretGuard | undefined;
}

export interface NotificationButton {
  readonly id: string;
  readonly label: string;
  /** It asks for a text, where the system can. */
  readonly input?: { readonly placeholder?: string };
}

export interface NotificationRequest {
  /** Replaces an earlier notification of the same id. */
  readonly id: string;
  readonly group?: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
  readonly silent?: boolean;
  /** With every sound that the system has: nobody has acknowledged it. */
  readonly loud?: boolean;
  /** Stays until it is withdrawn or closed, whatever its urgency. */
  readonly stays?: boolean;
  /** Progress, 0-100, where the system can show it. */
  readonly percent?: number;
  /** A picture as a data URL. */
  readonly image?: string;
  /** Somebody else's words: shown without the app's own icon where the system lets that be chosen. */
  readonly foreign?: boolean;
  readonly buttons?: readonly NotificationButton[];
  /** Where a click leads. */
  readonly open?: { readonly view: string; readonly id?: string };
}

export type NotificationOutcome =
  | { readonly kind: 'shown' }
  | { readonly kind: 'suppressed'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Shows native notifications. Presses and clicks come back through `onAction`. */
export interface Notifier {
  show(request: NotificationRequest): Promise<NotificationOutcome>;
  withdraw(id: string): void;
  /**
   * `action` is a button's id, `open` for a click on the body, `closed`, or `expired`: it is off the screen, but can
   * still be pressed and withdrawn. `input`: the text that was written, of a button that asks for one.
   */
  onAction(
    listener: (event: { readonly id: string; readonly action: string; readonly input?: string }) => void,
  ): Dispose;
}

export interface PowerState {
  readonly onBattery: boolean;
  /** 0-100; undefined where the system does not tell. */
  readonly batteryPercent?: number;
  readonly idleSeconds?: number;
  readonly metered?: boolean;
}

/** Suspend, resume and what the system says about power and use. */
export interface Power {
  state(): PowerState;
  /** What of it this system tells at all; absent = nothing. */
  tells?(): {
    readonly onAcPower?: boolean;
    readonly batteryAbovePercent?: boolean;
    readonly idleMinutes?: boolean;
    readonly unmetered?: boolean;
  };
  on(event: 'suspend' | 'resume' | 'shutdown' | 'network-up', listener: () => void): Dispose;
}
