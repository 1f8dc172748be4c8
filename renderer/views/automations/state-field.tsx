/** A state to compare with: its word or free text, with the words of the entity's usual ones as suggestions. */

import { type ReactNode, useId, useMemo, useState } from 'react';
import type { Scale } from '../../../preload/words/scale.ts';
import { labelWithUnit } from '../../components/editor/reading-input.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import { toNumber } from '../../format/values.ts';
import { scaleOfValue } from '../../platforms/reading.ts';
import { useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { type StateWord, stateOfWord, stateWords, wordOfState } from './state-words.ts';

const noWords: readonly StateWord[] = [];

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
  const known = useMemo(
    () => (entity === undefined || attribute !== undefined ? noWords : stateWords(entity)),
    [entity, attribute],
  );
  // Kept as typed until the field is left: what comes back from the other unit may be written otherwise.
  const [typed, setTyped] = useState<string>();
  return (
    <div>
      <TextField
        label={scale.isConverted ? labelWithUnit(label, scale) : label}
        value={typed ?? shownStates(value, scale, known)}
        onChange={(text) => {
          setTyped(text);
          onChange(deviceStates(text, scale, known));
        }}
        placeholder={placeholder}
        input={{ list: listId, maxLength: 255, onBlur: () => setTyped(undefined) }}
        {...(hint === undefined ? {} : { hint })}
      />
      <datalist id={listId}>
        {known.map(({ state }) => (
          <option key={state} value={shownStates(state, scale, known)} />
        ))}
      </datalist>
    </div>
  );
}

/** Each of several states with commas between them: a temperature as the person reads it, any other by its word. */
function eachState(text: string, convert: (state: string) => string): string {
  return text.replaceAll(/[^,\s](?:[^,]*[^,\s])?/g, convert);
}

function eachNumber(state: string, scale: Scale, convert: (value: number) => number): string | undefined {
  const number = scale.isConverted ? toNumber(state) : undefined;
  return number === undefined ? undefined : String(convert(number));
}

function shownStates(text: string, scale: Scale, known: readonly StateWord[]): string {
  return eachState(text, (state) => eachNumber(state, scale, scale.shown) ?? wordOfState(known, state));
}

function deviceStates(text: string, scale: Scale, known: readonly StateWord[]): string {
  const toDevice = (value: number): number => scale.device(value, { step: 0.01 });
  return eachState(text, (state) => eachNumber(state, scale, toDevice) ?? stateOfWord(known, state));
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
