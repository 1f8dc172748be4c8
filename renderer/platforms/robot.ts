/** What vacuums and mowers share. */
import type { Entity } from '../../preload/contract.ts';
import { accepts, type Tap } from './descriptor.ts';

/** Start what stands, pause what works. */
export function robotTap(
  entity: Entity,
  { isOn, start, pause }: { readonly isOn: boolean; readonly start: string; readonly pause: string },
): Tap | undefined {
  const action = isOn ? pause : start;
  return accepts(entity, action) ? { kind: 'toggle', isOn, next: { action } } : undefined;
}
