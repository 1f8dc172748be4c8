/** Covers the window when an alarm has gone off or a critical alert is open, until it is dealt with or set aside. */
import { type ReactNode, useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Alert, Entity } from '../../preload/contract.ts';
import { MarkLine } from '../components/cards/mark-line.tsx';
import { AlarmControl } from '../components/controls/alarm-control.tsx';
import { Icon } from '../components/icons/icon.tsx';
import { Button } from '../components/ui/button.tsx';
import { cx } from '../components/ui/cx.ts';
import { TimeText } from '../components/ui/time-text.tsx';
import { alertText } from '../format/alert.ts';
import { attempt, call } from '../state/calls.ts';
import { openAlerts } from '../state/selectors.ts';
import { modelOf, useEntities, useHome, useSlice, useStore } from '../state/use-store.tsx';
import styles from './alarm-overlay.module.css';

export function AlarmOverlay(): ReactNode {
  const critical = openAlerts(useSlice('alerts')).filter((alert) => alert.severity === 'critical');
  const triggered = useTriggeredPanels();
  const [setAside, setSetAside] = useState<ReadonlySet<string>>(new Set());
  const panels = triggered.filter((panel) => !setAside.has(`${panel.id}@${panel.lastChanged}`));
  const alerts = critical.filter((alert) => !setAside.has(`${alert.id}@${alert.raisedAt ?? alert.since}`));
  if (panels.length === 0 && alerts.length === 0) return null;
  const close = (): void =>
    setSetAside(
      new Set([
        ...triggered.map((panel) => `${panel.id}@${panel.lastChanged}`),
        ...critical.map((alert) => `${alert.id}@${alert.raisedAt ?? alert.since}`),
      ]),
    );
  return (
    <ModalOverlay className={cx(styles.overlay)} isOpen isKeyboardDismissDisabled>
      <Modal className={cx(styles.modal)}>
        <Dialog role="alertdialog" className={cx(styles.dialog)}>
          <div className={styles.head}>
            <span className={styles.sign}>
              <Icon name={panels.length > 0 ? 'shield-home' : 'alert'} size={40} />
            </span>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {panels.length > 0 ? 'Alarm!' : alertText(alerts[0] ?? noAlert).title}
            </Heading>
          </div>
          {panels.map((panel) => (
            <PanelLine key={panel.id} panel={panel} />
          ))}
          {alerts.map((alert) => (
            <AlertLine key={alert.id} alert={alert} isTitled={panels.length > 0 || alerts.length > 1} />
          ))}
          <Button kind="quiet" onPress={close}>
            Set aside for now
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const noAlert = { rule: '', facts: {} } as const;

/** Alarm panels of the home that are triggered now. */
function useTriggeredPanels(): readonly Entity[] {
  const store = useStore();
  const home = useHome();
  // The home changes whenever panels come or go; their states are followed one by one.
  const ids = useMemo(() => {
    const known = [...home.cardOf.keys()].map((id) => modelOf(store).entities.get(id));
    return known.filter((entity) => entity?.platform === 'alarm_control_panel').map((entity) => entity?.id ?? '');
  }, [store, home]);
  return useEntities(ids).filter((panel) => panel.state === 'triggered');
}

function PanelLine({ panel }: { panel: Entity }): ReactNode {
  return (
    <section className={styles.item}>
      <p className={styles.text} dir="auto">
        <strong>{panel.name}</strong> went off <TimeText iso={panel.lastChanged} />.
      </p>
      <AlarmControl entity={panel} size="full" only="disarm" />
      <MarkLine entityId={panel.id} />
    </section>
  );
}

function AlertLine({ alert, isTitled }: { alert: Alert; isTitled: boolean }): ReactNode {
  const { title, body } = alertText(alert);
  return (
    <section className={styles.item}>
      <p className={styles.text} dir="auto">
        {isTitled && <strong>{title} </strong>}
        {body}
      </p>
      <p className={styles.when}>
        <TimeText iso={alert.raisedAt ?? alert.since} />
      </p>
      <div className={styles.actions}>
        {alert.actions
          .filter((action) => action.command !== undefined)
          .map((action) => (
            <Button
              key={action.id}
              size="l"
              onPress={() => void attempt(call('alert.action', { id: alert.id, action: action.id }))}
            >
              {action.label}
            </Button>
          ))}
        <Button
          size="l"
          kind="danger"
          icon="check"
          onPress={() => void attempt(call('alert.acknowledge', { id: alert.id }))}
        >
          Acknowledge
        </Button>
      </div>
    </section>
  );
}
