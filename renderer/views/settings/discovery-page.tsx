/** How devices are found, what was rejected and why, and devices described by hand. */
import { type ReactNode, useCallback, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import { EmptyState, LoadedView, Panel } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { ManualEntities } from './manual-entities.tsx';
import { RemovedDevices } from './removed-devices.tsx';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

const dialects = [
  { id: 'zigbee2mqtt', title: 'Zigbee2MQTT', text: 'Its own device list, richer than what it announces.' },
  { id: 'tasmota', title: 'Tasmota', text: 'Its own discovery messages.' },
  { id: 'homie', title: 'Homie', text: 'Devices after the Homie convention.' },
  { id: 'shelly', title: 'Shelly', text: 'Shelly devices without Home Assistant discovery.' },
  { id: 'wled', title: 'WLED', text: 'LED controllers with WLED.' },
] as const;

export function DiscoveryPage(): ReactNode {
  const { discovery } = useSettings();
  return (
    <>
      <Panel title="How devices are found" lead="Home Assistant MQTT Discovery is always understood, in full.">
        <div>
          {dialects.map(({ id, title, text }) => (
            <ToggleLine
              key={id}
              title={title}
              text={text}
              isOn={discovery.dialects[id]}
              onChange={(on) => saveSettings({ discovery: { dialects: { ...discovery.dialects, [id]: on } } })}
            />
          ))}
          <SettingLine title="If a device announces itself twice">
            <SelectField
              label="If a device announces itself twice"
              isLabelHidden
              value={discovery.prefer}
              options={[
                { value: 'homeassistant', label: 'Home Assistant discovery wins' },
                { value: 'native', label: 'Its own way wins' },
              ]}
              onChange={(value) =>
                saveSettings({ discovery: { prefer: value === 'native' ? 'native' : 'homeassistant' } })
              }
            />
          </SettingLine>
          <ToggleLine
            title="Send Home Assistant's birth message"
            text="Many devices announce themselves anew when they see it. Not sent where a Home Assistant does so itself."
            isOn={discovery.sendBirth}
            onChange={(sendBirth) => saveSettings({ discovery: { sendBirth } })}
          />
        </div>
        <Zigbee2mqttTopics />
      </Panel>
      <ManualEntities />
      <RemovedDevices />
      <Rejections />
    </>
  );
}

function Zigbee2mqttTopics(): ReactNode {
  const { discovery } = useSettings();
  const stored = discovery.zigbee2mqttTopics.join(', ');
  const [text, setText] = useState(stored);
  const topics = text
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
  return (
    <form
      className={styles.fileRow}
      onSubmit={(event) => {
        event.preventDefault();
        saveSettings({ discovery: { zigbee2mqttTopics: topics } });
      }}
    >
      <TextField label="Base topics of Zigbee2MQTT" hint="Separated by commas" isMono value={text} onChange={setText} />
      <Button type="submit" isDisabled={topics.join(', ') === stored}>
        Save
      </Button>
    </form>
  );
}

function Rejections(): ReactNode {
  const ask = useCallback(() => call('discovery.rejections', {}), []);
  const [state, reload] = useLoaded(ask);
  return (
    <Panel
      title="Rejected announcements"
      lead="Devices whose announcement breaks the rules. A rejected one harms nothing else."
      actions={
        <Button size="s" icon="refresh" onPress={reload}>
          Refresh
        </Button>
      }
    >
      <LoadedView state={state} onRetry={reload}>
        {({ rejections }) =>
          rejections.length === 0 ? (
            <EmptyState icon="check" title="None" />
          ) : (
            <div>
              {rejections.slice(0, 200).map((rejection) => (
                <SettingLine
                  key={`${rejection.at}${rejection.topic}${rejection.reason}`}
                  title={<span className={styles.mono}>{rejection.topic.slice(0, 500)}</span>}
                  text={
                    <>
                      {rejection.reason.slice(0, 1_000)} · <TimeText iso={rejection.at} />
                    </>
                  }
                />
              ))}
            </div>
          )
        }
      </LoadedView>
    </Panel>
  );
}
