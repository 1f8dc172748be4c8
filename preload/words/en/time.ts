/** Times so near that no number says them. */
export const time = {
  justNow: 'just now',
  soon: 'in a moment',
} as const;
