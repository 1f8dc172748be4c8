/** Rules of one's own: what is to be told of, of what, for how long, and while what. */
import { type ReactNode, useMemo, useState } from 'react';
import type { AlertRule } from '../../../preload/contract.ts';
import { EntityPicker } from '../../components/editor/entity-picker.tsx';
import { ReadingInput } from '../../components/editor/reading-input.tsx';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Panel } from '../../components/ui/surface.tsx';
import { modelOf, useEntity, useSlice, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { draftOf, emptyDraft, kinds, limitScale, type OwnRuleDraft, ruleOf } from './own-rule-draft.ts';

const abouts = ['entity', 'room', 'label', 'kind'] as const;
const tests = ['is', 'above', 'below', 'offline'] as const;
const whiles = ['always', 'nobody-home', 'somebody-home'] as const;
const severities = [
  ['info', 'common.information'],
  ['warning', 'common.warning'],
  ['critical', 'inbox.critical'],
] as const;

/** Where a new rule is written. */
export function NewRule({ onSave }: { onSave: (rule: AlertRule) => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title={say('ownRules.title')}
      lead={say('ownRules.lead')}
      actions={
        <Button icon="plus" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {say('ownRules.newRule')}
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
  const { entities } = modelOf(useStore());
  const labels = useMemo(
    () => [...new Set([...devices.values(), ...entities.values()].flatMap((each) => each.labels ?? []))].sort(),
    [devices, entities],
  );
  const change = (part: Partial<OwnRuleDraft>): void => setDraft({ ...draft, ...part });
  const pick =
    <T extends keyof OwnRuleDraft>(key: T) =>
    (value: string) =>
      change({ [key]: value } as Partial<OwnRuleDraft>);
  const entity = useEntity(draft.entityId);
  const scale = useMemo(() => limitScale(draft, entity, entities.values()), [draft, entity, entities]);
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
        <TextField label={say('common.name')} value={draft.name} onChange={pick('name')} />
        <SelectField
          label={say('ownRules.about')}
          value={draft.about}
          options={abouts.map((value) => ({ value, label: say(`ownRules.about.${value}`) }))}
          onChange={pick('about')}
        />
        {draft.about === 'entity' && (
          <EntityPicker label={say('common.entity')} value={draft.entityId} onChange={pick('entityId')} />
        )}
        {draft.about === 'room' && (
          <SelectField
            label={say('home.room')}
            value={draft.area}
            options={areas.map((area) => ({ value: area, label: area }))}
            onChange={pick('area')}
          />
        )}
        {draft.about === 'label' && (
          <SelectField
            label={say('ownRules.label')}
            value={draft.label}
            options={labels.map((label) => ({ value: label, label }))}
            onChange={pick('label')}
          />
        )}
        {draft.about === 'kind' && (
          <SelectField
            label={say('discovery.kind')}
            value={draft.kind}
            options={kinds.map((value) => ({ value, label: say(`ownRules.kind.${value}`) }))}
            onChange={pick('kind')}
          />
        )}
        <SelectField
          label={say('ownRules.when')}
          value={draft.when}
          options={tests.map((value) => ({ value, label: say(`ownRules.when.${value}`) }))}
          onChange={pick('when')}
        />
        {draft.when === 'is' && (
          <TextField
            label={say('common.state')}
            hint={say('ownRules.stateHint')}
            value={draft.state}
            onChange={pick('state')}
          />
        )}
        {(draft.when === 'above' || draft.when === 'below') && (
          <ReadingInput
            label={say('ownRules.limit')}
            scale={scale}
            value={draft.limit}
            onChange={(limit) => change({ limit })}
          />
        )}
        <NumberInput
          label={say('ownRules.minutes')}
          value={draft.minutes}
          min={0}
          onChange={(minutes = 0) => change({ minutes })}
        />
        <SelectField
          label={say('ownRules.while')}
          value={draft.while}
          options={whiles.map((value) => ({ value, label: say(`ownRules.while.${value}`) }))}
          onChange={pick('while')}
        />
        <SelectField
          label={say('common.severity')}
          value={draft.severity}
          options={severities.map(([value, key]) => ({ value, label: say(key) }))}
          onChange={pick('severity')}
        />
      </div>
      <div className={list.buttons}>
        <Button type="submit" kind="primary" isDisabled={made === undefined}>
          {say('common.save')}
        </Button>
      </div>
    </form>
  );
}
