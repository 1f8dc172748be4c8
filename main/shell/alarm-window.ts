/** Brings the window up, with its alarm panel, when a critical alert is shown for the first time. */
import type { Dispose } from '../service/events.ts';
import type { Service } from '../service/service.ts';

/** A mute, quiet hours or the like hold an alert back from the window as from the screen. */
export function followCritical(
  service: Pick<Service, 'on'> & { readonly settings: Pick<Service['settings'], 'get'> },
  show: () => void,
): Dispose {
  const opened = new Set<string>();
  return service.on('alert.changed', ({ alert }) => {
    if (alert.state === 'recovered') opened.delete(alert.id);
    if (alert.severity !== 'critical' || alert.state !== 'raised' || opened.has(alert.id)) return;
    // Also one that the system could not show: then the window is the only way to say it.
    if (alert.delivery === undefined || alert.delivery.kind === 'suppressed') return;
    opened.add(alert.id);
    if (service.settings.get().alerts.openWindow) show();
  });
}
