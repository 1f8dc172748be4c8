/** A state to compare with: free text, with the entity's usual ones as suggestions. */

import { type ReactNode, useId } from 'react';
import { TextField } from '../../components/ui/fields.tsx';
import { useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { knownStates } from './automation-draft.ts';

export function StateField(props: {
  label: string;
  entityId: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: string;
}): ReactNode {
  const { entityId, label, value, onChange, placeholder = say('automationEditor.any'), hint } = props;
  const listId = useId();
  const entity = useEntity(entityId);
  return (
    <div>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        placeholder={placeholder}
        input={{ list: listId, maxLength: 255 }}
        {...(hint === undefined ? {} : { hint })}
      />
      <datalist id={listId}>
        {entity !== undefined && knownStates(entity).map((state) => <option key={state} value={state} />)}
      </datalist>
    </div>
  );
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
