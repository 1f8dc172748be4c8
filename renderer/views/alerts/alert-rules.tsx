/** The rules: on or off, how severe, how patient; quiet hours; muted devices. */
import { type ReactNode, useCallback, useState } from 'react';
import type { AlertRule, Severity } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { EmptyState, LoadedView, Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { ruleLabel, sayRule } from '../../format/alert.ts';
import { sayWhen } from '../../format/time.ts';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';

export function AlertRules(): ReactNode {
  const ask = useCallback(() => call('alert.rules', {}), []);
  const [state, reload] = useLoaded(ask);
  const save = (rule: AlertRule): void => void attempt(call('alert.saveRule', { rule })).then(reload);
  return (
    <div className={list.list}>
      <QuietHours />
      <MutedDevices />
      <LoadedView state={state} onRetry={reload}>
        {({ rules }) =>
          rules.length === 0 ? (
            <EmptyState icon="bell" title="No rules" />
          ) : (
            <ul className={list.list}>
              {rules.map((rule) => (
                <li key={rule.id} className={list.card}>
                  <RuleLine rule={rule} onSave={save} />
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </div>
  );
}

const severities: ReadonlyArray<{ value: Severity; label: string }> = [
  { value: 'info', label: 'Information' },
  { value: 'warning', label: 'Warning' },
  { value: 'critical', label: 'Critical' },
];

const mutes = [
  { label: 'For an hour', minutes: 60 },
  { label: 'For a day', minutes: 1_440 },
  { label: 'For a week', minutes: 10_080 },
] as const;

function RuleLine({ rule, onSave }: { rule: AlertRule; onSave: (rule: AlertRule) => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { mutedUntil, ...unmuted } = rule;
  const isMuted = mutedUntil !== undefined && Date.parse(mutedUntil) > Date.now();
  return (
    <>
      <div className={`${list.row} ${list.center}`}>
        <Toggle isOn={rule.enabled} label={ruleLabel(rule.id)} onChange={(enabled) => onSave({ ...rule, enabled })} />
        <div className={list.words}>
          <h2 className={list.title}>{ruleLabel(rule.id)}</h2>
          <div className={list.meta}>
            <span>{severities.find((each) => each.value === rule.severity)?.label}</span>
            <span>{sayRule(rule)}</span>
            {rule.threshold !== undefined && <span>below {rule.threshold} %</span>}
            {isMuted && <span>muted until {sayWhen(mutedUntil, Date.now())}</span>}
          </div>
        </div>
        <div className={list.buttons}>
          {isMuted ? (
            <Button size="s" onPress={() => onSave(unmuted)}>
              Unmute
            </Button>
          ) : (
            <ActionMenu
              label={`Mute ${ruleLabel(rule.id)}`}
              icon="bell-off-outline"
              entries={mutes.map(({ label, minutes }) => ({
                id: String(minutes),
                label,
                onAction: () => onSave({ ...rule, mutedUntil: new Date(Date.now() + minutes * 60_000).toISOString() }),
              }))}
            />
          )}
          <Button
            size="s"
            kind="quiet"
            icon={isOpen ? 'chevron-up' : 'chevron-down'}
            isExpanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            Adjust
          </Button>
        </div>
      </div>
      {isOpen && <RuleForm key={JSON.stringify(rule)} rule={rule} onSave={onSave} />}
    </>
  );
}

function RuleForm({ rule, onSave }: { rule: AlertRule; onSave: (rule: AlertRule) => void }): ReactNode {
  const [draft, setDraft] = useState(rule);
  const change = (part: Partial<AlertRule>): void => setDraft({ ...draft, ...part });
  return (
    <form
      className={list.list}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(draft);
      }}
    >
      <div className={list.columns}>
        <SelectField
          label="Severity"
          value={draft.severity}
          options={severities}
          onChange={(value) => change({ severity: severities.find((each) => each.value === value)?.value ?? 'info' })}
        />
        <NumberInput
          label="Must hold for (seconds)"
          value={draft.forSeconds}
          min={0}
          onChange={(forSeconds = 0) => change({ forSeconds })}
        />
        <NumberInput
          label="Not again within (minutes)"
          value={draft.cooldownSeconds / 60}
          min={0}
          onChange={(minutes = 0) => change({ cooldownSeconds: minutes * 60 })}
        />
        <NumberInput
          label="Repeat while open (minutes)"
          hint="0 = never"
          value={draft.renotifySeconds / 60}
          min={0}
          onChange={(minutes = 0) => change({ renotifySeconds: minutes * 60 })}
        />
        {rule.threshold !== undefined && (
          <NumberInput
            label="Threshold (%)"
            value={draft.threshold}
            min={0}
            max={100}
            onChange={(threshold = 0) => change({ threshold })}
          />
        )}
      </div>
      <Toggle isOn={draft.notifyRecovery} onChange={(notifyRecovery) => change({ notifyRecovery })}>
        Say when it is over
      </Toggle>
      <div className={list.buttons}>
        <Button type="submit" kind="primary">
          Save
        </Button>
      </div>
    </form>
  );
}

function QuietHours(): ReactNode {
  const { quietHours } = useSettings().alerts;
  const save = (next: { from: string; to: string } | null): void =>
    void attempt(call('settings.update', { patch: { alerts: { quietHours: next } } }));
  return (
    <Panel
      title="Quiet hours"
      lead="Alerts are kept but not shown; critical ones pass."
      actions={
        <Toggle
          label="Quiet hours"
          isOn={quietHours !== undefined}
          onChange={(on) => save(on ? { from: '22:00', to: '07:00' } : null)}
        />
      }
    >
      {quietHours !== undefined && (
        <div className={list.columns}>
          <TextField
            label="From"
            type="time"
            value={quietHours.from}
            onChange={(from) => from !== '' && save({ ...quietHours, from })}
          />
          <TextField
            label="To"
            type="time"
            value={quietHours.to}
            onChange={(to) => to !== '' && save({ ...quietHours, to })}
          />
        </div>
      )}
    </Panel>
  );
}

function MutedDevices(): ReactNode {
  const { mutedDevices } = useSettings().alerts;
  const devices = useSlice('devices');
  const muted = Object.entries(mutedDevices).filter(([, until]) => Date.parse(until) > Date.now());
  if (muted.length === 0) return null;
  return (
    <Panel title="Muted devices">
      <ul className={list.list}>
        {muted.map(([deviceId, until]) => (
          <li key={deviceId} className={`${list.row} ${list.center}`}>
            <div className={list.words}>
              <span className={list.title} dir="auto">
                {devices.get(deviceId)?.name ?? deviceId}
              </span>
              <span className={list.meta}>until {sayWhen(until, Date.now())}</span>
            </div>
            <Button size="s" onPress={() => void attempt(call('alert.muteDevice', { deviceId, minutes: 0 }))}>
              Unmute
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
