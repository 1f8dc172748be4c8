/** Visible mode's one notification that stays: the alarm's state and the progress of tasks, where the person wants it. */

import type { Background } from '../../service/background/background.ts';
import type { ServicePorts } from '../../service/background/surroundings.ts';
import { toError } from '../../service/base/errors.ts';
import type { Dispose, Listenable } from '../../service/base/events.ts';
import type { Notifier } from '../../service/base/ports.ts';
import type { ServiceEvents, ServiceMode } from '../../service/model/service.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';
import type { WordsHolder } from '../../service/settings/words.ts';
import { followAlarmPanels, type WithPanels } from '../tray/alarm-panels.ts';
import { ongoingNotice, ongoingOf } from '../tray/ongoing.ts';

export const ongoingId = 'ongoing';
/** Progress comes often; a notification is replaced at most this often. */
const mergeMs = 1_000;

/** What is told of as long as it goes on. */
export interface OngoingService extends Listenable<ServiceEvents>, WithPanels {
  readonly ports: Pick<ServicePorts, 'logger' | 'timers'>;
  readonly settings: Pick<SettingsHolder, 'get'>;
  readonly words: Pick<WordsHolder, 'get'>;
  readonly background: Pick<Background, 'snapshot'>;
  readonly mode: ServiceMode;
}

/**
 * Shows, replaces and withdraws it, until the disposer is called. Where a replacement pops up like a new one
 * (`canUpdate` false) it is not replaced for mere progress.
 */
export function followOngoing(service: OngoingService, notifier: Notifier, canUpdate: () => boolean): Dispose {
  const { timers, logger } = service.ports;
  const log = logger.child('ongoing');
  let pending: Dispose | undefined;
  let shown = '';
  let about = '';
  let closed = '';

  const show = (): void => {
    const { backgroundMode, ongoingNotification } = service.settings.get();
    const tasks = service.background.snapshot().tasks;
    const ongoing = ongoingOf({ mode: service.mode, backgroundMode, panels: panels.list(), tasks });
    const notice = ongoingNotification ? ongoingNotice(service.words.get(), ongoing) : undefined;
    if (notice === undefined) {
      if (shown !== '') notifier.withdraw(ongoingId);
      shown = '';
      closed = '';
      return;
    }
    const mark = canUpdate() ? JSON.stringify(notice) : notice.about;
    if (mark === shown || notice.about === closed) return;
    shown = mark;
    about = notice.about;
    closed = '';
    const { title, body, percent } = notice;
    const request = { id: ongoingId, title, body, urgency: 'low', silent: true, stays: true } as const;
    notifier
      .show({ ...request, ...(percent === undefined ? {} : { percent }), open: { view: 'home' } })
      .catch((error: unknown) => log.error('notification.failed', { error: toError(error) }));
  };
  const update = (): void => {
    pending ??= timers.after(mergeMs, () => {
      pending = undefined;
      show();
    });
  };
  const panels = followAlarmPanels(service, update);
  const events = ['task.changed', 'task.removed', 'service.mode', 'settings.changed'] as const;
  const disposers = [
    ...events.map((name) => service.on(name, update)),
    panels.dispose,
    notifier.onAction(({ id, action }) => {
      if (id !== ongoingId || action !== 'closed') return;
      closed = about;
      shown = '';
    }),
  ];
  update();
  return () => {
    for (const dispose of disposers) dispose();
    pending?.();
    if (shown !== '') notifier.withdraw(ongoingId);
  };
}
