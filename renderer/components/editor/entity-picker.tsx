/** Finds an entity by its name, its device's or its room's. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { fullName } from '../../../preload/words/names.ts';
import { lastName } from '../../format/values.ts';
import { buildIndex, rankItems, sayNothingFound } from '../../state/search.ts';
import { modelOf, useEntity, useHome, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { Picker, type PickerOption } from './picker.tsx';

const shownOptions = 20;

/** What entities that are gone were called, by id. */
export const LastNames = createContext<Readonly<Record<string, string>> | undefined>(undefined);

export function EntityPicker(props: {
  label: string;
  value: string;
  onChange: (id: string) => void;
  error?: string | undefined;
  /** Which entities can be chosen; memoize it. */
  accept?: (entity: Entity) => boolean;
}): ReactNode {
  const { label, value, onChange, error, accept } = props;
  const store = useStore();
  const home = useHome();
  const isGone = useEntity(value) === undefined && value !== '';
  const items = useMemo(() => {
    const model = modelOf(store);
    return buildIndex(
      { ...model, tasks: new Map(), automations: new Map(), alerts: new Map() },
      home,
      Date.now(),
    ).filter((item) => {
      const entity = item.kind === 'entity' ? model.entities.get(item.entityId ?? '') : undefined;
      return entity !== undefined && (accept === undefined || accept(entity));
    });
  }, [store, home, accept]);
  const find = (query: string): PickerOption[] => {
    const found = query.trim() === '' ? items.slice(0, shownOptions) : rankItems(query, items, shownOptions);
    return found.map((item) => ({ id: item.entityId ?? '', label: item.title, detail: item.detail }));
  };
  return (
    <Picker
      label={label}
      value={value}
      shown={useEntityName(value)}
      note={isGone ? say('automationEditor.keptThoughGone') : undefined}
      find={find}
      sayNone={sayNothingFound}
      onChange={onChange}
      error={error}
    />
  );
}

/** The full name of an entity; what it was called when it is not known. */
export function useEntityName(id: string): string {
  const store = useStore();
  const entity = useEntity(id);
  const kept = useContext(LastNames);
  if (entity === undefined) return id === '' ? '' : lastName(id, kept);
  const device = entity.deviceId === undefined ? undefined : modelOf(store).devices.get(entity.deviceId);
  return fullName(entity, device?.name).slice(0, 200);
}
