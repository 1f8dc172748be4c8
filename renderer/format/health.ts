/** Health in words: what the system allows, and what can be done where it does not. */
import type { AppInfo, HealthItem } from '../../preload/contract.ts';
import { sayDuration, sayWhen } from './time.ts';
import { humanize } from './values.ts';

interface Text {
  readonly title: string;
  readonly text: string;
}

/** Title and sentence of one line of Health. `detail` is a fact of the service. */
export function healthText({ id, status, detail = '' }: HealthItem): Text {
  switch (id) {
    case 'notifications':
      return { title: 'Notifications', text: sayNotifications(status, detail) };
    case 'doNotDisturb':
      return { title: 'Do not disturb', text: sayDoNotDisturb(detail) };
    case 'tray':
      return { title: 'Tray icon', text: sayTray(status) };
    case 'autostart':
      return { title: 'Start at login', text: sayAutostart(status, detail) };
    case 'secrets':
      return { title: 'Passwords', text: saySecrets(detail) };
    case 'builtinBroker':
      return { title: 'Built-in broker', text: detail === '' ? 'It runs.' : sayBuiltinProblem(detail) };
    case 'power':
      return { title: 'Power', text: sayPower(detail) };
    case 'sleep':
      return { title: 'Last sleeps', text: saySleeps(detail) };
    case 'loop':
      return { title: 'Quick to react', text: sayLoop(detail) };
    default:
      return { title: humanize(id.replaceAll('.', ' ')), text: detail };
  }
}

function sayNotifications(status: HealthItem['status'], detail: string): string {
  if (detail.startsWith('failed')) {
    return 'The last one could not be shown. Allow notifications for Inglenook in the system’s settings; alerts are kept in the inbox.';
  }
  if (status === 'bad') {
    return 'Nothing on this system shows them. Install a notification service, such as dunst; alerts are kept in the inbox.';
  }
  return status === 'unknown' ? 'Not known until one was shown: try it.' : 'The system shows them.';
}

function sayDoNotDisturb(detail: string): string {
  if (detail === 'on') return 'The system holds notifications back, critical ones perhaps too.';
  if (detail === 'off') return 'Off: notifications come through.';
  return 'The system does not tell whether it holds notifications back.';
}

function sayTray(status: HealthItem['status']): string {
  if (status === 'good') return 'The system shows it.';
  if (status === 'bad') {
    return 'The system refused it. Without it, opening Inglenook again brings the window back.';
  }
  return 'This desktop shows no tray icons; an extension adds them. Without it, opening Inglenook again brings the window back.';
}

function sayAutostart(status: HealthItem['status'], detail: string): string {
  if (detail === 'unsupported') {
    return 'Cannot be set up from here. Add Inglenook to the programs that your session starts.';
  }
  if (detail === 'on') {
    return status === 'good'
      ? 'Inglenook starts with your session.'
      : 'It starts with your session, unlike the setting.';
  }
  if (detail === 'blocked') return 'Switched off in the system’s own list of apps that start at login.';
  if (detail === 'elsewhere') return 'The entry starts another copy of Inglenook, or one that has moved.';
  return status === 'good'
    ? 'Off, as chosen: nothing runs until you open Inglenook.'
    : 'Missing: nothing runs until you open Inglenook.';
}

/** Why the built-in broker does not run although it is turned on. */
export function sayBuiltinProblem(problem: string): string {
  if (problem === 'password.missing') {
    return 'It stays closed, because its password is gone. Enter a password again in Settings, under Brokers.';
  }
  if (problem === 'password.unreadable') {
    return 'It stays closed, because its password cannot be read. Unlock the keyring and start again, or enter a password again.';
  }
  return `It could not be started (${problem}).`;
}

function sayPower(detail: string): string {
  const [source, ...level] = detail.split(' ');
  const charge = level.length === 0 ? '' : `, ${level.join('\u202f')}`;
  return source === 'battery'
    ? `On battery${charge}. Tasks that want mains power wait.`
    : `On mains power${charge}. No task waits for it.`;
}

function saySleeps(detail: string): string {
  if (detail === '') return 'None since Inglenook started. Tasks that were missed are caught up after one.';
  const now = Date.now();
  const spans = detail.split(' ').map((span) => {
    const [from = '', to = ''] = span.split('/');
    return `${sayWhen(from, now)}${to === '' ? '' : ` – ${sayWhen(to, now)}`}`;
  });
  return `${spans.join('; ')}. Tasks that were missed are caught up.`;
}

function sayLoop(detail: string): string {
  if (detail === '') return 'Inglenook was always ready within seconds.';
  const [ms = '', at = '', ...ran] = detail.split(' ');
  const long = sayDuration(Math.round(Number(ms) / 1_000));
  return `Stood still for ${long} (${sayWhen(at, Date.now())}), busy with: ${ran.join(' ')}. Alerts and commands waited. The log says more.`;
}

const fixes: ReadonlyMap<string, string> = new Map([
  ['autostart.enable', 'Start at login'],
  ['autostart.disable', 'Do not start at login'],
  ['notifications.test', 'Test'],
  ['doNotDisturb.end.dunst', 'Let them through'],
  ['doNotDisturb.end.gnome', 'Let them through'],
  ['open.notificationSettings', 'System settings'],
  ['open.focusSettings', 'System settings'],
  ['open.powerSettings', 'System settings'],
  ['open.startupSettings', 'System settings'],
  ['open.trayExtension', 'Get the extension'],
  ['app.relaunch', 'Start again'],
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
  locked: 'Waiting for the system keyring to be unlocked',
};

const keyrings: ReadonlyMap<string, string> = new Map([
  ['gnome_libsecret', 'Secret Service, such as GNOME Keyring'],
  ['kwallet', 'KWallet'],
  ['kwallet5', 'KWallet 5'],
  ['kwallet6', 'KWallet 6'],
  ['keychain', 'Keychain'],
  ['dpapi', 'Windows data protection'],
]);

/** How well passwords are kept. */
export function sayProtection(protection: string): string {
  return Object.hasOwn(protections, protection) ? protections[protection as AppInfo['secretProtection']] : protection;
}

function saySecrets(detail: string): string {
  const [protection = '', backend = ''] = detail.split(' ');
  const keyring = keyrings.get(backend);
  if (protection === 'keyring') return `${sayProtection(protection)}${keyring === undefined ? '' : ` (${keyring})`}.`;
  return `${sayProtection(protection)}. Install or unlock a keyring, such as GNOME Keyring or KWallet, then start again.`;
}
