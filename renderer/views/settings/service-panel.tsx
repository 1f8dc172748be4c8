/** The background service: how it stands, whether it is to be seen, and its end. */
import type { ReactNode } from 'react';
import type { ServiceMode } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { SelectField } from '../../components/ui/fields.tsx';
import { Badge, Panel, type Tone } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

const modes: Readonly<Record<ServiceMode, { readonly word: string; readonly tone: Tone; readonly text: string }>> = {
  starting: { word: 'Starting', tone: 'info', text: 'Brokers, tasks and automations are being started.' },
  running: { word: 'Running', tone: 'good', text: 'Every broker is connected; tasks and automations run.' },
  degraded: { word: 'Degraded', tone: 'warning', text: 'It runs, but not every broker is connected.' },
  stopped: {
    word: 'Stopped',
    tone: 'danger',
    text: 'No connection, no tasks, no automations. It stays stopped over a restart; open alerts are kept as they are.',
  },
};

const appearances = [
  { value: 'visible', label: 'Visible' },
  { value: 'silent', label: 'Silent' },
] as const;

export function ServicePanel(): ReactNode {
  const { logLevel } = useSettings();
  return (
    <Panel title="Background service">
      <div>
        <StateLine />
        <AppearanceLines />
        <SettingLine title="Log level" text="Payloads are logged at “debug” and “trace” only.">
          <SelectField
            label="Log level"
            isLabelHidden
            value={logLevel}
            options={levels.map((value) => ({ value, label: value }))}
            onChange={(value) => saveSettings({ logLevel: levels.find((each) => each === value) ?? 'info' })}
          />
        </SettingLine>
        <SettingLine title="Quit Inglenook" text="Closing the window leaves it in the tray; this ends it.">
          <Button onPress={() => void attempt(call('app.quit', {}))}>Quit</Button>
        </SettingLine>
      </div>
    </Panel>
  );
}

function StateLine(): ReactNode {
  const mode = useSlice('mode');
  const { word, tone, text } = modes[mode];
  return (
    <SettingLine
      title={
        <>
          State <Badge tone={tone}>{word}</Badge>
        </>
      }
      text={
        <>
          {text} {mode === 'degraded' && <a href={routeHash('settings', 'brokers')}>Which broker</a>}
        </>
      }
    >
      {mode === 'stopped' ? (
        <Button icon="play" kind="primary" onPress={() => void attempt(call('service.start', {}))}>
          Start
        </Button>
      ) : (
        <>
          <Button icon="refresh" onPress={() => void attempt(call('service.restart', {}), 'Restarted')}>
            Restart
          </Button>
          <Button icon="stop" onPress={() => void attempt(call('service.stop', { stayStopped: true }))}>
            Stop
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
        title="Mode"
        text={
          isSilent
            ? 'Only critical alerts are shown. Everything else is kept in the inbox and the run history.'
            : 'Tray, window and notifications show alerts, armed alarms and the progress of tasks.'
        }
      >
        <SelectField
          label="Mode"
          isLabelHidden
          value={backgroundMode}
          options={appearances}
          onChange={(value) => saveSettings({ backgroundMode: value === 'silent' ? 'silent' : 'visible' })}
        />
      </SettingLine>
      <ToggleLine
        title="Ongoing notification"
        text={
          isSilent
            ? 'Not in silent mode.'
            : 'One notification stays while an alarm is armed or a visible task is at work.'
        }
        isOn={ongoingNotification}
        isDisabled={isSilent}
        onChange={(ongoing) => saveSettings({ ongoingNotification: ongoing })}
      />
    </>
  );
}
