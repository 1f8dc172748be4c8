import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: 'Tutto a posto',
  stopped: 'Il servizio in background è fermo',
  offline: 'Nessun broker connesso',
  connecting: 'Connessione al broker',
  setUp: 'Configura',
  alerts: 'Avvisi aperti',
  moreAlerts: 'Altri {count, number}',
  noFavourites: 'Rendi un dispositivo preferito nella sua pagina e lo trovi qui.',
  pinned: 'Valori fissati',
  pinTitle: 'Fissa ciò che guardi di più',
  pin: 'Fissa {name}',
  moveHint: '{name}. Trascina, o Alt e una freccia, per spostarlo',
  nothingFound: 'Nessun risultato per “{query}”',
  pausedUntil: 'Notifiche in pausa fino a {when}',
  pauseHour: 'Per 1 ora',
  pauseTomorrow: 'Fino a domani',
  unfold: 'Tutti i comandi di {name}',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: 'Tasto che apre il pannello',
  press: 'Premi i tasti insieme, o Esc per lasciare',
  pressShort: 'Premi i tasti…',
  choose: 'Scegli',
  change: 'Cambia',
  taken: 'Un altro programma usa quel tasto. Scegline un altro.',
  invalid: 'Quel tasto non si può usare.',
} as const satisfies Like<typeof english.panelKey>;
