/** Alerts that bring their own text: notify actions, tasks, and notifications from the foreign topic. */
import { randomUUID } from 'node:crypto';
import { digest } from '../base/digest.ts';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Notifier } from '../base/ports.ts';
import type { AlertPictures } from '../history/alert-pictures.ts';
import { agentRule } from '../model/agents.ts';
import type { Alert, AlertAction, AlertRule, Holding, Severity } from '../model/alerts.ts';
import { commonActions } from './common-actions.ts';
import { answerPayload, answerTopic, type Foreign, parseForeign } from './foreign.ts';
import type { Ledger } from './ledger.ts';
import type { Facts } from './rules/rule.ts';

/** Others may send too much: so many foreign messages are taken in so much time, and so many of a rule stay open. */
const foreignWindowMs = 10_000;
const mostInWindow = 500;
const mostOpen = 200;
const floodCause = 'foreign:flood';

/** A message that somebody raises. */
export interface MessageInput {
  /** `automation:<id>`, `task:<id>`, `foreign`. */
  readonly rule: string;
  /** A message of a cause that is open and says the same is not raised again. Absent = it stands for itself. */
  readonly cause?: string;
  readonly severity: Severity;
  readonly title: string;
  readonly body: string;
  /** A picture as a data URL; it is kept apart from the alert. */
  readonly image?: string;
  readonly facts?: Facts;
  readonly actions?: readonly AlertAction[];
  readonly entityId?: string;
  readonly deviceId?: string;
  /** What it was sent for: it is over when that ends. */
  readonly until?: Holding;
}

export interface ForeignMessage {
  readonly topic: string;
  readonly text: string;
  readonly retained: boolean;
  readonly brokerId?: string;
  /** The broker's name, where there is more than one. */
  readonly brokerName?: string;
}

export interface Messages {
  /** Answers the alert's id. */
  raise(input: MessageInput): string;
  /** What was raised for this cause is over, if it is open. */
  end(cause: string): void;
  /** A message on the foreign topic; a retained replay is no event and is ignored. Fails with what is wrong with it. */
  receive(message: ForeignMessage): Result<null>;
}

export function createMessages(options: {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly notifier: Notifier;
  ruleOf(alert: Pick<Alert, 'rule' | 'severity' | 'until'>): AlertRule;
  /** May messages on this topic be critical? Others are warnings at most. */
  mayBeCritical(topic: string): boolean;
  readonly pictures: AlertPictures | undefined;
}): Messages {
  const { clock, ledger, notifier, pictures } = options;
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let inWindow = 0;

  /** How many there were too many within the window, this one included. */
  const surplus = (): number => {
    const sinceMs = clock.now() - windowStartMs;
    if (sinceMs < 0 || sinceMs >= foreignWindowMs) {
      windowStartMs = clock.now();
      inWindow = 0;
    }
    inWindow += 1;
    return Math.max(inWindow - mostInWindow, 0);
  };

  /** Nobody will read them all: the oldest go back to being history. */
  const makeRoom = (rule: string): void => {
    const open = ledger.alerts().filter((alert) => alert.rule === rule);
    for (const alert of open.slice(0, Math.max(open.length - mostOpen + 1, 0))) {
      ledger.apply(alert.id, { type: 'ended', silently: true });
    }
  };

  const raise = (input: MessageInput): string => {
    const { cause = `${input.rule}:${randomUUID()}`, actions = [], image, ...rest } = input;
    const title = cut(input.title, limits.alertTitleChars);
    const body = cut(input.body, limits.alertBodyChars);
    const picture = image === undefined ? undefined : pictures?.keep(image);
    const words = { ...rest, title, body, ...(picture === undefined ? {} : { image: picture }) };
    // A question is answered, not acknowledged.
    const isAsked = input.rule === agentRule;
    const closes = input.severity !== 'info' && !isAsked && !actions.some(({ id }) => id === 'acknowledge');
    const closing = commonActions.filter(({ id }) => closes && (id === 'acknowledge' || input.until !== undefined));
    const alert = { facts: {}, ...words, id: randomUUID(), cause, actions: [...actions, ...closing] };
    const openId = ledger.openId(cause);
    const open = openId === undefined ? undefined : ledger.get(openId);
    if (open === undefined) {
      // An information of the same cause is not open any more, but may still be on the screen.
      const lastId = ledger.lastId(cause);
      if (lastId !== undefined) notifier.withdraw(lastId);
      makeRoom(input.rule);
      const rule = options.ruleOf(alert);
      if (rule.enabled) ledger.begin(alert, rule, false);
      return alert.id;
    }
    // Its state held all the time: there is nothing new to be told.
    if (input.until !== undefined && open.until !== undefined) {
      ledger.apply(open.id, { type: 'began', facts: open.facts });
      return open.id;
    }
    const same = open.title === alert.title && open.body === alert.body && open.severity === alert.severity;
    const raisedAt = new Date(clock.now()).toISOString();
    if (!same) ledger.apply(open.id, { type: 'replaced', alert: { ...open, ...alert, raisedAt } });
    return open.id;
  };

  const clear = (tag: string): void => {
    const id = ledger.lastId(causeOf(tag));
    if (id === undefined) return;
    if (ledger.get(id) === undefined) notifier.withdraw(id);
    else ledger.apply(id, { type: 'ended', silently: true });
  };

  const factsOf = (message: ForeignMessage): Facts => ({
    source: message.brokerName === undefined ? message.topic : `${message.topic} on ${message.brokerName}`,
    answerTopic: answerTopic(message.topic),
    ...(message.brokerId === undefined ? {} : { brokerId: message.brokerId }),
  });

  const show = (foreign: Extract<Foreign, { kind: 'show' }>, message: ForeignMessage): void => {
    const { tag, group, image, uris, severity, title, body, actions, notes } = foreign;
    const { seconds, stays, percent, soundsOnce } = foreign.shown;
    const isReplaced = tag !== undefined && ledger.lastId(causeOf(tag)) !== undefined;
    const id = raise({
      rule: 'foreign',
      ...(tag === undefined ? {} : { cause: causeOf(tag) }),
      ...(image === undefined ? {} : { image }),
      severity: severity === 'critical' && !options.mayBeCritical(message.topic) ? 'warning' : severity,
      title,
      body,
      actions,
      facts: {
        ...factsOf(message),
        ...(tag === undefined ? {} : { tag }),
        ...(group === undefined ? {} : { group }),
        ...(notes.length === 0 ? {} : { notes: notes.join('; ') }),
        ...(stays === true ? { stays } : {}),
        ...(percent === undefined ? {} : { percent }),
        ...(soundsOnce === true && isReplaced ? { isQuiet: true } : {}),
        ...Object.fromEntries([...uris].map(([action, uri]) => [`uri:${action}`, uri])),
      },
    });
    // Only what pops up goes: what is to be acknowledged stays in the inbox.
    if (seconds !== undefined) clock.after(gatheredMs + seconds * 1_000, () => notifier.withdraw(id));
  };

  /** Kept for whoever looks for it, and shown to nobody. */
  const keep = (message: ForeignMessage, reason: string): void => {
    const at = new Date(clock.now()).toISOString();
    ledger.record({
      id: randomUUID(),
      rule: 'foreign',
      cause: `foreign:${randomUUID()}`,
      severity: 'info',
      state: 'recovered',
      title: unreadable,
      body: cut(message.text, limits.alertBodyChars),
      facts: { ...factsOf(message), notes: reason },
      actions: [],
      since: at,
      raisedAt: at,
      recoveredAt: at,
      shown: 0,
      delivery: { kind: 'suppressed', reason: 'unreadable', at },
    });
  };

  /** Nobody reads thousands: they are counted, and one alert says how many there were. */
  const count = (message: ForeignMessage, surplusNow: number): void => {
    const id = ledger.openId(floodCause);
    const facts = { ...factsOf(message), count: surplusNow };
    if (id !== undefined) ledger.apply(id, { type: 'began', facts: { ...facts, count: counted(ledger.get(id)) + 1 } });
    else raise({ rule: 'foreign', cause: floodCause, severity: 'warning', title: flooded, body: floodText, facts });
  };

  return {
    raise,
    end(cause) {
      const id = ledger.openId(cause);
      if (id !== undefined) ledger.apply(id, { type: 'ended', silently: true });
    },
    receive(message) {
      if (message.retained) return ok(null);
      const surplusNow = surplus();
      if (surplusNow > 0) {
        count(message, surplusNow);
        return err('request.tooMany');
      }
      const foreign = parseForeign(message.text);
      if (foreign.kind === 'clear') clear(foreign.tag);
      else if (foreign.kind === 'show') show(foreign, message);
      else {
        keep(message, foreign.reason);
        return err('request.invalid', foreign.reason);
      }
      return ok(null);
    },
  };
}

const unreadable = 'A message that could not be shown';
const flooded = 'Too many messages';
const floodText = 'So many came at once that only the first are kept.';
/** Until then it is gathered with others. */
const gatheredMs = 1_000;

function counted(alert: Alert | undefined): number {
  return typeof alert?.facts.count === 'number' ? alert.facts.count : 0;
}

/** Without its end, where it is longer than anybody reads; a character of two halves is not cut in two. */
function cut(text: string, chars: number): string {
  return text.length > chars ? `${text.slice(0, chars - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function causeOf(tag: string): string {
  return `foreign:${tag.length > limits.nameChars ? digest(tag) : tag}`;
}

/** What is to be published when a button of this alert is pressed; undefined when nobody waits for an answer. */
export function answerOf(
  alert: Alert,
  { id, input: field }: Pick<AlertAction, 'id' | 'input'>,
  written?: string,
): { readonly topic: string; readonly payload: string; readonly brokerId: string | undefined } | undefined {
  const text = (key: string): string | undefined => {
    const value = Object.hasOwn(alert.facts, key) ? alert.facts[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const topic = text('answerTopic');
  if (topic === undefined) return undefined;
  const [tag, uri] = [text('tag'), text(`uri:${id}`)];
  const input = field?.id === undefined || written === undefined ? written : { [field.id]: written };
  const facts = { ...(tag === undefined ? {} : { tag }), ...(uri === undefined ? {} : { uri }), input };
  return { topic, payload: answerPayload(id, facts), brokerId: text('brokerId') };
}
