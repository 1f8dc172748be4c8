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
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function NotificationsPage(): ReactNode {
  const { alerts } = useSettings();
  return (
    <>
      <Panel title="Notifications">
        <div>
          <ToggleLine
            title="Sound"
            text="Critical alerts sound regardless."
            isOn={alerts.sound}
            onChange={(sound) => saveSettings({ alerts: { sound } })}
          />
          <ToggleLine
            title="Open the window for critical alerts"
            text="With the alarm panel and what can be done at once."
            isOn={alerts.openWindow}
            onChange={(openWindow) => saveSettings({ alerts: { openWindow } })}
          />
          <TestLine />
          <SettingLine title="Rules, quiet hours, muted devices" text="What is worth a notification, and when.">
            <a href={routeHash('alerts', 'rules')}>Open the rules</a>
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
      <SettingLine title="Try it" text="Shows a notification now.">
        <Button icon="bell" isBusy={isBusy} onPress={() => void test()}>
          Test
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
    <Panel
      title="Messages from others"
      lead="Anything that publishes to this topic can show a notification on this computer."
    >
      <form
        className={styles.fileRow}
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined)
            void attempt(call('settings.update', { patch: { alerts: { foreignTopic: topic.trim() } } }), 'Saved');
        }}
      >
        <TextField
          label="Topic"
          isMono
          value={topic}
          placeholder="Off"
          onChange={setTopic}
          error={problem}
          hint={`A text, or JSON with title, message, image, tag, group, actions, importance. Pressed buttons are published to ${topic.trim() === '' ? '…' : topic.trim()}/actions.`}
        />
        <Button type="submit" isDisabled={topic.trim() === alerts.foreignTopic || problem !== undefined}>
          Save
        </Button>
      </form>
      {alerts.foreignTopic !== '' && (
        <ToggleLine
          title="These messages may be critical"
          text={`Then what ${alerts.foreignTopic} calls critical passes quiet hours and pauses, and opens the window. Otherwise it is a warning.`}
          isOn={alerts.criticalTopics.includes(alerts.foreignTopic)}
          onChange={(isOn) => saveSettings({ alerts: { criticalTopics: permitted(alerts, isOn) } })}
        />
      )}
    </Panel>
  );
}
