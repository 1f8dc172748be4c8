/** How far from sunrise or sunset. */

import type { ReactNode } from 'react';
import { NumberInput } from '../../components/ui/fields.tsx';
import { say } from '../../words/words.ts';

/** Minutes before (negative) or after the event. */
export function OffsetField(props: {
  value: number | undefined;
  onChange: (seconds: number | undefined) => void;
}): ReactNode {
  return (
    <NumberInput
      label={say('automationEditor.minutesAfterBefore')}
      value={props.value === undefined ? undefined : props.value / 60}
      min={-720}
      max={720}
      placeholder="0"
      onChange={(minutes) => props.onChange(minutes === undefined ? undefined : minutes * 60)}
    />
  );
}
