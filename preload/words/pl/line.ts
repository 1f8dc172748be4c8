/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: 'nic nie działa z folderem {folder}; najpierw uruchom Inglenook albo podaj folder opcją --data-dir',
  denied: '{folder} jest używany przez innego użytkownika; tylko on może się połączyć',
  unknown: 'nic nie nazywa się „{name}”; „inglenook list” pokazuje, co jest',
  ambiguous: '„{name}” może oznaczać jedno z tych:\n{lines}',
  unknownOf: 'nie ma {kind, select, scene {sceny} alert {otwartego alertu} other {zadania ani automatyzacji}} „{name}”',
  cannot: '{id} nie zna „{what}”; zna: {actions}',
  nothing: 'nic',
  confirmed: 'potwierdzono',
  unconfirmed: 'wysłano, nie potwierdzono',
  failed: 'nie udało się',
  keyValue: '„{text}” musi mieć postać key=value',
  since: '--since: „{text}” nie jest czasem ani czymś takim jak 30m, 24h, 7d',
  imported: 'zaimportowano',
  noChanges: 'nic by się nie zmieniło',
  ended: 'aplikacja zakończona',
  kept: 'zachowano w {file}',
  minutes: '„{text}” nie jest liczbą minut',
  notEmpty: 'nie może być puste',
  unavailable: 'niedostępne',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: 'Pyta działający Inglenook.',
  after:
    '\nNazwy podaje się tak, jak się je mówi: "lampa korytarz", korytarz/sufit albo identyfikator.\nKod wyjścia: 0 wykonano i potwierdzono, 1 odrzucono lub nie udało się, 2 złe użycie, 3 nic nie działa, 4 nie potwierdzono.',
  usage: 'Użycie:',
  arguments: 'Argumenty:',
  options: 'Opcje:',
  commands: 'Polecenia:',
  help: 'pokazuje tę pomoc',
  dataDir: 'folder aplikacji, o którą chodzi',
  demo: 'aplikacja z domem demonstracyjnym',
  json: 'odpowiedz w formacie JSON',
  status: 'jak się sprawy mają',
  list: 'co jest',
  listWhat: 'jakiego rodzaju',
  get: 'stan encji',
  set: 'ustawia wartość lub wykonuje akcję',
  toggle: 'włącza to, co wyłączone, i wyłącza to, co włączone',
  press: 'naciska przycisk',
  scene: 'aktywuje scenę',
  watch: 'zmiany na bieżąco, do Ctrl+C',
  history: 'wcześniejsze stany encji',
  historySince: 'czas albo 30m, 24h, 7d temu',
  historyCsv: 'jako wartości rozdzielone przecinkami',
  run: 'uruchamia zadanie lub automatyzację',
  alerts: 'otwarte alerty',
  ack: 'potwierdza alert albo wszystkie',
  snooze: 'odkłada alert',
  soLong: 'na tak długo',
  notify: 'pokazuje powiadomienie',
  pause: 'wstrzymuje powiadomienia; 0 kończy przerwę',
  publish: 'publikuje wiadomość MQTT',
  publishRetain: 'broker ją zachowuje',
  publishBroker: 'na tym brokerze',
  backup: 'kopiuje ustawienia do folderu kopii zapasowych',
  export: 'ustawienia jako JSON, bez haseł',
  import: 'wczytuje ustawienia z pliku (- oznacza stdin)',
  importPreview: 'mówi tylko, co by się zmieniło',
  panel: 'otwiera panel',
  open: 'otwiera okno',
  openPage: 'home, alerts, tasks, automations, settings, room/NAZWA, device/ID',
  start: 'podejmuje pracę na nowo',
  stop: 'zatrzymuje pracę; aplikacja zostaje',
  restart: 'zatrzymuje i uruchamia',
  quit: 'kończy aplikację',
  mcp: 'pozwala agentom oglądać dom i robić to, na co zezwolisz (Model Context Protocol przez stdio)',
  completion: 'uzupełnianie dla powłoki, do wczytania przez source',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: 'nieprawidłowe opcje',
  level: '--log-level: musi być jednym z: {levels}',
  clock: '--virtual-clock: musi być czasem w ISO 8601',
  prefix: '--discovery-prefix: musi być tematem bez symboli wieloznacznych',
  dataDir: '--data-dir: nie może być puste',
  moreFiles: '--broker-password-file: jest więcej plików niż brokerów',
  noFile: '--broker-password-file: nie może być puste',
  unreadable: '--broker-password-file: nie można odczytać {file} ({why})',
  broker: '--broker: {why}',
  noUrl: 'nie jest adresem URL brokera',
  seen: '--broker: inni użytkownicy tego komputera mogą odczytać hasło w adresie; użyj --broker-password-file albo {variable}',
  usage: `Użycie: npm run -s headless -- [opcje]
  --broker URL          mqtt://, mqtts://, ws:// lub wss://, także z user@; można powtarzać; tylko na ten raz
  --broker-password-file PLIK
                        zawiera hasło tego --broker; drugi należy do drugiego brokera i tak dalej.
                        Albo w środowisku: INGLENOOK_SECRET_BROKER_CLI_PASSWORD (drugiego brokera: CLI_2).
                        W adresie (user:password@) mogą je odczytać inni na tym komputerze
  --demo                symulowany dom na własnym brokerze
  --data-dir FOLDER     gdzie są ustawienia, baza danych i dziennik
  --discovery-prefix P  domyślnie: homeassistant
  --json                JSON-RPC 2.0 na stdin i stdout, jedna wiadomość w wierszu
  --virtual-clock T     czas stoi na T (ISO 8601) i płynie tylko przez clock.advance
  --log-level L         trace, debug, info, warn lub error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const own = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof own> = own;
