/** The panel at the tray, and the key that opens it. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: 'Wszystko w porządku',
  stopped: 'Usługa w tle jest zatrzymana',
  offline: 'Brak połączenia z jakimkolwiek brokerem',
  connecting: 'Łączenie z brokerem',
  setUp: 'Skonfiguruj',
  alerts: 'Otwarte alerty',
  moreAlerts: 'jeszcze {count, number}',
  noFavourites: 'Dodaj urządzenie do ulubionych na jego stronie, a pojawi się tutaj.',
  pinned: 'Przypięte odczyty',
  pinTitle: 'Przypnij to, na co patrzysz najczęściej',
  pin: 'Przypnij: {name}',
  moveHint: '{name}. Przesuwa: przeciągnięcie albo Alt i strzałka',
  nothingFound: 'Nic nie znaleziono dla „{query}”',
  pausedUntil: 'Powiadomienia wstrzymane do: {when}',
  pauseHour: 'Na godzinę',
  pauseTomorrow: 'Do jutra',
  unfold: '{name}: wszystkie elementy sterujące',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: 'Klawisz, który otwiera panel',
  press: 'Naciśnij klawisze razem albo Esc, aby zrezygnować',
  pressShort: 'Naciśnij klawisze…',
  choose: 'Wybierz',
  change: 'Zmień',
  taken: 'Inny program używa tego klawisza. Wybierz inny.',
  invalid: 'Tego klawisza nie można użyć.',
} as const satisfies Like<typeof english.panelKey>;
