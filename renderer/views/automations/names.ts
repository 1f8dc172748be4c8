/** Names for the sentences of automations, and how values are said there, from the store. */
import { useMemo } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { fullName } from '../../../preload/words/names.ts';
import type { Names } from '../../format/automation.ts';
import { humanize, lastName, sayNumber, toNumber } from '../../format/values.ts';
import { sayParam } from '../../format/wanted.ts';
import { scaleOfValue } from '../../platforms/reading.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { modelOf, useHome, useSlice, useStore } from '../../state/use-store.tsx';
import { say, words } from '../../words/words.ts';
import { wordFor } from './state-words.ts';

const nameChars = 60;

function cut(name: string): string {
  return name.length > nameChars ? `${name.slice(0, nameChars)}…` : name;
}

/** "70 °F": a number as the person reads what the entity measures. */
function sayLimit(entity: Entity | undefined, attribute: string | undefined, value: number): string {
  const scale = scaleOfValue(entity, attribute);
  return words().beside(sayNumber(scale.shown(value), scale.isConverted ? 1 : 2), scale.unit);
}

/** "open": a state inside a sentence, as the entity's platform says it. */
function sayStateOf(entity: Entity | undefined, attribute: string | undefined, state: string): string {
  const number = toNumber(state);
  if (number !== undefined) return sayLimit(entity, attribute, number);
  if (attribute === undefined && entity !== undefined && descriptorOf(entity).states.includes(state)) {
    return words().inline(wordFor(entity, state));
  }
  // A text of the device's own stays as it is.
  return /^[a-z][a-z0-9_]*$/.test(state) ? words().inline(humanize(state)) : state;
}

/** @param kept the names that an automation keeps of its entities. */
export function useNames(kept?: Readonly<Record<string, string>>): Names {
  const store = useStore();
  const home = useHome();
  const tasks = useSlice('tasks');
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the layout
  return useMemo(() => {
    const entityOf = (id: string): Entity | undefined => modelOf(store).entities.get(id);
    return {
      entity: (id) => {
        const entity = entityOf(id);
        if (entity !== undefined) return cut(fullName(entity, modelOf(store).devices.get(entity.deviceId ?? '')?.name));
        return id === '' ? '' : say('automations.notThereNow', { name: cut(lastName(id, kept)) });
      },
      device: (id) => cut(modelOf(store).devices.get(id)?.name ?? id),
      task: (id) => cut(tasks.get(id)?.name ?? id),
      limit: ({ entityId, attribute }, value) => sayLimit(entityOf(entityId), attribute, value),
      state: ({ entityId, attribute }, state) => sayStateOf(entityOf(entityId), attribute, state),
      param: (entityId, name, value) => sayParam(entityOf(entityId), name, value),
    };
  }, [store, home, tasks, kept]);
}
