/** What stands around the views: sidebar, banners, overlays. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/app.ts';

export const app = {
  automationsShort: 'Automat.',
  setAsideForNow: 'Odłóż na razie',
  alarm: 'Alarm!',
  lengthCriticalAlerts:
    '{length, plural, one {# alert krytyczny} few {# alerty krytyczne} many {# alertów krytycznych} other {# alertu krytycznego}}',
  armOrDisarm: 'Uzbrój lub rozbrój',
  wentOff: '– alarm wyzwolony:',
  theBackgroundServiceDoesNotAnswer: 'Usługa w tle nie odpowiada',
  tryAgain: 'Spróbuj ponownie',
  starting: 'Uruchamianie',
  skipToContent: 'Przejdź do treści',
  theBackgroundServiceIsStoppedNothing: 'Usługa w tle jest zatrzymana. Nic nie jest odbierane i nic się nie wykonuje.',
  noBrokerIsSetUpSo: 'Nie skonfigurowano brokera, więc nie ma jeszcze urządzeń.',
  connecting: 'Łączenie…',
  connectingToName: 'Łączenie: {name}…',
  notConnectedToNames: 'Brak połączenia: {names}',
  inglenookKeepsTryingStatesBelowMay: 'Inglenook wciąż próbuje. Stany poniżej mogą być nieaktualne.',
  brokerSettings: 'Ustawienia brokera',
  triggerTheAlarm: 'Wyzwól alarm',
  smoke: 'Dym',
  waterLeak: 'Wyciek wody',
  jamTheDoorLock: 'Zatnij zamek w drzwiach',
  openTheFrontDoor: 'Otwórz drzwi wejściowe',
  aDeviceGoesOffline: 'Urządzenie przechodzi w tryb offline',
  makeSomethingHappenInTheDemo: 'Wywołaj zdarzenie w domu demonstracyjnym',
  demo: 'Demo',
  dismiss: 'Odrzuć',
  inglenookVersionIsReady: 'Inglenook {version} czeka na instalację. ',
  inglenookVersionIsThere: 'Jest Inglenook {version}. ',
  languageIsLacking:
    'Nie udało się wczytać języka: {language}, dlatego to okno jest po angielsku. Ponowna instalacja Inglenook to naprawi.',
  restartWithIt: 'Uruchom z nią ponownie',
  haveALook: 'Zobacz',
  goingOnNow: 'Teraz w toku',
  searchEverything: 'Szukaj wszędzie',
  ctrlK: 'Ctrl K',
  main: 'Nawigacja główna',
  open: 'otwarte',
  silentMode: ' · tryb cichy',
  thisPageCannotBeShown: 'Nie można pokazać tej strony',
  somethingOnItIsNotAs: 'Coś na niej jest inne, niż powinno. Usługa w tle i reszta okna działają dalej.',
} as const satisfies Like<typeof english.app>;

export const noticeBarTexts = {
  crashed: 'Inglenook nie zakończył się poprzednio prawidłowo. Nic z tego, co zapisano, nie przepadło.',
  'tray.noHost':
    'Ten pulpit nie pokazuje ikon w zasobniku. Dodaje je rozszerzenie „AppIndicator and KStatusNotifierItem Support”; do tego czasu zamykane okno jest minimalizowane',
  'settings.recovered': 'Nie udało się odczytać ustawień, więc Inglenook uruchomił się z nowymi. Stary plik zachowano',
  'settings.partly': 'Niektórych ustawień nie udało się zrozumieć i zostały pominięte',
  'settings.newer':
    'Ustawienia pochodzą z nowszej wersji Inglenook: obowiązuje to, co ta wersja z nich rozumie, i niczego nie można zmienić. Zaktualizuj aplikację lub przywróć kopię zapasową',
  'registry.recovered':
    'Nie udało się odczytać nazw i identyfikatorów urządzeń; zostaną nadane od nowa. Stary plik zachowano',
  'secrets.recovered': 'Nie udało się odczytać haseł; wpisz je ponownie. Stary plik zachowano',
  'settings.readOnly': 'Nie można zapisać ustawień: zmiany przepadną, gdy Inglenook się zakończy',
  'history.unavailable': 'Nie można zapisywać historii; jest przechowywana tylko w pamięci',
  'database.recovered': 'Nie udało się odczytać historii; zaczęto ją od nowa. Stary plik zachowano',
  'secrets.wrongPassphrase': 'Podane hasło główne nie otwiera haseł. Hasła pozostały bez zmian.',
  'secrets.passphraseFile': 'Nie udało się odczytać pliku z hasłem głównym',
  'secrets.locked': 'Hasła są zablokowane do czasu podania hasła głównego (Ustawienia, Informacje i stan).',
} as const satisfies Like<typeof english.noticeBarTexts>;

export const sidebarLinkWords = {
  none: 'Brak brokera',
  connecting: 'Łączenie…',
  online: 'Połączono',
  degraded: 'Częściowo połączono',
  offline: 'Brak połączenia',
  stopped: 'Usługa zatrzymana',
} as const satisfies Like<typeof english.sidebarLinkWords>;
