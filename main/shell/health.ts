/** Health: what the system lets the app do, and what can be done about it. */
import type { HealthItem } from '../../preload/contract.ts';
import { ServiceError } from '../service/errors.ts';
import type { PowerState, SecretStore } from '../service/ports.ts';
import type { Autostart, AutostartState } from './autostart.ts';
import type { DesktopFacts } from './bus-questions.ts';

/** What is looked at. Each is asked when the page asks. */
export interface HealthFacts {
  readonly platform: NodeJS.Platform;
  readonly notifications: 'desktop' | 'electron' | 'none' | 'unknown';
  readonly autostart: AutostartState;
  readonly wantsAutostart: boolean;
  readonly trayShown: boolean;
  readonly desktop: DesktopFacts;
  readonly secrets: SecretStore['protection'];
  readonly power: PowerState;
  readonly sleeps: ReadonlyArray<{ readonly suspendedAt: string; readonly resumedAt?: string }>;
}

/** The list as the page shows it. Pure; `detail` is a fact, not a sentence. */
export function healthItems(facts: HealthFacts): HealthItem[] {
  return [
    notifications(facts),
    ...doNotDisturb(facts),
    tray(facts),
    autostart(facts),
    secrets(facts),
    power(facts),
    ...sleep(facts),
  ];
}

function notifications({ notifications: kind, platform }: HealthFacts): HealthItem {
  const fix = platform === 'linux' ? {} : { fix: 'open.notificationSettings' };
  if (kind === 'none') return { id: 'notifications', status: 'bad', ...fix };
  return { id: 'notifications', status: kind === 'unknown' ? 'unknown' : 'good', detail: kind, ...fix };
}

function doNotDisturb({ desktop }: HealthFacts): HealthItem[] {
  if (desktop.doNotDisturb === undefined) return [];
  return [
    {
      id: 'doNotDisturb',
      status: desktop.doNotDisturb ? 'warning' : 'good',
      detail: desktop.doNotDisturb ? 'on' : 'off',
    },
  ];
}

function tray({ trayShown, desktop }: HealthFacts): HealthItem {
  if (!trayShown) return { id: 'tray', status: 'bad', detail: 'refused' };
  if (desktop.trayHost === false) return { id: 'tray', status: 'warning', detail: 'no host' };
  return { id: 'tray', status: 'good' };
}

function autostart({ autostart: state, wantsAutostart }: HealthFacts): HealthItem {
  const base = { id: 'autostart', detail: state };
  if (state === 'unsupported') return { ...base, status: 'unknown' };
  const isOn = state === 'on';
  if (isOn === wantsAutostart) return { ...base, status: 'good', ...(isOn ? {} : { fix: 'autostart.enable' }) };
  return { ...base, status: 'warning', fix: wantsAutostart ? 'autostart.enable' : 'autostart.disable' };
}

function secrets({ secrets: protection }: HealthFacts): HealthItem {
  return { id: 'secrets', status: protection === 'plain' ? 'warning' : 'good', detail: protection };
}

function power({ power: { onBattery, batteryPercent } }: HealthFacts): HealthItem {
  const level = batteryPercent === undefined ? '' : ` ${batteryPercent} %`;
  return { id: 'power', status: 'good', detail: `${onBattery ? 'battery' : 'mains'}${level}` };
}

function sleep({ sleeps }: HealthFacts): HealthItem[] {
  const last = sleeps[0];
  if (last === undefined) return [];
  return [{ id: 'sleep', status: 'good', detail: `${last.suspendedAt}/${last.resumedAt ?? ''}` }];
}

export interface Fixes {
  readonly autostart: Autostart;
  readonly startHidden: boolean;
  /** Remembers the choice in the settings. */
  readonly setStartAtLogin: (enabled: boolean) => Promise<void>;
  readonly openSystemPage: (address: string) => Promise<void>;
}

/** Addresses of the system's own settings; the only ones besides https that the app ever opens. */
const notificationSettings: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
  win32: 'ms-settings:notifications',
};

/** Carries out a fix by its code; `request.invalid` for one that does not exist here. */
export async function applyFix(fix: string, fixes: Fixes): Promise<void> {
  const page = notificationSettings[process.platform];
  if (fix === 'autostart.enable' || fix === 'autostart.disable') {
    const enabled = fix === 'autostart.enable';
    await fixes.autostart.set(enabled, fixes.startHidden);
    await fixes.setStartAtLogin(enabled);
  } else if (fix === 'open.notificationSettings' && page !== undefined) {
    await fixes.openSystemPage(page);
  } else {
    throw new ServiceError('request.invalid', 'fix');
  }
}
