/** Notifications: sound, a test, quiet hours, and messages of others. */

import { type ReactNode, useState } from 'react';
import type { SettingsView } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import { Notice, Panel } from '../../components/ui/surface.tsx';
import { sayDelivery } from '../../format/alert.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function NotificationsPage(): ReactNode {
  const { alerts } = useSettings();
  return (
    <>
      <Panel title={say('common.notifications')}>
        <div>
          <ToggleLine
            title={say('settings.sound')}
            text={say('settings.criticalAlertsSoundRegardless')}
            isOn={alerts.sound}
            onChange={(sound) => saveSettings({ alerts: { sound } })}
          />
          <ToggleLine
            title={say('settings.openTheWindowForCriticalAlerts')}
            text={say('settings.withTheAlarmPanelAndWhat')}
            isOn={alerts.openWindow}
            onChange={(openWindow) => saveSettings({ alerts: { openWindow } })}
          />
          <TestLine />
          <SettingLine
            title={say('settings.rulesQuietHoursMutedDevices')}
            text={say('settings.whatIsWorthANotificationAnd')}
          >
            <a href={routeHash('alerts', 'rules')}>{say('settings.openTheRules')}</a>
          </SettingLine>
        </div>
      </Panel>
      <ForeignPanel />
    </>
  );
}

function TestLine(): ReactNode {
  const [outcome, setOutcome] = useState<{
    readonly kind: 'shown' | 'suppressed' | 'failed';
    readonly reason?: string;
  }>();
  const [isBusy, setBusy] = useState(false);
  const test = async (): Promise<void> => {
    setBusy(true);
    setOutcome(await attempt(call('app.notificationTest', {})));
    setBusy(false);
  };
  return (
    <>
      <SettingLine title={say('settings.tryIt')} text={say('settings.showsANotificationNow')}>
        <Button icon="bell" isBusy={isBusy} onPress={() => void test()}>
          {say('settings.test')}
        </Button>
      </SettingLine>
      <div aria-live="polite">
        {outcome !== undefined && (
          <Notice tone={outcome.kind === 'shown' ? 'good' : 'warning'}>{sayDelivery({ ...outcome, at: '' })}</Notice>
        )}
      </div>
    </>
  );
}

/** The permission belongs to the topic: another one begins without. */
function permitted({ foreignTopic, criticalTopics }: SettingsView['alerts'], isOn: boolean): readonly string[] {
  const others = criticalTopics.filter((each) => each !== foreignTopic);
  return isOn ? [...others, foreignTopic] : others;
}

function ForeignPanel(): ReactNode {
  const { alerts } = useSettings();
  const [topic, setTopic] = useState(alerts.foreignTopic);
  const problem = /[+#]/.test(topic) ? 'No + or # here' : undefined;
  return (
    <Panel title={say('settings.messagesFromOthers')} lead={say('settings.anythingThatPublishesToThisTopic')}>
      <form
        className={styles.fileRow}
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined)
            void attempt(
              call('settings.update', { patch: { alerts: { foreignTopic: topic.trim() } } }),
              say('common.saved'),
            );
        }}
      >
        <TextField
          label={say('common.topic')}
          isMono
          value={topic}
          placeholder={say('common.off')}
          onChange={setTopic}
          error={problem}
          hint={say('settings.aTextOrJSONWithTitle', { rest: topic.trim() === '' ? '…' : topic.trim() })}
        />
        <Button type="submit" isDisabled={topic.trim() === alerts.foreignTopic || problem !== undefined}>
          {say('common.save')}
        </Button>
      </form>
      {alerts.foreignTopic !== '' && (
        <ToggleLine
          title={say('settings.theseMessagesMayBeCritical')}
          text={say('settings.thenWhatForeignTopicCallsCritical', { foreignTopic: alerts.foreignTopic })}
          isOn={alerts.criticalTopics.includes(alerts.foreignTopic)}
          onChange={(isOn) => saveSettings({ alerts: { criticalTopics: permitted(alerts, isOn) } })}
        />
      )}
    </Panel>
  );
}
