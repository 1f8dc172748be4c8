/** Alerts that bring their own text: notify actions, tasks, and notifications from the foreign topic. */
import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Notifier } from '../base/ports.ts';
import type { AlertPictures } from '../history/alert-pictures.ts';
import type { Alert, AlertAction, Severity } from '../model/alerts.ts';
import { commonActions } from './common-actions.ts';
import { answerPayload, answerTopic, type Foreign, parseForeign } from './foreign.ts';
import type { Ledger } from './ledger.ts';
import { type Facts, ruleDefaults } from './rules/rule.ts';

/** Others may send too much: so many foreign messages are taken in so much time, and so many of a rule stay open. */
const foreignWindowMs = 10_000;
const mostInWindow = 50;
const mostOpen = 200;

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
  /** A message on the foreign topic; a retained replay is no event and is ignored. Fails with what is wrong with it. */
  receive(message: ForeignMessage): Result<null>;
}

export function createMessages(options: {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly notifier: Notifier;
  /** May messages on this topic be critical? Others are warnings at most. */
  mayBeCritical(topic: string): boolean;
  readonly pictures: AlertPictures | undefined;
}): Messages {
  const { clock, ledger, notifier, pictures } = options;
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let inWindow = 0;

  const isTooMuch = (): boolean => {
    const sinceMs = clock.now() - windowStartMs;
    if (sinceMs < 0 || sinceMs >= foreignWindowMs) {
      windowStartMs = clock.now();
      inWindow = 0;
    }
    inWindow += 1;
    return inWindow > mostInWindow;
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
    const closes = input.severity !== 'info' && !actions.some(({ id }) => id === 'acknowledge');
    const closing = closes ? commonActions.filter(({ id }) => id === 'acknowledge') : [];
    const alert = { facts: {}, ...words, id: randomUUID(), cause, actions: [...actions, ...closing] };
    const openId = ledger.openId(cause);
    const open = openId === undefined ? undefined : ledger.get(openId);
    if (open === undefined) {
      // An information of the same cause is not open any more, but may still be on the screen.
      const lastId = ledger.lastId(cause);
      if (lastId !== undefined) notifier.withdraw(lastId);
      makeRoom(input.rule);
      ledger.begin(alert, ruleDefaults({ id: alert.rule }), false);
      return alert.id;
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

  const show = (foreign: Extract<Foreign, { kind: 'show' }>, message: ForeignMessage): void => {
    const { tag, group, image, uris, severity, title, body, actions } = foreign;
    raise({
      rule: 'foreign',
      ...(tag === undefined ? {} : { cause: causeOf(tag) }),
      ...(image === undefined ? {} : { image }),
      severity: severity === 'critical' && !options.mayBeCritical(message.topic) ? 'warning' : severity,
      title,
      body,
      actions,
      facts: {
        source: message.brokerName === undefined ? message.topic : `${message.topic} on ${message.brokerName}`,
        answerTopic: answerTopic(message.topic),
        ...(message.brokerId === undefined ? {} : { brokerId: message.brokerId }),
        ...(tag === undefined ? {} : { tag }),
        ...(group === undefined ? {} : { group }),
        ...Object.fromEntries([...uris].map(([action, uri]) => [`uri:${action}`, uri])),
      },
    });
  };

  return {
    raise,
    receive(message) {
      if (message.retained) return ok(null);
      if (isTooMuch()) return err('request.tooMany');
      const foreign = parseForeign(message.text);
      if (foreign.kind === 'invalid') return err('request.invalid', foreign.reason);
      if (foreign.kind === 'clear') clear(foreign.tag);
      else show(foreign, message);
      return ok(null);
    },
  };
}

/** Without its end, where it is longer than anybody reads; a character of two halves is not cut in two. */
function cut(text: string, chars: number): string {
  return text.length > chars ? `${text.slice(0, chars - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function causeOf(tag: string): string {
  return `foreign:${tag}`;
}

/** What is to be published when a button of this alert is pressed; undefined when nobody waits for an answer. */
export function answerOf(
  alert: Alert,
  actionId: string,
): { readonly topic: string; readonly payload: string; readonly brokerId: string | undefined } | undefined {
  const text = (key: string): string | undefined => {
    const value = Object.hasOwn(alert.facts, key) ? alert.facts[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const topic = text('answerTopic');
  if (topic === undefined) return undefined;
  return { topic, payload: answerPayload(actionId, text('tag'), text(`uri:${actionId}`)), brokerId: text('brokerId') };
}
