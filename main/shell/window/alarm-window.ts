/** Brings the window up, with its alarm panel, when a critical alert is shown for the first time. */

import type { ServicePorts } from '../../service/background/surroundings.ts';
import type { Dispose, Listenable } from '../../service/base/events.ts';
import { limits } from '../../service/base/limits.ts';
import type { ServiceEvents } from '../../service/model/service.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';

/**
 * A mute, quiet hours or the like hold an alert back from the window as from the screen. Of a burst the first brings it
 * up at once and those that follow together once more, so that nobody's typing is torn away again and again.
 */
export function followCritical(
  service: Listenable<ServiceEvents> & {
    readonly settings: Pick<SettingsHolder, 'get'>;
    readonly ports: Pick<ServicePorts, 'timers'>;
  },
  show: () => void,
): Dispose {
  const opened = new Set<string>();
  /** Those that came to the front because nobody acknowledged them. */
  const loud = new Set<string>();
  /** Those of a burst that came after the first, and are still raised. */
  const waiting = new Set<string>();
  let rest: Dispose | undefined;

  const open = (): void => {
    if (service.settings.get().alerts.openWindow) show();
    rest = service.ports.timers.after(limits.alarmWindowEveryMs, () => {
      rest = undefined;
      if (waiting.size > 0) open();
      waiting.clear();
    });
  };

  const stop = service.on('alert.changed', ({ alert }) => {
    if (alert.state !== 'raised') waiting.delete(alert.id);
    if (alert.state === 'recovered') opened.delete(alert.id);
    if (alert.state !== 'raised' || alert.loud !== true) loud.delete(alert.id);
    // A step of the escalation that a person chose: whatever the setting, and whatever came up before.
    else if (!loud.has(alert.id)) {
      loud.add(alert.id);
      show();
    }
    if (alert.severity !== 'critical' || alert.state !== 'raised' || opened.has(alert.id)) return;
    // Also one that the system could not show: then the window is the only way to say it.
    if (alert.delivery === undefined || alert.delivery.kind === 'suppressed') return;
    opened.add(alert.id);
    if (rest === undefined) open();
    else waiting.add(alert.id);
  });
  return () => {
    stop();
    rest?.();
  };
}
