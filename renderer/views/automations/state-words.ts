/** States as they are typed and shown in a field, and as they are kept: the device's own. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { sayOption, toNumber } from '../../format/values.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { knownStates } from './automation-draft.ts';

/** A state that has a word, and the word. */
export interface StateWord {
  readonly state: string;
  readonly word: string;
}

const folded = (text: string): string => text.trim().toLowerCase();

/** What a state is called where it stands alone; itself where it is a number, a time or a text of the device's own. */
export function wordFor(entity: Entity, state: string): string {
  if (toNumber(state) !== undefined) return state;
  const descriptor = descriptorOf(entity);
  // Attributes belong to the present state; what on and off mean is a matter of the class.
  const attributes = { device_class: entity.attributes.device_class };
  return descriptor.states.includes(state)
    ? descriptor.say({ ...entity, state, attributes }, Date.now())
    : sayOption(state);
}

/**
 * The states of an entity that are offered, with their words. Two with one word, and words with a comma, which parts
 * states, are offered as they are: what is typed must mean one state.
 */
export function stateWords(entity: Entity): readonly StateWord[] {
  const all = knownStates(entity).map((state) => ({ state, word: wordFor(entity, state) }));
  const times = new Map<string, number>();
  for (const { word } of all) times.set(folded(word), (times.get(folded(word)) ?? 0) + 1);
  return all.map(({ state, word }) => ({
    state,
    word: word.includes(',') || times.get(folded(word)) !== 1 ? state : word,
  }));
}

/** The word of a state; a state that is not known is shown as it is. */
export function wordOfState(words: readonly StateWord[], state: string): string {
  return words.find((each) => each.state === state)?.word ?? state;
}

/** The state that a word means: the word first, as it is what is shown; a device's own word stays as it was typed. */
export function stateOfWord(words: readonly StateWord[], typed: string): string {
  const exact = words.find(({ word }) => word === typed.trim());
  return (exact ?? words.find(({ word }) => folded(word) === folded(typed)))?.state ?? typed;
}
