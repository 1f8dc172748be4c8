/** French, as it is said outside of the window. `fr.ts` compares it with English. */
import { acts } from './acts.ts';
import { alerts, stillSo } from './alerts.ts';
import { actions, binaryOff, binaryOn, readings, states } from './entities.ts';
import { links } from './links.ts';
import { terminal } from './terminal.ts';
import { tray } from './tray.ts';

export const spoken = {
  acts,
  alerts,
  stillSo,
  states,
  binaryOn,
  binaryOff,
  actions,
  readings,
  links,
  terminal,
  tray,
} as const;
