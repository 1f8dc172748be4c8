/** The system around the app, as it finds it. People get the values below; tests set others, before the start or later. */

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const screen: Rectangle = { x: 0, y: 0, width: 1_920, height: 1_080 };

export interface System {
  /** What the app takes the system for. Paths and processes stay those of the real one. */
  readonly platform: NodeJS.Platform;
  /** Whether windows get `ready-to-show`: on Wayland those that were made hidden may never get it. */
  readyToShow: boolean;
  /** The page's files never come. */
  pageHangs: boolean;
  /** `locked`: every question waits until it is opened. */
  keyring: 'open' | 'absent' | 'locked';
  /** The system started the app at login, and not a person (macOS). */
  readonly openedAtLogin: boolean;
  /** The person switched the start entry off in the system's own list. */
  loginItemBlocked: boolean;
  /** Colours of apps, and of the taskbar or panel: two settings on Windows. */
  darkApps: boolean;
  darkPanel: boolean;
  /** The primary one first. */
  displays: ReadonlyArray<{ readonly bounds: Rectangle; readonly workArea: Rectangle }>;
  pointer: { readonly x: number; readonly y: number };
  /** Of the tray's icon; without extent, as on Linux, it is not told. */
  trayBounds: Rectangle;
  /** Keys that other programs hold. */
  takenKeys: readonly string[];
  online: boolean;
  onBattery: boolean;
  /** Notifications fail with this reason, which may be empty. */
  failNotifications: string | undefined;
  /** What the person chooses in the file dialogs; absent: nothing. */
  saveTo: string | undefined;
  /** The button that the person presses in boxes of the system; absent: the first. */
  boxAnswer: string | undefined;
  openFrom: string | undefined;
}

export const system: System = {
  platform: process.platform,
  readyToShow: true,
  pageHangs: false,
  keyring: 'open',
  openedAtLogin: false,
  loginItemBlocked: false,
  darkApps: false,
  darkPanel: false,
  displays: [{ bounds: screen, workArea: screen }],
  pointer: { x: 1_900, y: 10 },
  trayBounds: { x: 0, y: 0, width: 0, height: 0 },
  takenKeys: [],
  online: true,
  onBattery: false,
  failNotifications: undefined,
  saveTo: undefined,
  boxAnswer: undefined,
  openFrom: undefined,
};

/** Tells those who look at the system that something changed. */
export const systemChanged = new EventTarget();

export function changeSystem(changes: Partial<System>): void {
  Object.assign(system, changes);
  systemChanged.dispatchEvent(new Event('changed'));
}
