/** How devices are found, what was not understood and why, trying templates, and devices described by hand. */

import { type ReactNode, useState } from 'react';
import type { Settings } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { ManualEntities } from './manual-entities.tsx';
import { NotUnderstoodPanel } from './not-understood.tsx';
import { RefreshPlan } from './refresh-plan.tsx';
import { RemovedDevices } from './removed-devices.tsx';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';
import { TryTemplate } from './try-template.tsx';

type Dialect = keyof Settings['discovery']['dialects'];

/** A line for each dialect that can be switched. */
const dialects: Readonly<Record<Dialect, () => { readonly title: string; readonly text: string }>> = {
  zigbee2mqtt: () => ({ title: 'Zigbee2MQTT', text: say('discovery.itsOwnDeviceListRicherThan') }),
  tasmota: () => ({ title: say('discovery.tasmota'), text: say('discovery.itsOwnDiscoveryMessages') }),
  homie: () => ({ title: say('discovery.homie'), text: say('discovery.devicesAfterTheHomieConvention') }),
  shelly: () => ({ title: say('discovery.shelly'), text: say('discovery.shellyDevicesWithoutHomeAssistant') }),
  wled: () => ({ title: 'WLED', text: say('discovery.lEDControllersWithWLED') }),
};
const dialectNames = Object.keys(dialects) as readonly Dialect[];

export function DiscoveryPage(): ReactNode {
  const { discovery } = useSettings();
  return (
    <>
      <Panel title={say('discovery.howDevicesAreFound')} lead={say('discovery.homeAssistantMQTTDiscoveryIsAlways')}>
        <div>
          {dialectNames.map((id) => (
            <ToggleLine
              key={id}
              {...dialects[id]()}
              isOn={discovery.dialects[id]}
              onChange={(on) => saveSettings({ discovery: { dialects: { ...discovery.dialects, [id]: on } } })}
            />
          ))}
          <SettingLine title={say('discovery.ifADeviceAnnouncesItselfTwice')}>
            <SelectField
              label={say('discovery.ifADeviceAnnouncesItselfTwice')}
              isLabelHidden
              value={discovery.prefer}
              options={[
                { value: 'homeassistant', label: say('discovery.homeAssistantDiscoveryWins') },
                { value: 'native', label: say('discovery.itsOwnWayWins') },
              ]}
              onChange={(value) =>
                saveSettings({ discovery: { prefer: value === 'native' ? 'native' : 'homeassistant' } })
              }
            />
          </SettingLine>
          <ToggleLine
            title={say('discovery.sendHomeAssistantSBirthMessage')}
            text={say('discovery.manyDevicesAnnounceThemselvesAnew')}
            isOn={discovery.sendBirth}
            onChange={(sendBirth) => saveSettings({ discovery: { sendBirth } })}
          />
        </div>
        <Zigbee2mqttTopics />
      </Panel>
      <ManualEntities />
      <RemovedDevices />
      <NotUnderstoodPanel />
      <TryTemplate />
      <RefreshPlan />
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
      <TextField
        label={say('discovery.baseTopicsOfZigbee2MQTT')}
        hint={say('common.separatedByCommas')}
        isMono
        value={text}
        onChange={setText}
      />
      <Button type="submit" isDisabled={topics.join(', ') === stored}>
        {say('common.save')}
      </Button>
    </form>
  );
}
