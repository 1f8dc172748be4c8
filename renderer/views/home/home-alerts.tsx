/** Alerts that want attention, the worst first, each with what sees to it. */
import type { ReactNode } from 'react';
import { routeHash } from '../../app/route.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import { TimeText } from '../../components/ui/time-text.tsx';
import { alertText } from '../../format/alert.ts';
import { attempt, call } from '../../state/calls.ts';
import { openAlerts } from '../../state/selectors.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import styles from './home-alerts.module.css';

/** The inbox has the others. */
const shown = 3;

export function HomeAlerts(): ReactNode {
  const open = openAlerts(useSlice('alerts'));
  if (open.length === 0) return null;
  return (
    <section className={styles.section} aria-label={say('home.alerts')}>
      <ul className={styles.list}>
        {open.slice(0, shown).map((alert) => {
          const { title, body } = alertText(alert);
          return (
            <li key={alert.id} className={cx(styles.alert, styles[alert.severity])}>
              <Icon name="alert-circle-outline" size={22} />
              <span className={styles.words}>
                <span className={styles.title} dir="auto">
                  {title}
                </span>
                <span className={styles.body} dir="auto">
                  {body} <TimeText iso={alert.since} />
                </span>
              </span>
              <Button
                size="s"
                label={`${say('acts.acknowledge')}: ${title}`}
                onPress={() => void attempt(call('alert.acknowledge', { id: alert.id }))}
              >
                {say('acts.acknowledge')}
              </Button>
            </li>
          );
        })}
      </ul>
      {open.length > shown && (
        <a className={styles.more} href={routeHash('alerts')}>
          {say('home.allAlerts')} ({open.length})
        </a>
      )}
    </section>
  );
}
