/** The one notification that counts the alerts of a lane that are not shown by themselves. */
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { alertText, overviewText } from '../../../preload/words/say-alert.ts';
import type { Dispose } from '../base/events.ts';
import type { NotificationRequest, Timers } from '../base/ports.ts';
import type { Alert } from '../model/alerts.ts';
import { type CountedLane, overviewWait } from './screen.ts';

export interface OverviewOptions {
  readonly lane: CountedLane;
  readonly timers: Timers;
  sound(): boolean;
  words(): SpokenWords;
  current(id: string): Alert | undefined;
  /** `ids`: those of which the outcome is still to be told. */
  hand(ids: readonly string[], request: NotificationRequest): void;
  withdraw(notificationId: string): void;
}

export interface Overview {
  readonly id: string;
  add(alertId: string): void;
  /** It is over, or shown by itself. */
  leave(alertId: string): void;
  /** Everything that it counts. */
  members(): readonly string[];
  /** The person closed it: it counts anew. */
  closed(): void;
  stop(): void;
}

export function createOverview(options: OverviewOptions): Overview {
  const { lane, timers } = options;
  const id = `overview:${lane}`;
  /** Those that were told of, and those that wait. */
  const told = new Set<string>();
  const waiting = new Set<string>();
  let shownAtMs: number | undefined;
  let isShown = false;
  let timer: Dispose | undefined;

  const show = (): void => {
    timer = undefined;
    const alerts = [...new Set([...told, ...waiting])].flatMap((each) => options.current(each) ?? []);
    const isNews = waiting.size > 0;
    const fresh = alerts.filter((alert) => waiting.has(alert.id) && alert.state === 'raised').map((alert) => alert.id);
    waiting.clear();
    const open = alerts.filter((alert) => alert.state === 'raised');
    told.clear();
    for (const alert of open) told.add(alert.id);
    if (open.length === 0) return;
    shownAtMs = timers.now();
    isShown = true;
    options.hand(fresh, requestOf(options.words(), id, open, isNews, options.sound()));
  };
  const schedule = (): void => {
    timer ??= timers.after(overviewWait(lane, shownAtMs, timers.now()), show);
  };

  return {
    id,
    add(alertId) {
      waiting.add(alertId);
      schedule();
    },
    leave(alertId) {
      const wasWaiting = waiting.delete(alertId);
      if (!told.delete(alertId) && !wasWaiting) return;
      if (told.size > 0) schedule();
      else if (isShown && waiting.size === 0) {
        isShown = false;
        timer?.();
        timer = undefined;
        options.withdraw(id);
      }
    },
    members: () => [...told, ...waiting],
    closed() {
      isShown = false;
      told.clear();
    },
    stop() {
      timer?.();
      timer = undefined;
      waiting.clear();
      told.clear();
    },
  };
}

function requestOf(
  words: SpokenWords,
  id: string,
  alerts: readonly Alert[],
  isNews: boolean,
  sound: boolean,
): NotificationRequest {
  const [only, ...more] = alerts;
  const isCritical = alerts.some(({ severity }) => severity === 'critical');
  return {
    id,
    group: id,
    ...(only !== undefined && more.length === 0 ? alertText(words, only) : overviewText(words, alerts)),
    urgency: isCritical ? 'critical' : 'normal',
    // A count that only got smaller is no news.
    silent: !isNews || (!isCritical && !sound),
    buttons: [{ id: 'acknowledge', label: words.say(more.length === 0 ? 'acts.acknowledge' : 'acts.acknowledgeAll') }],
    open: { view: 'alerts' },
    ...(alerts.every(({ rule }) => rule === 'foreign') ? { foreign: true } : {}),
  };
}
