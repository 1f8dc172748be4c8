/** The HTTP door: its settings, its tokens, and what was added to the contract for it. */
import type { WebhookMethod } from './automations.ts';
import type { Device, Entity } from './entities.ts';

export interface HttpSettings {
  readonly enabled: boolean;
  readonly port: number;
  /** Listens on all addresses, not only for this computer: with a certificate, its key and a token alone. */
  readonly lan: boolean;
  /** PEM. */
  readonly certFile?: string;
  readonly keyFile?: string;
  /** Names by which others reach this computer, beside its own. */
  readonly names: readonly string[];
  /** Origins of web pages that may ask from a browser (`https://panel.example`). */
  readonly origins: readonly string[];
}

/** To look; also to use what is there; to change what is there too. */
export type TokenScope = 'read' | 'control' | 'admin';

/** What a token is, without itself. */
export interface HttpToken {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  /** With one of these, `control` is of these entities and of those of these devices, and of nothing else. */
  readonly entities?: readonly string[];
  readonly devices?: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt?: string;
}

export interface HttpState {
  /** Where it listens; absent = it does not. */
  readonly url?: string;
  /**
   * Why it does not listen although it should: `token.missing`, `certificate.missing`, `certificate.unreadable`, or what
   * the system said (`EADDRINUSE`).
   */
  readonly problem?: string;
  /** Clients that follow events. */
  readonly streams: number;
}

type None = Record<string, never>;

export interface HttpCommands {
  'entity.get': [{ id: string }, { entity: Entity }];
  'device.get': [{ id: string }, { device: Device }];
  /**
   * Fires the triggers `webhook` of this id, with what came as `trigger.json` (as JSON) and `trigger.payload` (as text);
   * `command.unsupported` where none of them takes the method.
   */
  'automation.hook': [{ id: string; method?: WebhookMethod; payload?: string }, { triggered: number }];
  'http.state': [None, HttpState];
  'http.tokens': [None, { tokens: readonly HttpToken[] }];
  /** Answers the token itself, this once: only a hash of it is kept. */
  'http.addToken': [
    { name: string; scope: TokenScope; entities?: readonly string[]; devices?: readonly string[] },
    { id: string; token: string },
  ];
  /** It is worth nothing from then on; streams of events that it opened end. */
  'http.removeToken': [{ id: string }, None];
}
