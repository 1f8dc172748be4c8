/** Times so near that no number says them. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/time.ts';

export const time = {
  justNow: '刚刚',
  soon: '马上',
} as const satisfies Like<typeof english.time>;
