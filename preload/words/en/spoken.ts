/** The messages that are said outside of the window: notifications, tray, terminal. The window has them too. */
import { acts } from './acts.ts';
import { alerts, stillSo } from './alerts.ts';
import { terminal } from './terminal.ts';

export const spoken = { acts, alerts, stillSo, terminal } as const;
