/** Alerts in words, made from their rule and facts. */
import type { Alert, AlertRule } from '../../preload/contract.ts';
import { sayDuration } from './time.ts';
import { humanize } from './values.ts';

type Facts = Alert['facts'];

function name(facts: Facts): string {
  return String(facts.name ?? facts.entity ?? facts.device ?? facts.broker ?? 'A device');
}

function since(facts: Facts): string {
  const minutes = Number(facts.minutes);
  return Number.isFinite(minutes) && minutes > 0 ? ` for ${sayDuration(minutes * 60)}` : '';
}

function value(facts: Facts, unit = ''): string {
  return facts.value === undefined ? '' : `${String(facts.value)}${unit}`;
}

type Sayer = (facts: Facts) => readonly [title: string, body: string];

/** Title and body by rule id. A rule that is missing here is said by its name. */
const sayers: ReadonlyMap<string, Sayer> = new Map<string, Sayer>([
  ['alarm.triggered', (f) => ['Alarm triggered', `${name(f)} has gone off.`]],
  ['safety.smoke', (f) => ['Smoke detected', `${name(f)} reports smoke.`]],
  ['safety.gas', (f) => ['Gas detected', `${name(f)} reports gas.`]],
  ['safety.co', (f) => ['Carbon monoxide detected', `${name(f)} reports carbon monoxide.`]],
  ['safety.water', (f) => ['Water leak', `${name(f)} is wet.`]],
  ['safety.unsafe', (f) => ['Not safe', `${name(f)} reports a danger.`]],
  ['safety.tamper', (f) => ['Tampering', `${name(f)} was tampered with.`]],
  ['lock.jammed', (f) => ['Lock jammed', `${name(f)} is jammed.`]],
  ['lock.open', (f) => ['Left unlocked', `${name(f)} has been unlocked${since(f)}.`]],
  ['door.open', (f) => ['Left open', `${name(f)} has been open${since(f)}.`]],
  ['device.offline', (f) => ['Device offline', `${name(f)} does not answer.`]],
  [
    'battery.low',
    (f) => ['Battery low', `${name(f)}${f.value === undefined ? ' needs a new battery.' : ` has ${value(f)} % left.`}`],
  ],
  ['broker.lost', (f) => ['Broker lost', `No connection to ${name(f)}. Its devices cannot be reached.`]],
]);

/** Letters and digits alone, so that no accent, space or sign makes a difference. */
function folded(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const ownTitles: ReadonlySet<string> = new Set(
  [...sayers.values()].map((say) => folded(say({})[0])).concat('alarm', 'inglenook'),
);
const unnamed = 'Message';

/** As the service does it: a message of others says where it came from, and has no title of the app's own alerts. */
function foreignText({ title = '', body = '', facts }: Said): Text {
  const { source, answerTopic } = facts;
  const from = source ?? String(answerTopic ?? 'MQTT').replace(/\/actions$/, '');
  const isOwn = ownTitles.has(folded(title));
  const isNamed = title !== '' && title !== unnamed && !isOwn;
  const said = [isOwn ? title : '', body].filter((part) => part !== '').join(': ');
  return { title: isNamed ? `${unnamed}: ${title}` : unnamed, body: `From ${from}: ${said}` };
}

type Said = Pick<Alert, 'rule' | 'facts' | 'title' | 'body'>;
interface Text {
  readonly title: string;
  readonly body: string;
}

/** Title and body of an alert. Texts that the alert brings along go first. */
export function alertText(alert: Said): Text {
  if (alert.rule === 'foreign') return foreignText(alert);
  const [title, body] = sayers.get(alert.rule)?.(alert.facts) ?? [
    ruleLabel(alert.rule),
    [name(alert.facts), value(alert.facts)].filter((part) => part !== '').join(': '),
  ];
  return { title: alert.title ?? title, body: alert.body ?? body };
}

/** The name of a rule in lists. */
export function ruleLabel(id: string): string {
  if (id.startsWith('automation:')) return 'Message of an automation';
  return ruleLabels.get(id) ?? humanize(id.replaceAll('.', ' '));
}

const ruleLabels: ReadonlyMap<string, string> = new Map([
  ['alarm.triggered', 'Alarm triggered'],
  ['safety.smoke', 'Smoke'],
  ['safety.gas', 'Gas'],
  ['safety.co', 'Carbon monoxide'],
  ['safety.water', 'Water leak'],
  ['safety.unsafe', 'Safety sensor'],
  ['safety.tamper', 'Tampering'],
  ['lock.jammed', 'Lock jammed'],
  ['lock.open', 'Lock left open'],
  ['door.open', 'Door or window left open'],
  ['device.offline', 'Device offline'],
  ['battery.low', 'Battery low'],
  ['broker.lost', 'Connection to a broker lost'],
  ['foreign', 'Messages from others'],
  ['task:digest', 'Daily digest'],
]);

/** Messages bring their own text and severity: of their rule only the mute is a person's choice. */
export function isMessageRule(id: string): boolean {
  return id === 'foreign' || id.startsWith('automation:') || id.startsWith('task:');
}

const deliveryReasons: ReadonlyMap<string, string> = new Map([
  ['quiet-hours', 'quiet hours'],
  ['silent', 'silent mode'],
  ['over', 'it was over at once'],
  ['paused', 'notifications are paused'],
  ['rule-muted', 'the rule is muted'],
  ['device-muted', 'the device is muted'],
  ['cooldown', 'shown a short while ago'],
  ['rate', 'too many notifications at once'],
  ['grouped', 'shown inside another notification'],
  ['snoozed', 'snoozed'],
  ['disabled', 'switched off'],
  ['unsupported', 'the system shows no notifications'],
  ['no-reason', 'the system did not say why'],
  ['timeout', 'the system did not answer'],
  ['focus', 'the window was in front'],
]);

/** "Shown as a notification", "Not shown: quiet hours". */
export function sayDelivery(delivery: Alert['delivery']): string {
  if (delivery === undefined) return 'Not shown yet';
  const reason =
    delivery.reason === undefined || delivery.reason === ''
      ? ''
      : `: ${deliveryReasons.get(delivery.reason) ?? humanize(delivery.reason).toLowerCase()}`;
  if (delivery.kind === 'shown') return 'Shown as a notification';
  return delivery.kind === 'suppressed' ? `Not shown${reason}` : `Could not be shown${reason}`;
}

/** "minute", "5 minutes": after "every". */
function sayInterval(seconds: number): string {
  return sayDuration(seconds).replace(/^1 (?=\w+$)/, '');
}

/** A rule's times in words: "after 5 minutes · again every hour". */
export function sayRule(rule: AlertRule): string {
  const parts = [
    rule.forSeconds > 0 ? `after ${sayDuration(rule.forSeconds)}` : 'at once',
    rule.cooldownSeconds > 0 ? `at most every ${sayInterval(rule.cooldownSeconds)}` : undefined,
    rule.renotifySeconds > 0 ? `again every ${sayInterval(rule.renotifySeconds)} while open` : undefined,
    rule.notifyRecovery ? 'says when it is over' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
