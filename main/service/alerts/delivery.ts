/** Hands alerts to the notifier: gathers bursts into one notification, and withdraws it when the last of them is over. */
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { alertText, buttonText, groupText, type Text } from '../../../preload/words/say-alert.ts';
import { toError } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Logger, NotificationOutcome, NotificationRequest, Notifier, Timers } from '../base/ports.ts';
import type { Alert, AlertAction } from '../model/alerts.ts';
import { isMessage } from './life-cycle.ts';
import { createOverview, type Overview } from './overview.ts';
import { type CountedLane, emptyScreen, leave, place } from './screen.ts';

/** Non-critical alerts wait this long for others of their rule. */
const burstMs = 1_000;
/** A notifier that does not answer must not keep a critical alert from being repeated. */
const showDeadlineMs = 10_000;
/** From here on, alerts of one rule that come together are shown as one. */
const groupFrom = 4;
/** Groups of messages are not told when they are over: the oldest are forgotten. */
const mostGroups = 200;
/** The id of the note that a button could not do what it says. */
export const failureNote = 'failed';
/** Before the ids of a sender's own buttons, in notifications. */
export const answerMark = 'answer:';

export interface DeliveryOptions {
  readonly timers: Timers;
  readonly notifier: Notifier;
  readonly logger: Logger;
  /** Is the sound on? Critical alerts sound regardless. */
  sound(): boolean;
  words(): SpokenWords;
  /** The picture of an alert by its name, as a data URL. */
  picture(name: string): Promise<string | undefined>;
  /** What is about to be shown is to be on the disk. */
  beforeShowing(): void;
  /** The alert as it is now; undefined once it is over. */
  current(id: string): Alert | undefined;
  /** Called before the notifier is, with the ids that the head's notification speaks for. */
  onGrouped(headId: string, others: readonly string[]): void;
  onOutcome(id: string, outcome: NotificationOutcome): void;
}

export interface Delivery {
  /** Shows it soon: critical ones with the next turn of the event loop, others after gathering. */
  show(alert: Alert): void;
  /** Takes its notification away, unless that still speaks for other open alerts. */
  withdraw(id: string): void;
  /** A note beside the alerts: recovery, a failed button. Where there is too much already it is left out. */
  note(id: string, text: Text, group: string): void;
  /** What the notifier tells of a notification; buttons are not dealt with here. */
  acted(notificationId: string, action: string): void;
  /** The alerts that a notification speaks for. */
  members(notificationId: string): readonly string[];
  /** Knows a group again after a restart. */
  restore(alert: Alert): void;
  stop(): void;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { timers, notifier, logger } = options;
  const waiting = new Set<string>();
  const groups = new Map<string, readonly string[]>();
  const groupOf = new Map<string, string>();
  const deadlines = new Set<Dispose>();
  /** The rest of them; called before the end, it is told at once. */
  const telling = new Set<() => void>();
  let gathering: Dispose | undefined;
  let urgent: Dispose | undefined;
  let screen = emptyScreen;

  /** Some at a time: an overview may speak for thousands. */
  const tell = (ids: readonly string[], outcome: NotificationOutcome): void => {
    for (const id of ids.slice(0, limits.alertsAtOnce)) options.onOutcome(id, outcome);
    const rest = ids.slice(limits.alertsAtOnce);
    if (rest.length === 0) return;
    const finish = (): void => {
      later();
      telling.delete(finish);
      tell(rest, outcome);
    };
    const later = timers.after(0, finish);
    telling.add(finish);
  };

  const hand = (ids: readonly string[], request: NotificationRequest): void => {
    const done = (outcome: NotificationOutcome): void => {
      // Whoever comes second is too late.
      if (!deadlines.delete(deadline)) return;
      deadline();
      tell(ids, outcome);
    };
    const deadline = timers.after(showDeadlineMs, () => done({ kind: 'failed', reason: 'timeout' }));
    deadlines.add(deadline);
    // Within a promise, because a notifier may also throw at once.
    Promise.resolve()
      .then(() => (request.image === undefined ? notifier.show(request) : showWithPicture(request, request.image)))
      .then(done, (error: unknown) => {
        logger.error('notification.failed', { error: toError(error) });
        done({ kind: 'failed', reason: 'internal' });
      })
      .catch((error: unknown) => logger.error('notification.unrecorded', { error: toError(error) }));
  };

  /** Alerts name their picture; it is in memory only while it is shown. */
  const showWithPicture = async (request: NotificationRequest, name: string): Promise<NotificationOutcome> => {
    const { image: _name, ...plain } = request;
    const image = await options.picture(name);
    return notifier.show(image === undefined ? plain : { ...plain, image });
  };

  const overview = (lane: CountedLane): Overview =>
    createOverview({
      lane,
      timers,
      sound: options.sound,
      words: options.words,
      current: options.current,
      hand,
      withdraw: notifier.withdraw,
    });
  const overviews: Readonly<Record<CountedLane, Overview>> = {
    critical: overview('critical'),
    other: overview('other'),
  };
  const each = Object.values(overviews);
  const leaveOverviews = (id: string): void => {
    for (const one of each) one.leave(id);
  };

  /** Shows it where there is room; else the overview counts what it speaks for. */
  const handWhereRoom = (lane: CountedLane, ids: readonly string[], request: NotificationRequest): void => {
    const stays = request.urgency === 'critical';
    const placed = place(screen, { id: request.id, lane, stays }, timers.now());
    const wasThere = screen.entries.has(request.id);
    screen = placed.screen;
    if (placed.apart) {
      for (const id of ids) leaveOverviews(id);
      hand(ids, request);
      return;
    }
    if (wasThere) notifier.withdraw(request.id);
    for (const id of ids) {
      leaveGroup(id);
      overviews[lane].add(id);
    }
  };

  const withdraw = (notificationId: string): void => {
    screen = leave(screen, notificationId);
    notifier.withdraw(notificationId);
  };

  const flush = (onlyCritical: boolean): void => {
    options.beforeShowing();
    const ready: Alert[] = [];
    for (const id of [...waiting]) {
      const alert = options.current(id);
      if (alert !== undefined && onlyCritical && alert.severity !== 'critical') continue;
      waiting.delete(id);
      if (alert?.state === 'raised') ready.push(alert);
    }
    for (const alerts of Map.groupBy(ready, groupKey).values()) {
      const [head, ...others] = alerts;
      if (head === undefined) continue;
      if (alerts.length >= groupFrom && laneOf(head) === 'other') handGroup(head, others);
      else for (const alert of alerts) handSingle(alert);
    }
  };

  const leaveGroup = (id: string): void => {
    const headId = groupOf.get(id);
    if (headId === undefined) return;
    groupOf.delete(id);
    const rest = (groups.get(headId) ?? []).filter((each) => each !== id);
    if (rest.length === 0) groups.delete(headId);
    else groups.set(headId, rest);
  };

  const join = (headId: string, ids: readonly string[]): void => {
    for (const id of ids) {
      leaveGroup(id);
      groupOf.set(id, headId);
    }
    groups.set(headId, ids);
    const [oldest] = groups.keys();
    if (groups.size > mostGroups && oldest !== undefined) for (const id of groups.get(oldest) ?? []) leaveGroup(id);
  };

  const handSingle = (alert: Alert): void => {
    leaveGroup(alert.id);
    handWhereRoom(laneOf(alert), [alert.id], requestOf(options.words(), alert, options.sound()));
  };

  const handGroup = (head: Alert, others: readonly Alert[]): void => {
    const ids = [head, ...others].map((alert) => alert.id);
    join(head.id, ids);
    options.onGrouped(head.id, ids.slice(1));
    const open = { view: 'alerts' };
    handWhereRoom('other', ids, {
      ...requestOf(options.words(), head, options.sound()),
      ...groupText(options.words(), [head, ...others]),
      open,
    });
  };

  return {
    show(alert) {
      waiting.add(alert.id);
      if (alert.severity === 'critical') {
        urgent ??= timers.after(0, () => {
          urgent = undefined;
          flush(true);
        });
      } else {
        gathering ??= timers.after(burstMs, () => {
          gathering = undefined;
          flush(false);
        });
      }
    },
    withdraw(id) {
      waiting.delete(id);
      leaveOverviews(id);
      const headId = groupOf.get(id);
      leaveGroup(id);
      if (headId === undefined) withdraw(id);
      else if (!groups.has(headId)) withdraw(headId);
    },
    note(id, text, group) {
      const lane = id === failureNote ? 'answer' : 'other';
      const placed = place(screen, { id, lane, stays: false }, timers.now());
      screen = placed.screen;
      if (placed.apart) hand([], { id, group, ...text, urgency: 'normal', silent: !options.sound() });
      else logger.debug('note.omitted', { id });
    },
    acted(notificationId, action) {
      // Also of one that only timed out: where it went then, it takes no room.
      if (action === 'closed' || action === 'expired') screen = leave(screen, notificationId);
      if (action === 'closed') each.find(({ id }) => id === notificationId)?.closed();
    },
    members: (notificationId) =>
      each.find(({ id }) => id === notificationId)?.members() ?? groups.get(notificationId) ?? [notificationId],
    restore(alert) {
      const ids = [alert.id, ...(alert.groupOf ?? [])].filter((id) => options.current(id)?.state === 'raised');
      if (alert.groupOf !== undefined && ids.length > 0) join(alert.id, ids);
    },
    stop() {
      gathering?.();
      urgent?.();
      gathering = undefined;
      urgent = undefined;
      for (const one of each) one.stop();
      screen = emptyScreen;
      for (const dispose of deadlines) dispose();
      deadlines.clear();
      // What was shown is recorded, or it would be shown again after the next start.
      for (const finish of telling) finish();
      waiting.clear();
    },
  };
}

/** What others call critical has no part in the room of the home's own alarms. */
function laneOf(alert: Alert): CountedLane {
  return alert.severity === 'critical' && alert.rule !== 'foreign' ? 'critical' : 'other';
}

/** By rule and severity; what has buttons of its own sender stays alone. */
function groupKey(alert: Alert): string {
  const asks = isMessage(alert) && alert.actions.some(({ answers }) => answers === true);
  return asks ? alert.id : `${alert.rule} ${alert.severity}`;
}

function requestOf(words: SpokenWords, alert: Alert, sound: boolean): NotificationRequest {
  const critical = alert.severity === 'critical';
  const place = alert.deviceId ?? alert.entityId;
  return {
    id: alert.id,
    group: typeof alert.facts.group === 'string' ? alert.facts.group : alert.rule,
    ...alertText(words, alert),
    ...(alert.rule === 'foreign' ? { foreign: true } : {}),
    urgency: critical ? 'critical' : alert.severity === 'warning' ? 'normal' : 'low',
    silent: (!critical && !sound) || alert.facts.isQuiet === true,
    ...(alert.loud === true ? { loud: true } : {}),
    ...(alert.facts.stays === true ? { stays: true } : {}),
    ...(typeof alert.facts.percent === 'number' ? { percent: alert.facts.percent } : {}),
    // A sender may call its button `open` or `closed`, as notifiers call a click and a dismissal.
    buttons: alert.actions.map((button) => ({
      id: button.answers === true ? `${answerMark}${button.id}` : button.id,
      label: buttonText(words, button),
      ...(button.input === undefined ? {} : { input: placeholderOf(button.input) }),
    })),
    open: place === undefined ? { view: 'alerts' } : { view: 'device', id: place },
    ...(alert.image === undefined ? {} : { image: alert.image }),
  };
}

function placeholderOf({ placeholder }: NonNullable<AlertAction['input']>): { readonly placeholder?: string } {
  return placeholder === undefined ? {} : { placeholder };
}
