/** Records of the app around the service: what the window shows of it. */
import type { ProtectBy, SecretProtection } from '../base/ports.ts';
import type { SettingsView } from './service.ts';

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly demo: boolean;
  readonly dataDir: string;
  readonly secretProtection: SecretProtection;
  /**
   * Said once after a start: `crashed` (the last run did not end cleanly), and which file could not be read and was moved
   * aside, or cannot be written: `settings.recovered`, `registry.recovered`, `secrets.recovered`, `database.recovered`,
   * `settings.readOnly`, `history.unavailable`.
   */
  readonly notices: ReadonlyArray<{ readonly code: string; readonly detail?: string }>;
  readonly update: UpdateView;
}

/** How passwords are kept, and whether the system has a keyring that they could be in. */
export interface SecretsView {
  readonly protection: SecretProtection;
  readonly hasKeyring: boolean;
  /** They can be moved: to a passphrase, and to the keyring where there is one. */
  readonly canMove: boolean;
}

/** The commands of the contract that concern where passwords are kept. */
export interface SecretCommands {
  'secrets.state': [Record<string, never>, SecretsView];
  /** Opens them with their passphrase; `request.invalid` for a wrong one. */
  'secrets.unlock': [{ passphrase: string }, SecretsView];
  /** Moves all of them, and keeps them there from now on. */
  'secrets.protect': [{ by: ProtectBy }, SecretsView];
}

/** A copy of the settings in the folder of backups. */
export interface SettingsCopy {
  readonly file: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly bytes: number;
  /** Whether it can be read as it was written. */
  readonly isGood: boolean;
}

/** The commands of the contract that concern copies of the settings. */
export interface BackupCommands {
  /** Writes a copy of the settings into the folder of backups, and reads it back. */
  'settings.backup': [Record<string, never>, { file: string }];
  /** Newest first. */
  'settings.backups': [Record<string, never>, { copies: SettingsCopy[] }];
  /** Takes the settings of a copy. */
  'settings.restore': [{ file: string }, SettingsView];
}

/** What keeps things safe. */
export interface SafetyCommands extends BackupCommands, SecretCommands {}

/** Where the app stands with newer versions of itself. */
export interface UpdateView {
  /**
   * Why there is nothing to look for, whatever is set: it is not a package, somebody else brings new versions (a package
   * manager, whoever unpacked the folder), or no address is known.
   */
  readonly off?: 'unpackaged' | 'packageManager' | 'folder' | 'noAddress';
  /** Where it looks: of the settings, else of the build. */
  readonly address?: string;
  readonly step: 'idle' | 'checking' | 'available' | 'downloading' | 'ready';
  /** The newer one. */
  readonly version?: string;
  /** What is new in it, as its makers wrote it. */
  readonly notes?: string;
  readonly percent?: number;
  readonly checkedAt?: string;
  /** What failed last. `tampered`: not what the release says it is. */
  readonly failure?: {
    readonly step: 'check' | 'download' | 'install';
    readonly code: 'network' | 'notFound' | 'unreadable' | 'tampered' | 'insecure' | 'readOnly' | 'full';
  };
  /** It is ready, and must not be installed while this goes on. */
  readonly waitsFor?: 'alarm' | 'task';
}

/** One line of Health: what the system allows, and the codes of its fixes. */
export interface HealthItem {
  readonly id: string;
  readonly status: 'good' | 'warning' | 'bad' | 'unknown';
  readonly detail?: string;
  /** What the page offers to do about it: `autostart.enable`, `open.notificationSettings`, ... */
  readonly fixes: readonly string[];
}

type None = Record<string, never>;

/** What the page of the panel at the tray asks of the app, beside what every page does. */
export interface PanelCommands {
  /**
   * What the page shows: only these entities' changes are sent to it, and new ones. Default: all.
   * Changes of `first` are sent before those of others, which may be late where very much changes.
   */
  'page.watch': [{ entities: 'all' | readonly string[]; first?: readonly string[] }, None];
  'panel.resize': [{ height: number }, None];
  'panel.close': [None, None];
  'panel.openWindow': [{ view?: string; id?: string }, None];
  /** Tries the key that opens the panel, and keeps it if it is free; null: none. */
  'panel.setShortcut': [{ shortcut: string | null }, { outcome: 'set' | 'taken' | 'invalid' }];
}

/** The commands of the contract that concern the app itself, and the demo home. */
export interface AppCommands {
  /** From now on this connection has these rights alone; it cannot have more again. */
  'service.limit': [{ scope: 'read' | 'agent' | 'control' | 'admin' }, None];
  /** Opens the window, at a view; `command.unsupported` where the app has none. */
  'app.open': [{ view?: string; id?: string }, None];
  'app.panel': [None, None];
  /** Ends the app, or the headless process. */
  'app.end': [None, None];

  'demo.start': [None, None];
  'demo.trigger': [{ what: 'alarm' | 'smoke' | 'leak' | 'jam' | 'door' | 'offline' }, None];
}
