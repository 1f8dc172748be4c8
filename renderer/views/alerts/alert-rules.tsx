/** The rules: on or off, how severe, how patient. */

import { type ReactNode, useCallback, useState } from 'react';
import type { AlertRule, Severity } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { EmptyState, LoadedView } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { isMessageRule, ruleLabel, sayRule } from '../../format/alert.ts';
import { sayWhen } from '../../format/time.ts';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { EscalationPanel } from './escalation-panel.tsx';
import { NewRule, OwnRuleForm } from './own-rules.tsx';
import { MutedDevices, QuietHours } from './quiet-panels.tsx';
import { RuleTransfer } from './rule-transfer.tsx';

export function AlertRules(): ReactNode {
  const ask = useCallback(() => call('alert.rules', {}), []);
  const [state, reload] = useLoaded(ask);
  const save = (rule: AlertRule): void => void attempt(call('alert.saveRule', { rule })).then(reload);
  return (
    <div className={list.list}>
      <QuietHours />
      <MutedDevices />
      <EscalationPanel />
      <NewRule onSave={save} />
      <RuleTransfer onImported={reload} />
      <LoadedView state={state} onRetry={reload}>
        {({ rules }) =>
          rules.length === 0 ? (
            <EmptyState icon="bell" title={say('inbox.noRules')} />
          ) : (
            <ul className={list.list}>
              {rules.map((rule) => (
                <li key={rule.id} className={list.card}>
                  {isMessageRule(rule.id) ? (
                    <MessageRuleLine rule={rule} onMuted={reload} />
                  ) : (
                    <RuleLine rule={rule} onSave={save} onDeleted={reload} />
                  )}
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
  {
    value: 'info',
    get label() {
      return say('common.information');
    },
  },
  {
    value: 'warning',
    get label() {
      return say('common.warning');
    },
  },
  {
    value: 'critical',
    get label() {
      return say('inbox.critical');
    },
  },
];

const mutes = [
  {
    get label() {
      return say('inbox.forAnHour');
    },
    minutes: 60,
  },
  {
    get label() {
      return say('inbox.forADay');
    },
    minutes: 1_440,
  },
  {
    get label() {
      return say('inbox.forAWeek');
    },
    minutes: 10_080,
  },
] as const;

function RuleLine(props: { rule: AlertRule; onSave: (rule: AlertRule) => void; onDeleted: () => void }): ReactNode {
  const { rule, onSave, onDeleted } = props;
  const label = rule.name ?? ruleLabel(rule.id);
  const isOwn = rule.when !== undefined;
  const [isOpen, setOpen] = useState(false);
  const { mutedUntil, ...unmuted } = rule;
  const isMuted = mutedUntil !== undefined && Date.parse(mutedUntil) > Date.now();
  return (
    <>
      <div className={`${list.row} ${list.center}`}>
        <Toggle isOn={rule.enabled} label={label} onChange={(enabled) => onSave({ ...rule, enabled })} />
        <div className={list.words}>
          <h2 className={list.title} dir="auto">
            {label}
          </h2>
          <div className={list.meta}>
            <span>{severities.find((each) => each.value === rule.severity)?.label}</span>
            <span>{sayRule(rule)}</span>
            {rule.threshold !== undefined && <span>{say('inbox.belowThreshold', { threshold: rule.threshold })}</span>}
            {isMuted && (
              <span>{say('inbox.mutedUntilMutedUntil', { mutedUntil: sayWhen(mutedUntil, Date.now()) })}</span>
            )}
          </div>
        </div>
        <div className={list.buttons}>
          {isMuted ? (
            <Button size="s" onPress={() => onSave(unmuted)}>
              {say('common.unmute')}
            </Button>
          ) : (
            <ActionMenu
              label={say('inbox.muteId', { id: label })}
              icon="bell-off-outline"
              text={say('inbox.mute')}
              isLabelSaid
              size="s"
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
            {say('inbox.adjust')}
          </Button>
        </div>
      </div>
      {isOpen && isOwn && <OwnRuleForm key={`own ${JSON.stringify(rule)}`} rule={rule} onSave={onSave} />}
      {isOpen && <RuleForm key={JSON.stringify(rule)} rule={rule} onSave={onSave} />}
      {isOpen && isOwn && (
        <div className={list.buttons}>
          <Button
            kind="danger"
            onPress={() =>
              void attempt(call('alert.deleteRule', { rule: rule.id }), say('ownRules.deleted')).then(onDeleted)
            }
          >
            {say('ownRules.delete')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Messages of automations and others, while they are muted. */
function MessageRuleLine({ rule, onMuted }: { rule: AlertRule; onMuted: () => void }): ReactNode {
  const automations = useSlice('automations');
  const automation = automations.get(rule.id.replace('automation:', ''));
  const { mutedUntil } = rule;
  return (
    <div className={`${list.row} ${list.center}`}>
      <div className={list.words}>
        <h2 className={list.title} dir="auto">
          {ruleLabel(rule.id)}
          {automation !== undefined && `: ${automation.name}`}
        </h2>
        <div className={list.meta}>
          {mutedUntil !== undefined && (
            <span>{say('inbox.mutedUntilMutedUntil', { mutedUntil: sayWhen(mutedUntil, Date.now()) })}</span>
          )}
        </div>
      </div>
      <Button
        size="s"
        onPress={() => void attempt(call('alert.muteRule', { rule: rule.id, minutes: 0 })).then(onMuted)}
      >
        {say('common.unmute')}
      </Button>
    </div>
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
          label={say('common.severity')}
          value={draft.severity}
          options={severities}
          onChange={(value) => change({ severity: severities.find((each) => each.value === value)?.value ?? 'info' })}
        />
        <NumberInput
          label={say('inbox.mustHoldForSeconds')}
          value={draft.forSeconds}
          min={0}
          onChange={(forSeconds = 0) => change({ forSeconds })}
        />
        <NumberInput
          label={say('inbox.notAgainWithinMinutes')}
          value={draft.cooldownSeconds / 60}
          min={0}
          onChange={(minutes = 0) => change({ cooldownSeconds: minutes * 60 })}
        />
        <NumberInput
          label={say('inbox.repeatWhileOpenMinutes')}
          hint={say('ownRules.zeroNever')}
          value={draft.renotifySeconds / 60}
          min={0}
          onChange={(minutes = 0) => change({ renotifySeconds: minutes * 60 })}
        />
        {rule.threshold !== undefined && (
          <NumberInput
            label={say('ownRules.threshold')}
            value={draft.threshold}
            min={0}
            max={100}
            onChange={(threshold = 0) => change({ threshold })}
          />
        )}
      </div>
      <Toggle isOn={draft.notifyRecovery} onChange={(notifyRecovery) => change({ notifyRecovery })}>
        {say('inbox.sayWhenItIsOver')}
      </Toggle>
      <div className={list.buttons}>
        <Button type="submit" kind="primary">
          {say('common.save')}
        </Button>
      </div>
    </form>
  );
}
