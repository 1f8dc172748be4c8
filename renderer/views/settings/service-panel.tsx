/** The background service: how it stands, whether it is to be seen, and its end. */

import type { ReactNode } from 'react';
import type { ServiceMode } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { SelectField } from '../../components/ui/fields.tsx';
import { Badge, Panel, type Tone } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

const modes: Readonly<Record<ServiceMode, { readonly word: string; readonly tone: Tone; readonly text: string }>> = {
  starting: {
    get word() {
      return say('settings.starting');
    },
    tone: 'info',
    get text() {
      return say('settings.brokersTasksAndAutomationsAreBeing');
    },
  },
  running: {
    get word() {
      return say('common.running');
    },
    tone: 'good',
    get text() {
      return say('settings.everyBrokerIsConnectedTasksAnd');
    },
  },
  degraded: {
    get word() {
      return say('settings.degraded');
    },
    tone: 'warning',
    get text() {
      return say('settings.itRunsButNotEveryBroker');
    },
  },
  stopped: {
    get word() {
      return say('settings.stopped');
    },
    tone: 'danger',
    get text() {
      return say('settings.noConnectionNoTasksNoAutomations');
    },
  },
};

const appearances = [
  {
    value: 'visible',
    get label() {
      return say('settings.visible');
    },
  },
  {
    value: 'silent',
    get label() {
      return say('settings.silent');
    },
  },
] as const;

export function ServicePanel(): ReactNode {
  const { logLevel } = useSettings();
  return (
    <Panel title={say('settings.backgroundService')}>
      <div>
        <StateLine />
        <AppearanceLines />
        <BrokerWaitLine />
        <SettingLine title={say('settings.logLevel')} text={say('settings.payloadsAreLoggedAtDebugAnd')}>
          <SelectField
            label={say('settings.logLevel')}
            isLabelHidden
            value={logLevel}
            options={levels.map((value) => ({ value, label: value }))}
            onChange={(value) => saveSettings({ logLevel: levels.find((each) => each === value) ?? 'info' })}
          />
        </SettingLine>
        <SettingLine title={say('settings.quitInglenook')} text={say('settings.closingTheWindowLeavesItIn')}>
          <Button onPress={() => void attempt(call('app.quit', {}))}>{say('settings.quit')}</Button>
        </SettingLine>
      </div>
    </Panel>
  );
}

/** Seconds; the service's own bound is 20. */
const brokerWaits = () => [
  { value: '0', label: say('settings.waitNot') },
  { value: '5', label: say('settings.wait5') },
  { value: '20', label: say('settings.wait20') },
  { value: '60', label: say('settings.wait60') },
  { value: '300', label: say('settings.wait300') },
];

function BrokerWaitLine(): ReactNode {
  const { brokerWaitSeconds = 20 } = useSettings();
  const value = String(brokerWaitSeconds);
  const waits = brokerWaits();
  const isListed = waits.some((each) => each.value === value);
  return (
    <SettingLine title={say('settings.workWaits')} text={say('settings.workWaitsText')}>
      <SelectField
        label={say('settings.workWaits')}
        isLabelHidden
        value={value}
        options={isListed ? waits : [...waits, { value, label: value }]}
        onChange={(seconds) => saveSettings({ brokerWaitSeconds: Number(seconds) })}
      />
    </SettingLine>
  );
}

function StateLine(): ReactNode {
  const mode = useSlice('mode');
  const { word, tone, text } = modes[mode];
  return (
    <SettingLine
      title={
        <>
          {say('common.state')} <Badge tone={tone}>{word}</Badge>
        </>
      }
      text={
        <>
          {text} {mode === 'degraded' && <a href={routeHash('settings', 'brokers')}>{say('settings.whichBroker')}</a>}
        </>
      }
    >
      {mode === 'stopped' ? (
        <Button icon="play" kind="primary" onPress={() => void attempt(call('service.start', {}))}>
          {say('common.start')}
        </Button>
      ) : (
        <>
          <Button icon="refresh" onPress={() => void attempt(call('service.restart', {}), say('settings.restarted'))}>
            {say('settings.restart')}
          </Button>
          <Button icon="stop" onPress={() => void attempt(call('service.stop', { stayStopped: true }))}>
            {say('settings.stop')}
          </Button>
        </>
      )}
    </SettingLine>
  );
}

function AppearanceLines(): ReactNode {
  const { backgroundMode, ongoingNotification } = useSettings();
  const isSilent = backgroundMode === 'silent';
  return (
    <>
      <SettingLine
        title={say('settings.mode')}
        text={
          isSilent
            ? say('settings.onlyCriticalAlertsAreShownEverything')
            : say('settings.trayWindowAndNotificationsShowAlerts')
        }
      >
        <SelectField
          label={say('settings.mode')}
          isLabelHidden
          value={backgroundMode}
          options={appearances}
          onChange={(value) => saveSettings({ backgroundMode: value === 'silent' ? 'silent' : 'visible' })}
        />
      </SettingLine>
      <ToggleLine
        title={say('settings.ongoingNotification')}
        text={isSilent ? say('settings.notInSilentMode') : say('settings.oneNotificationStaysWhileAnAlarm')}
        isOn={ongoingNotification}
        isDisabled={isSilent}
        onChange={(ongoing) => saveSettings({ ongoingNotification: ongoing })}
      />
    </>
  );
}
