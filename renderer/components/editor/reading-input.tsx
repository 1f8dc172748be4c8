/** A number that is compared with what an entity says: shown and typed in the person's unit, kept in the entity's. */
import type { ReactNode } from 'react';
import type { Scale } from '../../../preload/words/scale.ts';
import { NumberInput } from '../ui/fields.tsx';

/** Finer than a tenth of a degree of either unit: what is typed is what is shown again. */
const grain = 0.01;

export function ReadingInput(props: {
  label: string;
  scale: Scale;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min?: number;
  hint?: string;
}): ReactNode {
  const { label, scale, value, onChange, ...rest } = props;
  return (
    <NumberInput
      {...rest}
      label={labelWithUnit(label, scale)}
      value={value === undefined ? undefined : scale.shown(value)}
      onChange={(typed) => onChange(typed === undefined ? undefined : scale.device(typed, { step: grain }))}
    />
  );
}

/** "Above (°F)". */
export function labelWithUnit(label: string, { unit }: Scale): string {
  return unit === undefined || unit === '' ? label : `${label} (${unit})`;
}
