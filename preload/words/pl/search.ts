/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: 'Znajdź urządzenie, pomieszczenie, zadanie, ustawienie – albo „włącz …”',
  results: 'Wyniki',
  found: '{count, plural, one {# wynik} few {# wyniki} many {# wyników} other {# wyniku}}',
  page: 'Strona',
  roomOf:
    'Pomieszczenie · {count, plural, one {# urządzenie} few {# urządzenia} many {# urządzeń} other {# urządzenia}}',
  taskOf: 'Zadanie · {schedule}',
  automation: 'Automatyzacja',
  alertOf: 'Alert · {state}',
  away: 'offline niedostępne',
  run: 'Uruchom: {name}',
  act: '{verb}: {name}',
  setTo: '{name}: ustaw {option}',
  verbs:
    'włącz wyłącz przełącz otwórz zamknij zatrzymaj zarygluj odrygluj naciśnij uruchom wstrzymaj wróć stacja zainstaluj rozbrój uzbrój aktywuj wybierz ustaw',
  patternInvalid: 'To nie jest prawidłowe wyrażenie regularne.',
  patternCostly: 'To wyrażenie regularne mogłoby trwać bardzo długo: pomiń powtarzane grupy i część * oraz +.',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: 'Ogólne',
  brokers: 'Brokery',
  discovery: 'Wykrywanie',
  notifications: 'Powiadomienia',
  http: 'Programy (HTTP)',
  agents: 'Agenty',
  history: 'Historia',
  backup: 'Eksport i import',
  about: 'Informacje i stan',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general:
    'motyw ciemny jasny uruchamianie logowanie język jednostki temperatura miejsce lokalizacja strefa czasowa usługa zatrzymaj ponownie tryb cichy',
  brokers: 'mqtt połączenie hasło tls certyfikat wbudowany adres port użytkownik login',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled ręcznie encja odrzucone',
  notifications: 'alerty dźwięk godziny ciszy wstrzymaj wycisz',
  http: 'api rest token curl zdarzenia prometheus metryki openapi port tls certyfikat webhook',
  agents: 'mcp model context protocol asystent ai zezwól',
  history: 'baza danych zapis dni przechowywanie',
  backup: 'kopia zapasowa przywróć plik json',
  about: 'wersja aktualizacja nowa stan folder danych dziennik zasobnik autostart',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'włącz włączyć zapal zapalić',
  verbOff: 'wyłącz wyłączyć zgaś zgasić',
  verbOpen: 'otwórz otworzyć podnieś odsłoń',
  verbClose: 'zamknij zamknąć opuść zasłoń',
  verbStop: 'stop zatrzymaj zatrzymać',
  verbLock: 'zarygluj zaryglować',
  verbUnlock: 'odrygluj odryglować',
  lights: 'światło światła świateł lampa lampy lampę lamp oświetlenie',
  covers: 'roleta rolety roletę rolet żaluzja żaluzje żaluzję zasłona zasłony zasłonę markiza markizę',
  locks: 'zamek zamki',
  heating: 'ogrzewanie termostat termostaty grzejnik grzejniki kaloryfer kaloryfery',
  fans: 'wentylator wentylatory',
  plugs: 'gniazdko gniazdka wtyczka wtyczki wtyczkę',
  all: 'wszystkie wszystko każde każdy każdą',
  filler: 'w we na do z proszę ustaw zrób i stopni stopnie stopień aktywuj scena scenę mój moje moją',
  percent: 'procent procenta',
  does: '{what}: {names}',
  adjust: 'Wartość zmieniają Alt i strzałka',
  keyCtrl: 'Ctrl',
  keyEsc: 'Esc',
  helpTitle: 'Klawisze i zdania',
  helpTry:
    'Wpisz na przykład „wyłącz światła”, „salon 40%”, „grzejnik 22”, „zamknij wszystkie rolety” albo nazwę sceny.',
  keyPalette: 'Szukaj i powiedz, co zrobić',
  keySettings: 'Ustawienia',
  keyViews: 'Strony, po kolei',
  keyArrows: 'Od kafelka do kafelka i po listach',
  keyAdjust: 'Zmień wartość tego, co wybrano w wyszukiwaniu',
  keyHelp: 'Ta lista',
  keyClose: 'Zamknij to, co otwarte',
} as const satisfies Like<typeof english.remote>;
