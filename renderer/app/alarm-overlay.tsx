/** Covers the window when an alarm has gone off or a critical alert is open, until it is dealt with or set aside. */

import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Alert, Entity, EntityOf } from '../../preload/contract.ts';
import { MarkLine } from '../components/cards/mark-line.tsx';
import { AlarmControl } from '../components/controls/alarm-control.tsx';
import { Icon } from '../components/icons/icon.tsx';
import { Button } from '../components/ui/button.tsx';
import { cx } from '../components/ui/cx.ts';
import { TimeText } from '../components/ui/time-text.tsx';
import { alertButtonText, alertText } from '../format/alert.ts';
import { sayState } from '../format/entity.ts';
import { actAsked } from '../state/asking.ts';
import { attempt, call } from '../state/calls.ts';
import { openAlerts } from '../state/selectors.ts';
import { useAlarmPanels } from '../state/use-alarm-panels.ts';
import { useSlice, useStore } from '../state/use-store.tsx';
import { say, words } from '../words/words.ts';
import styles from './alarm-overlay.module.css';

export function AlarmOverlay(): ReactNode {
  const critical = openAlerts(useSlice('alerts')).filter((alert) => alert.severity === 'critical');
  const all = useAlarmPanels();
  const triggered = all.filter((panel) => panel.state === 'triggered');
  const [setAside, setSetAside] = useState<ReadonlySet<string>>(new Set());
  const panels = triggered.filter((panel) => !setAside.has(`${panel.id}@${panel.lastChanged}`));
  const alerts = critical.filter((alert) => !setAside.has(`${alert.id}@${alert.raisedAt ?? alert.since}`));
  if (panels.length === 0 && alerts.length === 0) return null;
  // The panel's own section says and does all that its alert would.
  const others = alerts.filter((alert) => !panels.some((panel) => isAbout(alert, panel)));
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
              {titleOf(panels.length, alerts)}
            </Heading>
          </div>
          {panels.map((panel) => (
            <PanelLine key={panel.id} panel={panel} alert={alerts.find((alert) => isAbout(alert, panel))} />
          ))}
          {others.map((alert) => (
            <AlertLine key={alert.id} alert={alert} isTitled={panels.length > 0 || others.length > 1} />
          ))}
          {all.map((panel) => !panels.includes(panel) && <RestingPanel key={panel.id} panel={panel} />)}
          <Button kind="quiet" onPress={close}>
            {say('app.setAsideForNow')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const noAlert = { rule: '', facts: {} } as const;

function titleOf(panels: number, alerts: readonly Alert[]): string {
  if (panels > 0) return say('app.alarm');
  return alerts.length > 1
    ? say('app.lengthCriticalAlerts', { length: alerts.length })
    : alertText(alerts[0] ?? noAlert).title;
}

type Panel = EntityOf<'alarm_control_panel'>;

function isAbout(alert: Alert, panel: Entity): boolean {
  return alert.rule === 'alarm.triggered' && alert.entityId === panel.id;
}

/** An alarm panel that did not go off: whoever sees a critical alert may want to arm or disarm it. */
function RestingPanel({ panel }: { panel: Panel }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.item}>
      <div className={styles.resting}>
        <p className={styles.text} dir="auto">
          <strong>{panel.name}:</strong>{' '}
          {panel.available ? words().inline(sayState(panel, Date.now())) : say('terminal.unavailable')}
        </p>
        <Button
          size="s"
          icon={isOpen ? 'chevron-up' : 'chevron-down'}
          isExpanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {say('app.armOrDisarm')}
        </Button>
      </div>
      {isOpen && <AlarmControl entity={panel} size="full" only="arming" />}
      <MarkLine entityId={panel.id} />
    </section>
  );
}

function PanelLine({ panel, alert }: { panel: Panel; alert: Alert | undefined }): ReactNode {
  return (
    <section className={styles.item}>
      <p className={styles.text} dir="auto">
        <strong>{panel.name}</strong> {say('app.wentOff')} <TimeText iso={panel.lastChanged} />.
      </p>
      <AlarmControl entity={panel} size="full" only="arming" />
      <MarkLine entityId={panel.id} />
      {alert !== undefined && (
        <Button
          icon="check"
          onPress={() => void attempt(call('alert.acknowledge', { id: alert.id }), say('common.acknowledged'))}
        >
          {say('common.acknowledge')}
        </Button>
      )}
    </section>
  );
}

function AlertLine({ alert, isTitled }: { alert: Alert; isTitled: boolean }): ReactNode {
  const store = useStore();
  const { title, body } = alertText(alert);
  return (
    <section className={styles.item}>
      <p className={styles.text} dir="auto">
        {isTitled && <strong>{title}: </strong>}
        {body}
      </p>
      <p className={styles.when}>
        <TimeText iso={alert.raisedAt ?? alert.since} />
      </p>
      <div className={styles.actions}>
        {alert.actions
          .filter((action) => action.command !== undefined)
          .map((action) => (
            <Button key={action.id} size="l" onPress={() => actAsked(store, alert, action)}>
              {alertButtonText(action)}
            </Button>
          ))}
        <Button
          size="l"
          kind="danger"
          icon="check"
          onPress={() => void attempt(call('alert.acknowledge', { id: alert.id }))}
        >
          {say('common.acknowledge')}
        </Button>
      </div>
    </section>
  );
}
