/** Rules of one's own: what is to be told of, of what, for how long, and while what. */
import { type ReactNode, useState } from 'react';
import type { AlertRule } from '../../../preload/contract.ts';
import { EntityPicker } from '../../components/editor/entity-picker.tsx';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Panel } from '../../components/ui/surface.tsx';
import { useSlice } from '../../state/use-store.tsx';
import { draftOf, emptyDraft, kinds, type OwnRuleDraft, ruleOf } from './own-rule-draft.ts';

const abouts = [
  { value: 'entity', label: 'One entity' },
  { value: 'room', label: 'A room' },
  { value: 'kind', label: 'A kind' },
];
const tests = [
  { value: 'is', label: 'is in a state' },
  { value: 'above', label: 'is above' },
  { value: 'below', label: 'is below' },
  { value: 'offline', label: 'does not answer' },
];
const whiles = [
  { value: 'always', label: 'Always' },
  { value: 'nobody-home', label: 'Nobody is home' },
  { value: 'somebody-home', label: 'Somebody is home' },
];
const severities = [
  { value: 'info', label: 'Information' },
  { value: 'warning', label: 'Warning' },
  { value: 'critical', label: 'Critical' },
];

/** Where a new rule is written. */
export function NewRule({ onSave }: { onSave: (rule: AlertRule) => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title="Rules of your own"
      lead="“Any window open for 10 minutes while nobody is home.”"
      actions={
        <Button icon="plus" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
          New rule
        </Button>
      }
    >
      {isOpen && (
        <OwnRuleForm
          onSave={(rule) => {
            setOpen(false);
            onSave(rule);
          }}
        />
      )}
    </Panel>
  );
}

/** @param rule the one that is edited; absent = a new one. */
export function OwnRuleForm(props: { rule?: AlertRule; onSave: (rule: AlertRule) => void }): ReactNode {
  const { rule, onSave } = props;
  const [draft, setDraft] = useState<OwnRuleDraft>(rule === undefined ? emptyDraft : draftOf(rule));
  const devices = useSlice('devices');
  const areas = [...new Set([...devices.values()].flatMap(({ area }) => area ?? []))].sort();
  const change = (part: Partial<OwnRuleDraft>): void => setDraft({ ...draft, ...part });
  const pick =
    <T extends keyof OwnRuleDraft>(key: T) =>
    (value: string) =>
      change({ [key]: value } as Partial<OwnRuleDraft>);
  const made = ruleOf(draft, rule?.id ?? `own:${crypto.randomUUID()}`, rule);
  return (
    <form
      className={list.list}
      onSubmit={(event) => {
        event.preventDefault();
        if (made !== undefined) onSave(made);
      }}
    >
      <div className={list.columns}>
        <TextField label="Name" value={draft.name} onChange={pick('name')} />
        <SelectField label="Speaks of" value={draft.about} options={abouts} onChange={pick('about')} />
        {draft.about === 'entity' && <EntityPicker label="Entity" value={draft.entityId} onChange={pick('entityId')} />}
        {draft.about === 'room' && (
          <SelectField
            label="Room"
            value={draft.area}
            options={areas.map((area) => ({ value: area, label: area }))}
            onChange={pick('area')}
          />
        )}
        {draft.about === 'kind' && (
          <SelectField label="Kind" value={draft.kind} options={kinds} onChange={pick('kind')} />
        )}
        <SelectField label="When it" value={draft.when} options={tests} onChange={pick('when')} />
        {draft.when === 'is' && (
          <TextField label="State" hint="on means open, wet, moving" value={draft.state} onChange={pick('state')} />
        )}
        {(draft.when === 'above' || draft.when === 'below') && (
          <NumberInput label="Limit" value={draft.limit} onChange={(limit) => change({ limit })} />
        )}
        <NumberInput
          label="For (minutes)"
          value={draft.minutes}
          min={0}
          onChange={(minutes = 0) => change({ minutes })}
        />
        <SelectField label="Only while" value={draft.while} options={whiles} onChange={pick('while')} />
        <SelectField label="Severity" value={draft.severity} options={severities} onChange={pick('severity')} />
      </div>
      <div className={list.buttons}>
        <Button type="submit" kind="primary" isDisabled={made === undefined}>
          Save
        </Button>
      </div>
    </form>
  );
}
