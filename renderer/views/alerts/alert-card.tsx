/** One alert with all that can be done about it. */

import type { ReactNode } from 'react';
import type { Alert } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { Icon, type IconName } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { Badge, type Tone } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { alertText, ruleLabel, sayDelivery } from '../../format/alert.ts';
import { sayWhen } from '../../format/time.ts';
import { actAsked } from '../../state/asking.ts';
import { attempt, call } from '../../state/calls.ts';
import { useStore } from '../../state/use-store.tsx';
import { say, words } from '../../words/words.ts';
import { AlertButton } from './alert-button.tsx';
import { AlertPicture } from './alert-picture.tsx';

const icons: Readonly<Record<Alert['severity'], IconName>> = {
  info: 'information-outline',
  warning: 'alert-circle-outline',
  critical: 'alert',
};

/** The signs of the home's own alerts are not for what others say. */
function iconOf({ state, rule, severity }: Alert): IconName {
  if (state === 'recovered') return 'check';
  return rule === 'foreign' ? 'message-text' : icons[severity];
}

const stateTones: Readonly<Record<Alert['state'], Tone>> = {
  pending: 'neutral',
  raised: 'accent',
  acknowledged: 'neutral',
  snoozed: 'info',
  recovered: 'good',
};

export function AlertCard({ alert }: { alert: Alert }): ReactNode {
  const store = useStore();
  const { title, body } = alertText(alert);
  const tone = stateTones[alert.state];
  const word = say(`alertStates.${alert.state}`);
  const isOpen = alert.state === 'raised' || alert.state === 'snoozed';
  return (
    <article className={list.list} aria-label={title.slice(0, 200)}>
      <div className={list.row}>
        <span className={cx(list.icon, alert.state === 'recovered' ? list.good : list[alert.severity])}>
          <Icon name={iconOf(alert)} />
        </span>
        <div className={list.words}>
          <h2 className={cx(list.title)} dir="auto">
            {title}
          </h2>
          <p className={list.body} dir="auto">
            {body}
          </p>
          <div className={list.meta}>
            <Badge tone={tone}>{word}</Badge>
            {alert.flapping === true && <Badge tone="warning">{say('inbox.comesAndGoes')}</Badge>}
            <TimeText iso={alert.raisedAt ?? alert.since} />
            <span>{sayDelivery(alert.delivery)}</span>
            {alert.shown > 1 && <span>{say('inbox.shownTimes', { shown: alert.shown })}</span>}
            {alert.state === 'snoozed' && alert.snoozedUntil !== undefined && (
              <span>{say('inbox.untilSnoozedUntil', { snoozedUntil: sayWhen(alert.snoozedUntil, Date.now()) })}</span>
            )}
            {typeof alert.facts.count === 'number' && (
              <span>{say('ownRules.messages', { count: alert.facts.count })}</span>
            )}
            {typeof alert.facts.notes === 'string' && <span dir="auto">{alert.facts.notes}</span>}
            {alert.recoveredAt !== undefined && (
              <span>
                {say('inbox.over')} <TimeText iso={alert.recoveredAt} />
              </span>
            )}
          </div>
        </div>
        <AlertMenu alert={alert} />
      </div>
      {alert.image !== undefined && <AlertPicture key={alert.image} image={alert.image} />}
      {isOpen && (
        <div className={list.buttons}>
          {alert.actions
            .filter((action) => action.id !== 'acknowledge' && action.id !== 'snooze')
            .map((action) => (
              <AlertButton key={action.id} action={action} onPress={(input) => actAsked(store, alert, action, input)} />
            ))}
          {/* A question is answered, or its time is soon over. */}
          {alert.rule !== 'agent' && (
            <>
              <Button size="s" icon="check" onPress={() => void attempt(call('alert.acknowledge', { id: alert.id }))}>
                {say('common.acknowledge')}
              </Button>
              <SnoozeMenu alert={alert} />
            </>
          )}
        </div>
      )}
    </article>
  );
}

const automationRule = 'automation:';

/** What is muted, within a sentence. */
function ruleNoun(rule: string): string {
  if (rule.startsWith(automationRule)) return say('inbox.thisAutomationsMessages');
  return rule === 'foreign' ? say('inbox.messagesFromOthers') : say('inbox.allOfRule', { rule: ruleLabel(rule) });
}

/** Minutes. */
const snoozes = [30, 120, 1_440] as const;

function SnoozeMenu({ alert }: { alert: Alert }): ReactNode {
  return (
    <ActionMenu
      label={say('inbox.snooze')}
      icon="bell-sleep-outline"
      text={say('inbox.snooze')}
      size="s"
      entries={snoozes.map((minutes) => ({
        id: String(minutes),
        label: words().duration(minutes * 60),
        onAction: () => void attempt(call('alert.snooze', { id: alert.id, minutes })),
      }))}
    />
  );
}

function AlertMenu({ alert }: { alert: Alert }): ReactNode {
  const { deviceId, entityId, rule } = alert;
  const place = deviceId ?? entityId;
  const automationId = rule.startsWith(automationRule) ? rule.slice(automationRule.length) : undefined;
  const mute = (minutes: number) => () => {
    if (deviceId !== undefined) void attempt(call('alert.muteDevice', { deviceId, minutes }), say('inbox.muted'));
  };
  return (
    <ActionMenu
      label={say('inbox.moreAboutRule', { rule: ruleLabel(alert.rule) })}
      entries={[
        ...(place === undefined
          ? []
          : [
              {
                id: 'open',
                label: say('inbox.openTheDevice'),
                icon: 'chevron-right' as const,
                onAction: () => go('device', place),
              },
            ]),
        ...(deviceId === undefined
          ? []
          : [
              {
                id: 'mute-day',
                label: say('inbox.muteThisDeviceForADay'),
                icon: 'bell-off-outline' as const,
                onAction: mute(1_440),
              },
              {
                id: 'mute-week',
                label: say('inbox.muteThisDeviceForAWeek'),
                icon: 'bell-off-outline' as const,
                onAction: mute(10_080),
              },
            ]),
        {
          id: 'mute-rule',
          label: say('inbox.muteRuleForADay', { rule: ruleNoun(rule) }),
          icon: 'bell-off-outline',
          onAction: () => void attempt(call('alert.muteRule', { rule, minutes: 1_440 }), say('inbox.muted')),
        },
        automationId === undefined
          ? {
              id: 'rule',
              label: say('inbox.ruleRule', { rule: ruleLabel(rule) }),
              icon: 'cog',
              onAction: () => go('alerts', 'rules'),
            }
          : {
              id: 'automation',
              label: say('inbox.openTheAutomation'),
              icon: 'cog',
              onAction: () => go('automations', `edit:${automationId}`),
            },
      ]}
    />
  );
}
