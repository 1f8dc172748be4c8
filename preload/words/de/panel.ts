import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: 'Alles in Ordnung',
  stopped: 'Der Hintergrunddienst ist angehalten',
  offline: 'Mit keinem Broker verbunden',
  connecting: 'Verbindung zum Broker wird hergestellt',
  setUp: 'Einrichten',
  alerts: 'Offene Meldungen',
  moreAlerts: '{count, number} weitere',
  noFavourites: 'Geräte, die auf ihrer Seite zu Favoriten gemacht wurden, stehen hier.',
  pinned: 'Angeheftete Werte',
  pinTitle: 'Anheften, was oft gebraucht wird',
  pin: '{name} anheften',
  moveHint: '{name}. Ziehen oder Alt mit einer Pfeiltaste verschiebt den Wert',
  nothingFound: 'Nichts gefunden zu „{query}“',
  pausedUntil: 'Benachrichtigungen pausiert bis {when}',
  pauseHour: 'Für 1 Stunde',
  pauseTomorrow: 'Bis morgen',
  unfold: 'Alle Bedienelemente von {name}',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: 'Taste, die das Panel öffnet',
  press: 'Tasten gemeinsam drücken, oder Esc, um es zu lassen',
  pressShort: 'Tasten drücken…',
  choose: 'Wählen',
  change: 'Ändern',
  taken: 'Ein anderes Programm belegt diese Taste. Bitte eine andere wählen.',
  invalid: 'Diese Taste kann nicht verwendet werden.',
} as const satisfies Like<typeof english.panelKey>;
