/** A state to compare with: free text, with the entity's usual ones as suggestions. */

import { type ReactNode, useId, useState } from 'react';
import type { Scale } from '../../../preload/words/scale.ts';
import { labelWithUnit } from '../../components/editor/reading-input.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import { toNumber } from '../../format/values.ts';
import { scaleOfValue } from '../../platforms/reading.ts';
import { useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { knownStates } from './automation-draft.ts';
import { sayStateOf } from './names.ts';

export function StateField(props: {
  label: string;
  entityId: string;
  attribute?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: string;
}): ReactNode {
  const { entityId, attribute, label, value, onChange, placeholder = say('automationEditor.any'), hint } = props;
  const listId = useId();
  const entity = useEntity(entityId);
  const scale = scaleOfValue(entity, attribute);
  // Kept as typed until the field is left: what comes back from the other unit may be written otherwise.
  const [typed, setTyped] = useState<string>();
  return (
    <div>
      <TextField
        label={scale.isConverted ? labelWithUnit(label, scale) : label}
        value={typed ?? shownStates(value, scale)}
        onChange={(text) => {
          setTyped(text);
          onChange(deviceStates(text, scale));
        }}
        placeholder={placeholder}
        input={{ list: listId, maxLength: 255, onBlur: () => setTyped(undefined) }}
        {...(hint === undefined ? {} : { hint })}
      />
      <datalist id={listId}>
        {entity !== undefined &&
          attribute === undefined &&
          knownStates(entity).map((state) => (
            <option key={state} value={shownStates(state, scale)} label={sayStateOf(entity, attribute, state)} />
          ))}
      </datalist>
    </div>
  );
}

/** Each of several states with commas between them: a temperature as the person reads it, any other as it is. */
function eachState(text: string, scale: Scale, convert: (value: number) => number): string {
  if (!scale.isConverted) return text;
  return text.replaceAll(/[^,\s](?:[^,]*[^,\s])?/g, (state) => {
    const number = toNumber(state);
    return number === undefined ? state : String(convert(number));
  });
}

function shownStates(text: string, scale: Scale): string {
  return eachState(text, scale, scale.shown);
}

function deviceStates(text: string, scale: Scale): string {
  return eachState(text, scale, (value) => scale.device(value, { step: 0.01 }));
}

/** An attribute's name instead of the state. */
export function AttributeField(props: {
  entityId: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}): ReactNode {
  const listId = useId();
  const entity = useEntity(props.entityId);
  return (
    <div>
      <TextField
        label={say('automationEditor.attributeOptional')}
        value={props.value ?? ''}
        placeholder={say('automationEditor.theStateItself')}
        onChange={(text) => props.onChange(text === '' ? undefined : text)}
        input={{ list: listId, maxLength: 255 }}
      />
      <datalist id={listId}>
        {Object.keys(entity?.attributes ?? {})
          .slice(0, 100)
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
    </div>
  );
}
