/** German, as it is said outside of the window. `de.ts` compares it with English. */
import { acts } from './acts.ts';
import { alerts, stillSo } from './alerts.ts';
import { terminal } from './terminal.ts';

export const spoken = { acts, alerts, stillSo, terminal } as const;
