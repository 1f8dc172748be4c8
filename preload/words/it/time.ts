/** Times so near that no number says them. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/time.ts';

export const time = {
  justNow: 'proprio ora',
  soon: 'tra un attimo',
} as const satisfies Like<typeof english.time>;
