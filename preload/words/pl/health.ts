/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: 'Nie przeszkadzać',
  trayIcon: 'Ikona w zasobniku',
  startAtLogin: 'Uruchamianie po zalogowaniu',
  itRuns: 'Działa.',
  power: 'Zasilanie',
  lastSleeps: 'Ostatnie uśpienia',
  quickToReact: 'Szybkość reakcji',
  theLastOneCouldNotBe:
    'Ostatniego nie udało się pokazać. Zezwól na powiadomienia Inglenook w ustawieniach systemu; alerty są w skrzynce.',
  nothingOnThisSystemShowsThem:
    'Nic w tym systemie ich nie pokazuje. Zainstaluj usługę powiadomień, na przykład dunst; alerty są w skrzynce.',
  notKnownUntilOneWasShown: 'Nie wiadomo, dopóki żadnego nie pokazano: wypróbuj.',
  theSystemShowsThem: 'System je pokazuje.',
  theSystemHoldsNotificationsBack: 'System wstrzymuje powiadomienia, być może także krytyczne.',
  offNotificationsComeThrough: 'Wyłączone: powiadomienia przechodzą.',
  theSystemDoesNotTellWhether: 'System nie informuje, czy wstrzymuje powiadomienia.',
  theSystemShowsIt: 'System ją pokazuje.',
  theSystemRefusedItWithoutIt: 'System ją odrzucił. Bez niej okno wraca po ponownym otwarciu Inglenook.',
  thisDesktopShowsNoTrayIcons:
    'Ten pulpit nie pokazuje ikon w zasobniku; dodaje je rozszerzenie. Bez ikony okno wraca po ponownym otwarciu Inglenook.',
  cannotBeSetUpFromHere: 'Nie można tego ustawić stąd. Dodaj Inglenook do programów uruchamianych z sesją.',
  inglenookStartsWithYourSession: 'Inglenook uruchamia się z sesją.',
  itStartsWithYourSessionUnlike: 'Uruchamia się z sesją, inaczej niż w ustawieniach.',
  switchedOffInTheSystemsOwn: 'Wyłączone na systemowej liście aplikacji uruchamianych po zalogowaniu.',
  theEntryStartsAnotherCopyOf: 'Wpis uruchamia inną kopię Inglenook albo taką, którą przeniesiono.',
  offAsChosenNothingRunsUntil: 'Wyłączone zgodnie z wyborem: nic nie działa, dopóki nie otworzysz Inglenook.',
  missingNothingRunsUntilYouOpen: 'Brak: nic nie działa, dopóki nie otworzysz Inglenook.',
  itStaysClosedBecauseItsPassword:
    'Pozostaje zamknięty, ponieważ brakuje jego hasła. Wpisz hasło ponownie w Ustawieniach, Brokery.',
  itStaysClosedBecauseItsPassword2:
    'Pozostaje zamknięty, ponieważ nie można odczytać jego hasła. Odblokuj pęk kluczy i uruchom ponownie albo wpisz hasło ponownie.',
  itCouldNotBeStartedProblem: 'Nie udało się go uruchomić ({problem}).',
  onBatteryChargeTasksThatWant: 'Zasilanie z baterii{charge}. Zadania, które wymagają zasilania z sieci, czekają.',
  onMainsPowerChargeNoTask: 'Zasilanie z sieci{charge}. Żadne zadanie na nie nie czeka.',
  noneSinceInglenookStartedTasksThat: 'Żadnych od uruchomienia Inglenook. Pominięte zadania są po uśpieniu nadrabiane.',
  spansTasksThatWereMissedAre: '{spans}. Pominięte zadania są nadrabiane.',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook zawsze był gotowy w ciągu kilku sekund.',
  stoodStillForLongAtBusy:
    'Przestój: {long} ({at}), w toku: {ran}. Alerty i polecenia czekały. Więcej jest w dzienniku.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Napraw',
  protectionInstallOrUnlockAKeyring:
    '{protection}. Szyfruje je hasło główne (poniżej) albo, po ponownym uruchomieniu, pęk kluczy, na przykład GNOME Keyring lub KWallet.',
  namesAreThere: 'Wszystko, do czego odwołują się automatyzacje, jest dostępne.',
  namesAreMissing: 'Te odwołują się do czegoś, czego teraz nie ma: {list}. Nie mogą działać, dopóki to nie wróci.',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': 'Uruchamiaj po zalogowaniu',
  'autostart.disable': 'Nie uruchamiaj po zalogowaniu',
  'notifications.test': 'Sprawdź',
  'doNotDisturb.end.dunst': 'Przepuść je',
  'doNotDisturb.end.gnome': 'Przepuść je',
  'open.notificationSettings': 'Ustawienia systemu',
  'open.focusSettings': 'Ustawienia systemu',
  'open.powerSettings': 'Ustawienia systemu',
  'open.startupSettings': 'Ustawienia systemu',
  'open.trayExtension': 'Pobierz rozszerzenie',
  'app.relaunch': 'Uruchom ponownie',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: 'Zaszyfrowane systemowym pękiem kluczy',
  file: 'Niezaszyfrowane: w pliku, który możesz czytać tylko ty',
  plain: 'Niezaszyfrowane: system nie ma pęku kluczy',
  memory: 'Tylko do zakończenia Inglenook',
  locked: 'Zablokowane: systemowy pęk kluczy nie jest odblokowany albo nie podano hasła głównego',
  passphrase: 'Zaszyfrowane hasłem głównym',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, na przykład GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Pęk kluczy',
  dpapi: 'Ochrona danych Windows',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '{spent} w czasie: {runningMs}',
  costInRunningMs: '{cost} w czasie: {runningMs}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: 'Usługa',
  window: 'Okno',
  graphics: 'Grafika',
  helper: 'Proces pomocniczy',
} as const satisfies Like<typeof english.costNames>;
