/** Health: what the system lets the app do, and what can be done about it. */
import type { HealthItem } from '../../../preload/contract.ts';
import { ServiceError } from '../../service/base/errors.ts';
import type { NotificationOutcome, PowerState, SecretStore } from '../../service/base/ports.ts';
import type { Standstill } from '../../service/loop/watch.ts';
import type { DoNotDisturb } from '../notifications/do-not-disturb.ts';
import type { Autostart, AutostartState } from './autostart.ts';

export interface Sleep {
  readonly suspendedAt: string;
  readonly resumedAt?: string;
}

/** What is looked at. Each is asked when the page asks. */
export interface HealthFacts {
  readonly platform: NodeJS.Platform;
  readonly notifications: 'desktop' | 'electron' | 'none' | 'unknown';
  /** What became of the last one that was shown. */
  readonly lastOutcome?: NotificationOutcome | undefined;
  readonly doNotDisturb?: DoNotDisturb | undefined;
  readonly autostart: AutostartState;
  readonly wantsAutostart: boolean;
  readonly trayShown: boolean;
  /** Whether the desktop shows tray icons at all, where it tells. */
  readonly trayHost?: boolean | undefined;
  readonly secrets: Pick<SecretStore, 'protection' | 'backend'>;
  /** Why the built-in broker does not run although it is turned on. */
  readonly builtinBroker?: { readonly enabled: boolean; readonly problem?: string } | undefined;
  readonly power: PowerState;
  /** Newest first. */
  readonly sleeps: readonly Sleep[];
  /** When the app itself stood still for long, in the last day, newest first. */
  readonly standstills: readonly Standstill[];
}

/** The list as the page shows it. Pure; `detail` is a fact, not a sentence. */
export function healthItems(facts: HealthFacts): HealthItem[] {
  return [
    notifications(facts),
    doNotDisturb(facts),
    tray(facts),
    autostart(facts),
    secrets(facts),
    ...builtinBroker(facts),
    power(facts),
    sleep(facts),
    loop(facts),
  ];
}

function notifications({ notifications: kind, platform, lastOutcome }: HealthFacts): HealthItem {
  const fixes = ['notifications.test', ...settingsPage('open.notificationSettings', platform)];
  if (kind === 'none') return { id: 'notifications', status: 'bad', detail: kind, fixes };
  if (lastOutcome?.kind === 'failed') {
    return { id: 'notifications', status: 'bad', detail: `failed ${lastOutcome.reason}`, fixes };
  }
  return { id: 'notifications', status: kind === 'unknown' ? 'unknown' : 'good', detail: kind, fixes };
}

function doNotDisturb({ doNotDisturb: known, platform }: HealthFacts): HealthItem {
  const page = settingsPage('open.focusSettings', platform);
  if (known === undefined) return { id: 'doNotDisturb', status: 'unknown', detail: 'untold', fixes: page };
  if (!known.on) return { id: 'doNotDisturb', status: 'good', detail: 'off', fixes: [] };
  const end = known.by === 'desktop' ? page : [`doNotDisturb.end.${known.by}`];
  return { id: 'doNotDisturb', status: 'warning', detail: 'on', fixes: end };
}

function tray({ trayShown, trayHost, platform }: HealthFacts): HealthItem {
  if (!trayShown) return { id: 'tray', status: 'bad', detail: 'refused', fixes: ['app.relaunch'] };
  if (trayHost !== false) return { id: 'tray', status: 'good', fixes: [] };
  return {
    id: 'tray',
    status: 'warning',
    detail: 'no host',
    fixes: platform === 'linux' ? ['open.trayExtension', 'app.relaunch'] : [],
  };
}

function autostart({ autostart: state, wantsAutostart, platform }: HealthFacts): HealthItem {
  const base = { id: 'autostart', detail: state };
  // Only the person can allow again what they switched off in the system.
  if (state === 'blocked' && wantsAutostart) {
    return { ...base, status: 'warning', fixes: settingsPage('open.startupSettings', platform) };
  }
  if (state === 'unsupported') return { ...base, status: 'unknown', fixes: [] };
  const isOn = state === 'on';
  if (isOn === wantsAutostart) return { ...base, status: 'good', fixes: isOn ? [] : ['autostart.enable'] };
  return { ...base, status: 'warning', fixes: [wantsAutostart ? 'autostart.enable' : 'autostart.disable'] };
}

function secrets({ secrets: { protection, backend } }: HealthFacts): HealthItem {
  const isKept = protection === 'keyring' || protection === 'passphrase';
  return {
    id: 'secrets',
    status: isKept ? 'good' : 'warning',
    detail: backend === undefined ? protection : `${protection} ${backend}`,
    fixes: isKept ? [] : ['app.relaunch'],
  };
}

function builtinBroker({ builtinBroker: broker }: HealthFacts): HealthItem[] {
  if (broker === undefined || !broker.enabled) return [];
  if (broker.problem === undefined) return [{ id: 'builtinBroker', status: 'good', fixes: [] }];
  return [{ id: 'builtinBroker', status: 'bad', detail: broker.problem, fixes: [] }];
}

function power({ power: { onBattery, batteryPercent }, platform }: HealthFacts): HealthItem {
  const level = batteryPercent === undefined ? '' : ` ${batteryPercent} %`;
  const fixes = settingsPage('open.powerSettings', platform);
  return { id: 'power', status: 'good', detail: `${onBattery ? 'battery' : 'mains'}${level}`, fixes };
}

const sleepsTold = 5;

function sleep({ sleeps, platform }: HealthFacts): HealthItem {
  const told = sleeps.slice(0, sleepsTold).map(({ suspendedAt, resumedAt = '' }) => `${suspendedAt}/${resumedAt}`);
  const fixes = told.length === 0 ? [] : settingsPage('open.powerSettings', platform);
  return { id: 'sleep', status: 'good', detail: told.join(' '), fixes };
}

/** The longest one, as `milliseconds time what`: told for a day, for whoever asks why something came late. */
function loop({ standstills }: HealthFacts): HealthItem {
  const longest = [...standstills].sort((a, b) => b.ms - a.ms)[0];
  if (longest === undefined) return { id: 'loop', status: 'good', fixes: [] };
  return { id: 'loop', status: 'warning', detail: `${longest.ms} ${longest.at} ${longest.ran}`, fixes: [] };
}

/** Addresses of the system's own settings; the only ones besides https that the app ever opens. */
const systemPages: Partial<Record<NodeJS.Platform, Readonly<Record<string, string>>>> = {
  darwin: {
    'open.notificationSettings': 'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
    'open.focusSettings': 'x-apple.systempreferences:com.apple.Focus-Settings.extension',
    'open.powerSettings': 'x-apple.systempreferences:com.apple.Battery-Settings.extension',
    'open.startupSettings': 'x-apple.systempreferences:com.apple.LoginItems-Settings.extension',
  },
  win32: {
    'open.notificationSettings': 'ms-settings:notifications',
    'open.focusSettings': 'ms-settings:quiethours',
    'open.powerSettings': 'ms-settings:powersleep',
    'open.startupSettings': 'ms-settings:startupapps',
  },
  linux: { 'open.trayExtension': 'https://extensions.gnome.org/extension/615/appindicator-support/' },
};

function settingsPage(fix: string, platform: NodeJS.Platform): string[] {
  return systemPages[platform]?.[fix] === undefined ? [] : [fix];
}

export interface Fixes {
  readonly platform: NodeJS.Platform;
  readonly autostart: Autostart;
  readonly startHidden: boolean;
  /** Remembers the choice in the settings. */
  readonly setStartAtLogin: (enabled: boolean) => Promise<void>;
  readonly openSystemPage: (address: string) => Promise<void>;
  readonly testNotification: () => Promise<void>;
  readonly endDoNotDisturb: (by: 'dunst' | 'gnome') => Promise<void>;
  readonly relaunch: () => void;
}

/** Carries out a fix by its code; `request.invalid` for one that does not exist here. */
export async function applyFix(fix: string, fixes: Fixes): Promise<void> {
  const pages = systemPages[fixes.platform] ?? {};
  const page = Object.hasOwn(pages, fix) ? pages[fix] : undefined;
  if (page !== undefined) return fixes.openSystemPage(page);
  switch (fix) {
    case 'autostart.enable':
    case 'autostart.disable': {
      const enabled = fix === 'autostart.enable';
      await fixes.autostart.set(enabled, fixes.startHidden);
      return fixes.setStartAtLogin(enabled);
    }
    case 'notifications.test':
      return fixes.testNotification();
    case 'doNotDisturb.end.dunst':
      return fixes.endDoNotDisturb('dunst');
    case 'doNotDisturb.end.gnome':
      return fixes.endDoNotDisturb('gnome');
    case 'app.relaunch':
      return fixes.relaunch();
    default:
      throw new ServiceError('request.invalid', 'fix');
  }
}
