/** Health in words: what the system allows, and what can be done where it does not. */
import type { AppInfo, HealthItem } from '../../preload/contract.ts';
import { sayWhen } from './time.ts';
import { humanize } from './values.ts';

interface Text {
  readonly title: string;
  readonly text: string;
}

/** Title and sentence of one line of Health. `detail` is a fact of the service. */
export function healthText({ id, status, detail = '' }: HealthItem): Text {
  switch (id) {
    case 'notifications':
      return { title: 'Notifications', text: sayNotifications(status) };
    case 'doNotDisturb':
      return {
        title: 'Do not disturb',
        text: detail === 'on' ? 'The system holds notifications back.' : 'Off: notifications come through.',
      };
    case 'tray':
      return { title: 'Tray icon', text: sayTray(status) };
    case 'autostart':
      return { title: 'Start at login', text: sayAutostart(detail) };
    case 'secrets':
      return { title: 'Passwords', text: `${sayProtection(detail)}.` };
    case 'power':
      return { title: 'Power', text: `On ${detail}.` };
    case 'sleep':
      return { title: 'Last sleep', text: saySleep(detail) };
    default:
      return { title: humanize(id.replaceAll('.', ' ')), text: detail };
  }
}

function sayNotifications(status: HealthItem['status']): string {
  if (status === 'bad') return 'The system does not show them. Alerts are kept in the inbox.';
  return status === 'unknown' ? 'Not known until one was shown.' : 'The system shows them.';
}

function sayTray(status: HealthItem['status']): string {
  if (status === 'good') return 'The system shows it.';
  if (status === 'bad') return 'The system refused it. Start Inglenook again to open the window.';
  return 'This desktop shows no tray icons. Start Inglenook again to open the window.';
}

function sayAutostart(detail: string): string {
  if (detail === 'on') return 'Inglenook starts with your session.';
  return detail === 'unsupported'
    ? 'Cannot be set up from here on this system.'
    : 'Inglenook does not start with your session; nothing runs until you open it.';
}

function saySleep(detail: string): string {
  const [from = '', to = ''] = detail.split('/');
  const now = Date.now();
  return `From ${sayWhen(from, now)}${to === '' ? '' : ` to ${sayWhen(to, now)}`}.`;
}

const fixes: ReadonlyMap<string, string> = new Map([
  ['autostart.enable', 'Start at login'],
  ['autostart.disable', 'Do not start at login'],
  ['open.notificationSettings', 'Open system settings'],
]);

/** The words on a fix's button. */
export function fixLabel(fix: string): string {
  return fixes.get(fix) ?? 'Fix';
}

const protections: Readonly<Record<AppInfo['secretProtection'], string>> = {
  keyring: 'Encrypted with the system keyring',
  file: 'In a file that only you can read',
  plain: 'Not encrypted: the system has no keyring',
  memory: 'Only until Inglenook ends',
};

/** How well passwords are kept. */
export function sayProtection(protection: string): string {
  return Object.hasOwn(protections, protection) ? protections[protection as AppInfo['secretProtection']] : protection;
}
