/** A task that sends a command to an entity, or to several. */
import type { ReactNode } from 'react';
import { CommandFields } from '../../../components/editor/command-fields.tsx';
import list from '../../../components/ui/list.module.css';
import { actionFields, paramsProblem } from '../../../format/action-fields.ts';
import { toTexts } from '../../../format/values.ts';
import { say } from '../../../words/words.ts';
import { AlsoEntities } from '../also-entities.tsx';
import { type InputProps, type PageKind, record } from './kind.ts';
import { ResendField, unconfirmedOf } from './unconfirmed.tsx';

function CommandInput({ input, onChange, error, hasTemplates = false }: InputProps): ReactNode {
  const entityId = String(input.entityId ?? '');
  const action = String(input.action ?? '');
  const also = toTexts(input.alsoEntityIds);
  return (
    <div className={list.list}>
      <CommandFields
        value={{ entityId, action, params: record(input.params) }}
        onChange={({ params = {}, ...next }) =>
          onChange({
            ...next,
            // Others of another kind may not know a new action.
            alsoEntityIds: next.action === action ? also : [],
            ...(Object.keys(params).length === 0 ? {} : { params }),
            ...unconfirmedOf(input),
          })
        }
        error={error}
        hasTemplates={hasTemplates}
      />
      {entityId !== '' && action !== '' && (
        <AlsoEntities
          entityId={entityId}
          action={action}
          ids={also}
          onChange={(ids) => onChange({ ...input, alsoEntityIds: ids })}
        />
      )}
      <ResendField input={input} onChange={onChange} />
    </div>
  );
}

export const commandKind: PageKind = {
  get label() {
    return say('common.commandADevice');
  },
  get text() {
    return say('taskEditor.turnsThingsOnOrOffSets');
  },
  empty: { entityId: '', action: '' },
  Fields: CommandInput,
  problem({ entityId = '', action = '', params }, entity) {
    if (entityId === '') return say('common.chooseAnEntity');
    if (action === '') return say('common.chooseAnAction');
    return entity === undefined ? undefined : paramsProblem(actionFields(entity, String(action)), record(params));
  },
};
