/** Open alerts, the worst first, each with its one best action. */
import type { ReactNode } from 'react';
import type { Alert } from '../../preload/contract.ts';
import { Icon } from '../components/icons/icon.tsx';
import { Button, IconButton } from '../components/ui/button.tsx';
import { cx } from '../components/ui/cx.ts';
import { alertButtonText, alertText } from '../format/alert.ts';
import { attempt, call } from '../state/calls.ts';
import { openAlerts } from '../state/selectors.ts';
import { useSlice } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import styles from './panel.module.css';
import { openWindow } from './use-panel.ts';

const shownAtMost = 3;

export function PanelAlerts(): ReactNode {
  const open = openAlerts(useSlice('alerts'));
  if (open.length === 0) return null;
  const more = open.length - shownAtMost;
  return (
    <section className={styles.alerts} aria-label={say('panel.alerts')}>
      {open.slice(0, shownAtMost).map((alert) => (
        <PanelAlert key={alert.id} alert={alert} />
      ))}
      {open.length > 1 && (
        <div className={styles.alertFoot}>
          {more > 0 && (
            <button type="button" className={styles.link} onClick={() => openWindow('alerts')}>
              {say('panel.moreAlerts', { count: more })}
            </button>
          )}
          <Button size="s" icon="check" onPress={() => void attempt(call('alert.acknowledgeAll', {}))}>
            {say('acts.acknowledgeAll')}
          </Button>
        </div>
      )}
    </section>
  );
}

function PanelAlert({ alert }: { alert: Alert }): ReactNode {
  const { title, body } = alertText(alert);
  const best = alert.actions.find(({ id }) => id !== 'acknowledge' && id !== 'snooze');
  const place = alert.deviceId ?? alert.entityId;
  return (
    <article className={cx(styles.alert, styles[alert.severity])} aria-label={title.slice(0, 200)}>
      <Icon name={alert.severity === 'critical' ? 'alert' : 'alert-circle-outline'} />
      <button
        type="button"
        className={styles.alertWords}
        onClick={() => (place === undefined ? openWindow('alerts') : openWindow('device', place))}
      >
        <strong dir="auto">{title}</strong>
        <span dir="auto">{body}</span>
      </button>
      {best !== undefined && (
        <Button
          size="s"
          onPress={() => void attempt(call('alert.action', { id: alert.id, action: best.id }), alertButtonText(best))}
        >
          {alertButtonText(best)}
        </Button>
      )}
      <IconButton
        icon="check"
        label={say('acts.acknowledge')}
        onPress={() => void attempt(call('alert.acknowledge', { id: alert.id }))}
      />
    </article>
  );
}
