/** English texts of notifications, made from rule and facts. The rest of the service carries facts only. */
import type { Alert, AlertAction } from '../model/alerts.ts';
import type { Facts } from './rules/rule.ts';

export interface Text {
  readonly title: string;
  readonly body: string;
}

type Write = (facts: Facts) => Text;

/** What each rule's notification says; `many` is the title of a group. */
const texts: ReadonlyMap<string, { readonly one: Write; readonly over: string; readonly many: string }> = new Map([
  ['alarm.triggered', entry('Alarm triggered', (name) => `${name} was triggered.`, 'alarm over', 'alarms triggered')],
  ['safety.smoke', entry('Smoke detected', (name) => `${name} reports smoke.`, 'smoke gone', 'smoke alarms')],
  ['safety.gas', entry('Gas detected', (name) => `${name} reports gas.`, 'gas gone', 'gas alarms')],
  [
    'safety.co',
    entry(
      'Carbon monoxide detected',
      (name) => `${name} reports carbon monoxide.`,
      'carbon monoxide gone',
      'carbon monoxide alarms',
    ),
  ],
  ['safety.water', entry('Water leak', (name) => `${name} reports water.`, 'dry again', 'water leaks')],
  ['safety.unsafe', entry('Not safe', (name) => `${name} reports a danger.`, 'safe again', 'safety alarms')],
  ['safety.tamper', entry('Tampering', (name) => `${name} was tampered with.`, 'tampering over', 'tamper alarms')],
  ['lock.jammed', entry('Lock jammed', (name) => `${name} is jammed.`, 'no longer jammed', 'locks jammed')],
  ['lock.open', entry('Not locked', (name, facts) => `${name} is unlocked${since(facts)}.`, 'locked', 'locks open')],
  ['door.open', entry('Left open', (name, facts) => `${name} is open${since(facts)}.`, 'closed', 'doors left open')],
  ['device.offline', entry('Device offline', (name) => `${name} does not answer.`, 'online again', 'devices offline')],
  [
    'battery.low',
    entry(
      'Battery low',
      (name, facts) =>
        `${name}${typeof facts.value === 'number' ? ` has ${facts.value} % left` : ' needs a new battery'}.`,
      'battery fine',
      'batteries low',
    ),
  ],
  [
    'broker.lost',
    entry('Broker lost', (name) => `No connection to ${name}. Devices cannot be reached.`, 'connected', 'brokers lost'),
  ],
]);

function entry(
  title: string,
  body: (name: string, facts: Facts) => string,
  over: string,
  many: string,
): { readonly one: Write; readonly over: string; readonly many: string } {
  return { one: (facts) => ({ title, body: body(nameOf(facts), facts) }), over, many };
}

function since(facts: Facts): string {
  return typeof facts.minutes === 'number' ? ` for ${facts.minutes} minutes` : '';
}

function nameOf(facts: Facts): string {
  return typeof facts.name === 'string' ? facts.name : 'A device';
}

/** Letters and digits alone, so that no accent, space or sign makes a difference. */
function folded(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The titles of the app's own alerts, as `folded` has them. */
const ownTitles: ReadonlySet<string> = new Set(
  [...texts.values()].map(({ one }) => folded(one({}).title)).concat('alarm', 'inglenook'),
);

/** Where a message of others came from. */
export function sourceOf({ facts }: Pick<Alert, 'facts'>): string {
  if (typeof facts.source === 'string') return facts.source;
  return typeof facts.answerTopic === 'string' ? facts.answerTopic.replace(/\/actions$/, '') : 'MQTT';
}

/**
 * A message of others, whose origin is always said, and first, so that no length pushes it off. A title of the app's own
 * alerts is theirs alone.
 */
function foreignText(alert: Alert): Text {
  const { title = '', body = '' } = alert;
  const isOwn = ownTitles.has(folded(title));
  const isNamed = title !== '' && title !== unnamed && !isOwn;
  const said = [isOwn ? title : '', body].filter((part) => part !== '').join(': ');
  return { title: isNamed ? `${unnamed}: ${title}` : unnamed, body: `From ${sourceOf(alert)}: ${said}` };
}

/** The title of a message of others that has none. */
export const unnamed = 'Message';

/** Title and body of one alert. */
export function alertText(alert: Alert): Text {
  if (alert.rule === 'foreign') return foreignText(alert);
  const own = texts.get(alert.rule)?.one(alert.facts);
  const title = alert.title ?? own?.title ?? nameOf(alert.facts);
  const body = alert.body ?? own?.body ?? '';
  const where = typeof alert.facts.device === 'string' && alert.body === undefined ? ` (${alert.facts.device})` : '';
  const flaps = alert.flapping === true ? ' It keeps changing.' : '';
  return { title, body: `${where === '' ? body : `${body.replace(/\.$/, '')}${where}.`}${flaps}` };
}

const namesInGroup = 6;

function manyOf(rule: string): string {
  return rule === 'foreign' ? 'messages from others' : 'notifications';
}

/** "12 devices offline", with the first names. */
export function groupText(alerts: readonly Alert[]): Text {
  const rule = alerts[0]?.rule ?? '';
  const names = alerts.slice(0, namesInGroup).map((alert) => alert.title ?? nameOf(alert.facts));
  const more = alerts.length > namesInGroup ? ` and ${alerts.length - namesInGroup} more` : '';
  return { title: `${alerts.length} ${texts.get(rule)?.many ?? manyOf(rule)}`, body: `${names.join(', ')}${more}` };
}

/** "2 497 critical alerts", with how many of which kind, or with the first names where they are of one kind. */
export function overviewText(alerts: readonly Alert[]): Text {
  const kinds = Map.groupBy(alerts, (alert) => alert.rule);
  if (kinds.size <= 1) return groupText(alerts);
  const what = alerts.every(({ severity }) => severity === 'critical') ? 'critical alerts' : 'notifications';
  const counts = [...kinds].sort(([, a], [, b]) => b.length - a.length).slice(0, namesInGroup);
  const body = counts.map(([rule, { length }]) => `${length} ${texts.get(rule)?.many ?? manyOf(rule)}`).join(', ');
  return { title: `${alerts.length} ${what}`, body };
}

/** The note that a cause is over. */
export function recoveryText(alert: Alert): Text {
  return { title: nameOf(alert.facts), body: sentence(texts.get(alert.rule)?.over ?? 'over') };
}

/** The note that a button could not do what it says. */
export function failureText(alert: Alert, label: string, code: string): Text {
  return { title: `${label}: failed`, body: `${nameOf(alert.facts)}: ${code}` };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** How long the notification's own button snoozes. */
export const snoozeMinutes = 30;

/** Buttons that every alert has. */
export const commonActions: readonly AlertAction[] = [
  { id: 'acknowledge', label: 'Acknowledge' },
  { id: 'snooze', label: `Snooze ${snoozeMinutes} min` },
];
