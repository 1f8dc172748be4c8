/** Times so near that no number says them. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/time.ts';

export const time = {
  justNow: 'à l’instant',
  soon: 'dans un instant',
} as const satisfies Like<typeof english.time>;
