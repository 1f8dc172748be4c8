/** What specs can do with a running app besides looking at its page; the same on the stand-in and on real Electron. */
import type { Page } from '@playwright/test';
import type { System } from '../../../build/standin/system.ts';
import type { MenuView } from '../../standin/menu.ts';
import type { PanelTray } from './bus-tray.ts';

/** An item of the tray's menu. */
export type MenuEntry = MenuView;

export interface TrayView {
  /** Path of the picture: its name says the state. */
  readonly image: string;
  readonly toolTip: string;
  readonly menu: readonly MenuView[];
}

export interface NotificationView {
  readonly key: number;
  readonly options: {
    readonly title?: string;
    readonly body?: string;
    readonly urgency?: string;
    /** What the desktop is told of the icon: a file or a name. Over D-Bus. */
    readonly icon?: string;
  };
  readonly open: boolean;
}

export interface FlyoutView {
  readonly isVisible: boolean;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface DialogAnswers {
  readonly saveTo?: string;
  readonly openFrom?: string;
}

export interface AppDriver {
  /** Where settings, database and log are. */
  readonly dataDir: string;
  /** The window's page; waits for it. */
  page(): Promise<Page>;
  /** How many windows there are. */
  windows(): Promise<number>;
  /** The kinds of the app's processes as Electron names them (`Browser`, `Tab`, `GPU`); on the stand-in there is one. */
  processes(): Promise<readonly string[]>;
  webPreferences(): Promise<Readonly<Record<string, unknown>>>;
  closeWindow(): Promise<void>;
  tray(): Promise<TrayView>;
  /** The same as the desktop's panel sees it, over D-Bus: on real Electron on Linux. */
  readonly panel?: PanelTray;
  clickTray(): Promise<void>;
  /** The page of the panel that opens at the tray; waits for it. */
  flyoutPage(): Promise<Page>;
  /** The panel's window; undefined while it is not loaded. */
  flyout(): Promise<FlyoutView | undefined>;
  /** Another window or program takes the focus from it. */
  blurFlyout(): Promise<void>;
  /** Chooses an item by the labels that lead to it. */
  clickMenu(...labels: string[]): Promise<void>;
  notifications(): Promise<readonly NotificationView[]>;
  clickNotification(key: number): Promise<void>;
  /** Presses a notification's button by its place. */
  pressNotification(key: number, index: number): Promise<void>;
  /** Notifications fail from now on, or are shown again. */
  refuseNotifications(refuse: boolean): Promise<void>;
  /** `suspend`, `resume`, ... as the system would say it. */
  power(event: string): Promise<void>;
  /** The system is about to shut down. Answers whether the app asked it to wait. */
  shutDown(): Promise<boolean>;
  /** Presses Ctrl and a key in the window. */
  pressControl(key: string): Promise<void>;
  /** The window's, in Chromium's steps: 0 is 100 %. */
  zoomLevel(): Promise<number>;
  /** What the person chooses in the system's file dialogs from now on; without a path they are cancelled. */
  answerDialogs(paths: DialogAnswers): Promise<void>;
  /** Addresses that were handed to the person's browser. */
  opened(): Promise<readonly string[]>;
  /** Starts the app a second time on the same data, and answers that process's exit code. */
  startAgain(...args: string[]): Promise<number>;
  /** Asks the app to quit, and answers its exit code. */
  quit(): Promise<number>;
  /** Tells the app's whole process group to end, as a logout does, and waits for it. Not on the stand-in. */
  logOut(): Promise<void>;
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>;
  isRunning(): boolean;
  /** The app's own output, for messages of failed tests. */
  output(): string;
}

export interface LaunchOptions {
  readonly dataDir: string;
  readonly args: readonly string[];
  /** What the app finds around it, from its start on. On the stand-in alone. */
  readonly system?: Partial<System>;
  /** The desktop is GNOME as it comes, with no place for tray icons. On real Electron on Linux alone. */
  readonly gnomeWithoutTray?: boolean;
}

/**
 * The environment with a session bus of the test's own, or none: nothing may reach the desktop of whoever runs the tests.
 * No address at all would mean that a bus is to be started.
 */
export function testEnvironment(busAddress = 'unix:path=/nonexistent'): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  return { ...environment, DBUS_SESSION_BUS_ADDRESS: busAddress };
}
