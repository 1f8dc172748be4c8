/** The panel at the tray, and the key that opens it. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: 'Alles is in orde',
  stopped: 'De achtergrondservice is gestopt',
  offline: 'Met geen enkele broker verbonden',
  connecting: 'Verbinding maken met de broker',
  setUp: 'Instellen',
  alerts: 'Open meldingen',
  moreAlerts: 'nog {count, number}',
  noFavourites: 'Maak een apparaat op zijn pagina favoriet, dan staat het hier.',
  pinned: 'Vastgezette waarden',
  pinTitle: 'Zet vast waar je het vaakst naar kijkt',
  pin: '{name} vastzetten',
  moveHint: '{name}. Slepen, of Alt met een pijltoets, verplaatst het',
  nothingFound: 'Niets gevonden voor “{query}”',
  pausedUntil: 'Notificaties gepauzeerd tot {when}',
  pauseHour: '1 uur',
  pauseTomorrow: 'Tot morgen',
  unfold: 'Alle bediening van {name}',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: 'Toets die het paneel opent',
  press: 'Druk de toetsen samen in, of Esc om het zo te laten',
  pressShort: 'Druk toetsen in…',
  choose: 'Kiezen',
  change: 'Wijzigen',
  taken: 'Een ander programma gebruikt die toets. Kies een andere.',
  invalid: 'Die toets kan niet worden gebruikt.',
} as const satisfies Like<typeof english.panelKey>;
