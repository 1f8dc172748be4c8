/** Alerts in words, from their rule and facts: one wording for notifications, tray, inbox and terminal. Pure. */
import { acts } from './en/acts.ts';
import type { SpokenWords } from './outside.ts';

/** What a sentence needs to know of an alert. */
export interface SaidAlert {
  readonly rule: string;
  readonly severity?: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** Texts of alerts that bring their own. */
  readonly title?: string;
  readonly body?: string;
  readonly flapping?: boolean;
}

export interface Text {
  readonly title: string;
  readonly body: string;
}

/** The title that a message of others without one is kept under. */
export const untitled = 'Message';

/** So many names are said of a group. */
export const namesInGroup = 6;

/** The built-in rules, each with words for its title and body. */
export const ruleNames = [
  'alarm.triggered',
  'safety.smoke',
  'safety.gas',
  'safety.co',
  'safety.water',
  'safety.unsafe',
  'safety.tamper',
  'lock.jammed',
  'lock.open',
  'door.open',
  'device.offline',
  'battery.low',
  'sensor.silent',
  'broker.lost',
] as const;
type Rule = (typeof ruleNames)[number];

function isOurs(rule: string): rule is Rule {
  return ruleNames.some((each) => each === rule);
}

function nameOf(words: SpokenWords, { facts }: SaidAlert): string {
  return typeof facts.name === 'string' ? facts.name : words.say('alerts.someDevice');
}

/** Letters and digits alone, so that no accent, space or sign makes a difference. */
function folded(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a title is that of an alert of the app's own, in the language that it speaks. */
function isOwnTitle(words: SpokenWords, title: string): boolean {
  const said = folded(title);
  return (
    ['alarm', 'inglenook'].includes(said) ||
    ruleNames.some((rule) => folded(words.say(`alerts.${rule}.title`)) === said)
  );
}

/** Where a message of others came from. */
function sourceOf({ facts }: Pick<SaidAlert, 'facts'>): string {
  if (typeof facts.source === 'string') return facts.source;
  return typeof facts.answerTopic === 'string' ? facts.answerTopic.replace(/\/actions$/, '') : 'MQTT';
}

/**
 * A message of others, whose origin is always said, and first, so that no length pushes it off. A title of the app's own
 * alerts is theirs alone.
 */
function foreignText(words: SpokenWords, alert: SaidAlert): Text {
  const { title = '', body = '' } = alert;
  const isOwn = isOwnTitle(words, title);
  const isNamed = title !== '' && title !== untitled && !isOwn;
  const text =
    isOwn && body !== '' ? words.say('readings.labelled', { label: title, text: body }) : isOwn ? title : body;
  return {
    title: isNamed ? words.say('alerts.foreign.titled', { title }) : words.say('alerts.foreign.title'),
    body: words.say('alerts.foreign.body', { source: sourceOf(alert), text }),
  };
}

function ownBody(words: SpokenWords, rule: Rule, alert: SaidAlert): string {
  const name = nameOf(words, alert);
  const { minutes, value } = alert.facts;
  if (
    (rule === 'lock.open' || rule === 'door.open' || rule === 'sensor.silent') &&
    typeof minutes === 'number' &&
    minutes > 0
  ) {
    return words.say(`alerts.${rule}.since`, { name, time: words.duration(minutes * 60) });
  }
  const { behind, names } = alert.facts;
  if ((rule === 'device.offline' || rule === 'broker.lost') && typeof behind === 'number' && behind > 0) {
    const named = String(names ?? '');
    const more = behind - namesInGroup;
    const all = more > 0 ? words.say('alerts.namesAndMore', { names: named, count: more }) : named;
    return words.say(`alerts.${rule}.behind`, { name, count: behind, names: all });
  }
  if (rule === 'battery.low' && typeof value === 'number')
    return words.say('alerts.battery.low.value', { name, value });
  return words.say(`alerts.${rule}.body`, { name });
}

/** What is so, by the word that records keep of it. */
function saidOf(words: SpokenWords, said: string): string {
  const state = words.look('states', said);
  return words.look('stillSo', said) ?? (state === undefined ? said : words.inline(state));
}

/** What a person's own rule says: its name, and what is so. */
function personsText(words: SpokenWords, alert: SaidAlert, title: string): Text {
  const { minutes, said } = alert.facts;
  const facts = { name: nameOf(words, alert), said: saidOf(words, String(said ?? '')) };
  const isLong = typeof minutes === 'number' && minutes > 0;
  const body = isLong
    ? words.say('alerts.own.since', { ...facts, time: words.duration(minutes * 60) })
    : words.say('alerts.own.body', facts);
  return { title, body };
}

/** What will be told of, and when, if it stays so. @param at undefined while time does not count for it. */
export function pendingSentence(words: SpokenWords, alert: SaidAlert, at: string | undefined): Text {
  const title = alert.title ?? nameOf(words, alert);
  if (at === undefined) return { title, body: words.say('alerts.pending.paused') };
  const known = alert.facts.said;
  const said = typeof known === 'string' ? saidOf(words, known) : words.look('stillSo', alert.rule);
  const body =
    said === undefined ? words.say('alerts.pending.so', { at }) : words.say('alerts.pending.still', { at, said });
  return { title, body };
}

/** Title and body, without the place: for where it stands beside. Texts that the alert brings along go first. */
export function alertSentence(words: SpokenWords, alert: SaidAlert): Text {
  if (alert.rule === 'foreign') return foreignText(words, alert);
  const own = isOurs(alert.rule) ? alert.rule : undefined;
  if (typeof alert.facts.rule === 'string') return personsText(words, alert, alert.facts.rule);
  return {
    title: alert.title ?? (own === undefined ? nameOf(words, alert) : words.say(`alerts.${own}.title`)),
    body: alert.body ?? (own === undefined ? '' : ownBody(words, own, alert)),
  };
}

/** Title and body of one alert, with the device that it is about. */
export function alertText(words: SpokenWords, alert: SaidAlert): Text {
  const { title, body } = alertSentence(words, alert);
  if (alert.rule === 'foreign') return { title, body };
  const { device } = alert.facts;
  const placed =
    typeof device === 'string' && alert.body === undefined
      ? words.say('alerts.placed', { text: body.replace(/[.。]$/, ''), place: device })
      : body;
  const said = [placed, alert.flapping === true ? words.say('alerts.flapping') : ''].filter((each) => each !== '');
  return { title, body: words.sentences(said) };
}

function manyOf(words: SpokenWords, rule: string, count: number): string {
  if (isOurs(rule)) return words.say(`alerts.${rule}.many`, { count });
  return words.say(rule === 'foreign' ? 'alerts.foreign.many' : 'alerts.other.many', { count });
}

/** How many there are of a kind; those of a person's own rule by its name. */
function countOf(words: SpokenWords, alerts: readonly SaidAlert[]): string {
  const [first] = alerts;
  const rule = first?.facts.rule;
  if (typeof rule === 'string') return words.say('alerts.own.many', { count: alerts.length, rule });
  return manyOf(words, first?.rule ?? '', alerts.length);
}

/** "12 devices offline", with the first names. */
export function groupText(words: SpokenWords, alerts: readonly SaidAlert[]): Text {
  const names = words.list(alerts.slice(0, namesInGroup).map((alert) => alert.title ?? nameOf(words, alert)));
  const count = alerts.length - namesInGroup;
  return {
    title: countOf(words, alerts),
    body: count > 0 ? words.say('alerts.namesAndMore', { names, count }) : names,
  };
}

/** "2 497 critical alerts", with how many of which kind, or with the first names where they are of one kind. */
export function overviewText(words: SpokenWords, alerts: readonly SaidAlert[]): Text {
  const kinds = Map.groupBy(alerts, (alert) => alert.rule);
  if (kinds.size <= 1) return groupText(words, alerts);
  const isCritical = alerts.every(({ severity }) => severity === 'critical');
  const counts = [...kinds].sort(([, a], [, b]) => b.length - a.length).slice(0, namesInGroup);
  return {
    title: words.say(isCritical ? 'alerts.critical.many' : 'alerts.other.many', { count: alerts.length }),
    body: words.list(counts.map(([, each]) => countOf(words, each))),
  };
}

/** The note that a cause is over. */
export function recoveryText(words: SpokenWords, alert: SaidAlert): Text {
  const body = isOurs(alert.rule) ? words.say(`alerts.${alert.rule}.over`) : words.say('alerts.other.over');
  return { title: alert.title ?? nameOf(words, alert), body };
}

/** The note that a button could not do what it says. */
export function failureText(words: SpokenWords, alert: SaidAlert, action: string, code: string): Text {
  return {
    title: words.say('alerts.failed.title', { action }),
    body: words.say('readings.labelled', { label: nameOf(words, alert), text: code }),
  };
}

/** The note where a button asks for a text and the system has no field for it. */
export function replyText(words: SpokenWords, title: string): Text {
  return { title, body: words.say('alerts.replyInWindow') };
}

/** How long the notification's own button snoozes. */
export const snoozeMinutes = 30;

/** What a button says: those of the app in the language of the person, others as their sender wrote them. */
export function buttonText(
  words: SpokenWords,
  { id, label, answers }: { readonly id: string; readonly label: string; readonly answers?: boolean },
): string {
  if (answers === true) return label;
  if (id === 'snooze') return words.say('acts.snooze', { minutes: snoozeMinutes });
  const known = id.startsWith('silence:') ? 'silence' : id;
  // Records keep the English one; an automation may call its button anything.
  const isOurs = Object.hasOwn(acts, known) && Reflect.get(acts, known) === label;
  return isOurs ? (words.look('acts', known) ?? label) : label;
}
