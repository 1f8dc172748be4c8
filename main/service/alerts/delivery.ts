/** Hands alerts to the notifier: gathers bursts into one notification, and withdraws it when the last of them is over. */
import { toError } from '../errors.ts';
import type { Dispose } from '../events.ts';
import type { Logger, NotificationOutcome, NotificationRequest, Notifier, Timers } from '../ports.ts';
import { isMessage } from './life-cycle.ts';
import type { Alert } from './model.ts';
import { alertText, groupText, type Text } from './texts.ts';

/** Non-critical alerts wait this long for others of their rule. */
const burstMs = 1_000;
/** A notifier that does not answer must not keep a critical alert from being repeated. */
const showDeadlineMs = 10_000;
/** From here on, alerts of one rule that come together are shown as one. */
export const groupFrom = 4;
/** Groups of messages are not told when they are over: the oldest are forgotten. */
const mostGroups = 200;
/** Before the ids of a sender's own buttons, in notifications. */
export const answerMark = 'answer:';

export interface DeliveryOptions {
  readonly timers: Timers;
  readonly notifier: Notifier;
  readonly logger: Logger;
  /** Is the sound on? Critical alerts sound regardless. */
  sound(): boolean;
  /** The picture of an alert by its name, as a data URL. */
  picture(name: string): Promise<string | undefined>;
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
  /** A note beside the alerts: recovery, a failed button. Its outcome matters to nobody. */
  note(id: string, text: Text, group: string): void;
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
  let gathering: Dispose | undefined;
  let urgent: Dispose | undefined;

  const hand = (ids: readonly string[], request: NotificationRequest): void => {
    const done = (outcome: NotificationOutcome): void => {
      // Whoever comes second is too late.
      if (!deadlines.delete(deadline)) return;
      deadline();
      for (const id of ids) options.onOutcome(id, outcome);
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

  const flush = (onlyCritical: boolean): void => {
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
      if (alerts.length >= groupFrom) handGroup(head, others);
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
    hand([alert.id], requestOf(alert, options.sound()));
  };

  const handGroup = (head: Alert, others: readonly Alert[]): void => {
    const ids = [head, ...others].map((alert) => alert.id);
    join(head.id, ids);
    options.onGrouped(head.id, ids.slice(1));
    const open = { view: 'alerts' };
    hand(ids, { ...requestOf(head, options.sound()), ...groupText([head, ...others]), open });
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
      const headId = groupOf.get(id);
      if (headId === undefined) {
        notifier.withdraw(id);
        return;
      }
      leaveGroup(id);
      if (!groups.has(headId)) notifier.withdraw(headId);
    },
    note(id, text, group) {
      hand([], { id, group, ...text, urgency: 'normal', silent: !options.sound() });
    },
    members: (notificationId) => groups.get(notificationId) ?? [notificationId],
    restore(alert) {
      const ids = [alert.id, ...(alert.groupOf ?? [])].filter((id) => options.current(id)?.state === 'raised');
      if (alert.groupOf !== undefined && ids.length > 0) join(alert.id, ids);
    },
    stop() {
      gathering?.();
      urgent?.();
      gathering = undefined;
      urgent = undefined;
      for (const dispose of deadlines) dispose();
      deadlines.clear();
      waiting.clear();
    },
  };
}

/** By rule and severity; what has buttons of its own sender stays alone. */
function groupKey(alert: Alert): string {
  const asks = isMessage(alert) && alert.actions.some(({ answers }) => answers === true);
  return asks ? alert.id : `${alert.rule} ${alert.severity}`;
}

function requestOf(alert: Alert, sound: boolean): NotificationRequest {
  const critical = alert.severity === 'critical';
  const place = alert.deviceId ?? alert.entityId;
  return {
    id: alert.id,
    group: typeof alert.facts.group === 'string' ? alert.facts.group : alert.rule,
    ...alertText(alert),
    urgency: critical ? 'critical' : alert.severity === 'warning' ? 'normal' : 'low',
    silent: !critical && !sound,
    // A sender may call its button `open` or `closed`, as notifiers call a click and a dismissal.
    buttons: alert.actions.map(({ id, label, answers }) => ({
      id: answers === true ? `${answerMark}${id}` : id,
      label,
    })),
    open: place === undefined ? { view: 'alerts' } : { view: 'device', id: place },
    ...(alert.image === undefined ? {} : { image: alert.image }),
  };
}
