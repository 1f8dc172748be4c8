/** What triggers and conditions ask of an entity: its state, or a number between limits. */
import type { ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { DurationField } from '../../components/editor/duration-field.tsx';
import { EntityPicker } from '../../components/editor/entity-picker.tsx';
import { ReadingInput } from '../../components/editor/reading-input.tsx';
import list from '../../components/ui/list.module.css';
import { scaleOfValue } from '../../platforms/reading.ts';
import { useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { withOptional } from './automation-draft.ts';
import { AttributeField } from './state-field.tsx';

interface OfEntity {
  readonly entityId: string;
  readonly attribute?: string;
  readonly forSeconds?: number;
}

interface Limits extends OfEntity {
  readonly above?: number;
  readonly below?: number;
}

const isCountable = (entity: Entity): boolean =>
  !['button', 'scene', 'notify', 'camera', 'image'].includes(entity.platform);

/** An entity's number between limits; `children` come after them. */
export function NumericFields<T extends Limits>(props: {
  value: T;
  onChange: (value: T) => void;
  children?: ReactNode;
}): ReactNode {
  const { value, onChange, children } = props;
  const scale = scaleOfValue(useEntity(value.entityId), value.attribute);
  return (
    <div className={list.columns}>
      <EntityPicker
        label={say('common.entity')}
        value={value.entityId}
        accept={isCountable}
        onChange={(entityId) => onChange({ ...value, entityId })}
      />
      <ReadingInput
        label={say('automationEditor.above')}
        scale={scale}
        value={value.above}
        onChange={(above) => onChange(withOptional<T, 'above'>(value, 'above', above))}
      />
      <ReadingInput
        label={say('automationEditor.below')}
        scale={scale}
        value={value.below}
        onChange={(below) => onChange(withOptional<T, 'below'>(value, 'below', below))}
      />
      {children}
      <OfAttribute value={value} onChange={onChange} />
    </div>
  );
}

/** An entity and its state, which `children` ask for; `onEntity` makes the part anew for another one. */
export function StateFields<T extends OfEntity>(props: {
  value: T;
  onChange: (value: T) => void;
  onEntity: (entityId: string) => void;
  /** What an empty duration means. */
  whenEmpty: string;
  children: ReactNode;
}): ReactNode {
  const { value, onChange, onEntity, whenEmpty, children } = props;
  return (
    <div className={list.columns}>
      <EntityPicker label={say('common.entity')} value={value.entityId} onChange={onEntity} />
      {children}
      <ForSeconds label={say('automationEditor.forAtLeast')} value={value} onChange={onChange} whenEmpty={whenEmpty} />
      <OfAttribute value={value} onChange={onChange} />
    </div>
  );
}

/** How long something must be so. */
export function ForSeconds<T extends { readonly forSeconds?: number }>(props: {
  label: string;
  value: T;
  onChange: (value: T) => void;
  whenEmpty: string;
}): ReactNode {
  const { label, value, onChange, whenEmpty } = props;
  return (
    <DurationField
      label={label}
      value={value.forSeconds}
      placeholder={whenEmpty}
      onChange={(seconds) => onChange(withOptional<T, 'forSeconds'>(value, 'forSeconds', seconds))}
    />
  );
}

function OfAttribute<T extends OfEntity>({ value, onChange }: { value: T; onChange: (value: T) => void }): ReactNode {
  return (
    <AttributeField
      entityId={value.entityId}
      value={value.attribute}
      onChange={(attribute) => onChange(withOptional<T, 'attribute'>(value, 'attribute', attribute))}
    />
  );
}
