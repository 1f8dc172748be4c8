/** Flags that come in another word than the one that was announced: `0` for `false`, `true` for `ON`. Pure. */
import type { OnOff } from './values.ts';

const meanings: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['on', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['off', false],
  ['no', false],
  ['0', false],
]);

/** On or off, where a payload means the same flag as the word for one of them; undefined for any other payload. */
export function readFlag(payload: string, on: string, off: string): OnOff | undefined {
  const said = meanings.get(payload.toLowerCase());
  if (said === undefined) return undefined;
  if (said === meanings.get(on.toLowerCase())) return 'on';
  return said === meanings.get(off.toLowerCase()) ? 'off' : undefined;
}
