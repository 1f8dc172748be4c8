/** Further entities that get the same command. */

import { type ReactNode, useCallback } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { EntityPicker, useEntityName } from '../../components/editor/entity-picker.tsx';
import { IconButton } from '../../components/ui/button.tsx';
import list from '../../components/ui/list.module.css';
import { say } from '../../words/words.ts';
import styles from './also-entities.module.css';

export function AlsoEntities(props: {
  entityId: string;
  action: string;
  ids: readonly string[];
  onChange: (ids: readonly string[]) => void;
}): ReactNode {
  const { entityId, action, ids, onChange } = props;
  const accept = useCallback(
    (entity: Entity) =>
      entity.capabilities.actions.includes(action) && entity.id !== entityId && !ids.includes(entity.id),
    [entityId, action, ids],
  );
  return (
    <div className={list.list}>
      {ids.length > 0 && (
        <ul className={list.buttons} aria-label={say('tasks.andAlso')}>
          {ids.map((id) => (
            <Chosen key={id} id={id} onRemove={() => onChange(ids.filter((each) => each !== id))} />
          ))}
        </ul>
      )}
      <EntityPicker
        label={say('tasks.andAlsoOptional')}
        value=""
        accept={accept}
        onChange={(id) => onChange([...ids, id])}
      />
    </div>
  );
}

function Chosen({ id, onRemove }: { id: string; onRemove: () => void }): ReactNode {
  const name = useEntityName(id);
  return (
    <li className={styles.chosen}>
      <span dir="auto">{name}</span>
      <IconButton icon="close" label={say('tasks.leaveOutName', { name })} onPress={onRemove} />
    </li>
  );
}
