/** The settings file, parsed. Secrets are never in it: a broker only says that it has them. */
import type { Language } from '../../../preload/words/languages.ts';
import type { AgentSettings } from './agents.ts';
import type { AlertRule } from './alerts.ts';
import type { AutomationDefinition } from './automations.ts';
import type { BrokerSettings } from './brokers.ts';
import type { PlatformName } from './entities.ts';
import type { HttpSettings } from './http.ts';
import type { HomeLayout } from './layout.ts';
import type { ForgottenDevice } from './removal.ts';
import type { TaskDefinition } from './tasks.ts';

export const settingsVersion = 1;

/** A device or entity that the user described by hand: the same config as discovery, on a broker. */
export interface ManualEntity {
  readonly id: string;
  readonly brokerId: string;
  readonly platform: PlatformName;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A login of the built-in broker for one device or program, confined to its topics. Its password is a secret. */
export interface BuiltinLogin {
  readonly id: string;
  readonly username: string;
  /** Topic filters; absent = all topics. */
  readonly publish?: readonly string[];
  readonly subscribe?: readonly string[];
}

/** Where a critical alert goes on to, so many minutes after it was raised, if nobody acknowledges it. */
export type EscalationStep =
  | { readonly afterMinutes: number; readonly to: 'mqtt'; readonly topic: string }
  | { readonly afterMinutes: number; readonly to: 'http'; readonly url: string }
  | { readonly afterMinutes: number; readonly to: 'mail'; readonly address: string }
  /** Here, louder and on top: the window comes to the front, with the sound that the system has for alarms. */
  | { readonly afterMinutes: number; readonly to: 'loud' };

/** Where e-mails are handed over. The password is a secret. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` before anything is said; `none` sends in clear. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username?: string;
  /** The sender, as `home@example.com` or `Home <home@example.com>`. */
  readonly from: string;
}

/** What can be asked of the mail server. */
export interface MailCommands {
  /** Sets it, or forgets it with its password. The password is kept as secrets are, and never answered. */
  'alert.setMail': [{ mail: MailServer | null; password?: string | null }, Record<string, never>];
  /** Sends a test message to an address. */
  'alert.testMail': [{ address: string }, Record<string, never>];
}

export interface Settings {
  readonly version: typeof settingsVersion;
  /** False until the first-run page was passed. */
  readonly setupDone: boolean;
  /** Random per install; part of the MQTT client id. */
  readonly installId: string;
  readonly brokers: readonly BrokerSettings[];
  readonly builtinBroker: {
    readonly enabled: boolean;
    readonly port: number;
    /** Listens on all addresses; only with a password set. */
    readonly lan: boolean;
    /** With it a password is asked for; that it is gone does not open the broker. */
    readonly username?: string;
    readonly logins: readonly BuiltinLogin[];
  };
  readonly discovery: {
    /** Send Home Assistant's birth message ourselves, where no Home Assistant does. */
    readonly sendBirth: boolean;
    readonly zigbee2mqttTopics: readonly string[];
    readonly dialects: Readonly<Record<'zigbee2mqtt' | 'tasmota' | 'homie' | 'shelly' | 'wled', boolean>>;
    /** Which announcement of one device wins. */
    readonly prefer: 'homeassistant' | 'native';
    readonly manual: readonly ManualEntity[];
    /** Devices of which nothing is taken up. */
    readonly forgotten: readonly ForgottenDevice[];
  };
  readonly tasks: readonly TaskDefinition[];
  readonly automations: readonly AutomationDefinition[];
  readonly alerts: {
    readonly rules: readonly AlertRule[];
    readonly mutedDevices: Readonly<Record<string, string>>;
    readonly pausedUntil?: string;
    readonly quietHours?: { readonly from: string; readonly to: string };
    /** Topic of foreign notifications; empty = off. */
    readonly foreignTopic: string;
    /** What HASS.Agent's topic calls this computer; absent = its name, empty = that topic is not listened to. */
    readonly agentDevice?: string;
    /** Topics whose notifications may be critical; others are warnings at most. */
    readonly criticalTopics: readonly string[];
    /** In order; none = it is told here alone. */
    readonly escalation?: readonly EscalationStep[];
    readonly mail?: MailServer;
    readonly sound: boolean;
    /** A critical alert opens the window, with the alarm panel. */
    readonly openWindow: boolean;
  };
  readonly place?: { readonly latitude: number; readonly longitude: number };
  /** IANA; absent = the system's. */
  readonly timeZone?: string;
  readonly temperatureUnit: 'C' | 'F';
  /** Of window, tray, notifications and terminal. */
  readonly language: 'system' | Language;
  readonly hourCycle: 'system' | '12' | '24';
  readonly startAtLogin: boolean;
  readonly startHidden: boolean;
  /** macOS: an icon in the Dock beside the one in the menu bar. */
  readonly showInDock: boolean;
  readonly theme: 'system' | 'light' | 'dark';
  /** Entity ids, in order: the tray shows up to 8 of them. */
  readonly favourites: readonly string[];
  readonly hiddenEntities: readonly string[];
  /** Devices (or entities without one) whose risky actions are sent without a question. */
  readonly trustedDevices: readonly string[];
  readonly layout: HomeLayout;
  /** Entity ids whose readings stand in the panel's head, the tray's tooltip and its menu, in order; the first 6 are shown. */
  readonly pinned: readonly string[];
  /** Opens the panel from anywhere, in Electron's words ("Control+Alt+H"); absent = no key does. */
  readonly panelShortcut?: string;
  readonly history: {
    readonly enabled: boolean;
    readonly days: number;
    /** What the database may take on disk; the last 24 hours stay in any case. */
    readonly maxMiB: number;
    /** Of a sensor that measures, one state in so long at most; 0 = one each second. */
    readonly sampleSeconds: number;
  };
  /**
   * `visible`: tray, window and notifications say what goes on; `silent`: only records are kept, and critical alerts
   * shown.
   */
  readonly backgroundMode: 'visible' | 'silent';
  /** In visible mode, one notification stays with the alarm's state and the tasks at work. */
  readonly ongoingNotification: boolean;
  /** So long, in seconds, tasks and automations wait for brokers that are about to be there; absent = 20. */
  readonly brokerWaitSeconds?: number;
  /** A stopped service stays stopped over a restart. */
  readonly serviceStopped: boolean;
  /** Newer versions of the app. */
  readonly updates: {
    /** Look by itself, once a day. Nothing is downloaded unless it is asked for. */
    readonly check: boolean;
    /** A folder with releases; absent = the build's. */
    readonly address?: string;
  };
  /** For programs on this computer, and on others where that is wanted. */
  readonly http: HttpSettings;
  /** For agents, which look unless more is allowed here. */
  readonly agents: AgentSettings;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error';
}
