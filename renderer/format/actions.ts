/** Actions in words. */
import { words } from '../words/words.ts';
import { humanize } from './values.ts';

/** "Turn on", "Arm away"; an action that is not listed is humanized. */
export function sayAction(action: string): string {
  return words().look('actions', action) ?? humanize(action);
}
