/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: 'A także',
  andAlsoOptional: 'A także, opcjonalnie',
  leaveOutName: 'Pomiń: {name}',
  changeItAndKeepItsPast: 'Zmień je i zachowaj jego przeszłość',
  replaceItAndStopItsRun: 'Zastąp je i zatrzymaj jego przebieg',
  keepItAsItIs: 'Pozostaw bez zmian',
  runTheNewOneAfterIt: 'Uruchom nowe po nim',
  nothingNewInIt: 'Nie ma w nim nic nowego',
  importedNumberImported:
    '{imported, plural, one {Zaimportowano # zadanie} few {Zaimportowano # zadania} many {Zaimportowano # zadań} other {Zaimportowano # zadania}}',
  importTasks: 'Importuj zadania',
  fromName: 'Z pliku „{name}”.',
  ifThereIsATaskOf: 'Jeśli jest zadanie o tej samej nazwie',
  removeNameIndex: 'Usuń: {name} {index, number}',
  allTasks: 'Wszystkie zadania',
  nothingHasRunYet: 'Jeszcze nic nie uruchomiono',
  output: 'Wynik',
  attemptAttempt: 'próba {attempt, number}',
  leftOutEarlierMissedAndLeftOut: 'wcześniej pominięto: {leftOut, number}',
  next: 'następne:',
  attemptAttemptOfMaxAttempts: 'próba {attempt, number} z {maxAttempts, number}',
  waitsForTask: 'czeka na: {task}',
  cancelled: 'Anulowano',
  scheduleAgain: 'Zaplanuj ponownie',
  runNow: 'Uruchom teraz',
  atWork: 'W toku',
  removeThisTask: 'Usunąć to zadanie?',
  nameIsRemovedItsRunHistory: 'Zadanie „{name}” zostanie usunięte. Jego przebiegi pozostaną.',
  workThatInglenookDoesOnIts: 'Praca, którą Inglenook wykonuje sam, także przy zamkniętym oknie.',
  runHistory: 'Przebiegi',
  noTasksYet: 'Nie ma jeszcze zadań',
  aTaskRunsAtTimesYou: 'Zadanie działa o wybranych porach: nocna kopia zapasowa, kontrola, polecenie dla urządzenia.',
  cancelAllThatRunOrWait: 'Anuluj wszystkie trwające i czekające',
  cancelAllTaggedTag: 'Anuluj wszystkie z tagiem „{tag}”',
  nothingRunsOrWaits: 'Nic nie trwa i nic nie czeka',
  countRunsCancelled:
    '{count, plural, one {Anulowano # przebieg} few {Anulowano # przebiegi} many {Anulowano # przebiegów} other {Anulowano # przebiegu}}',
  madeByMaker: 'utworzone przez: {maker}',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: 'Zaplanowane',
  waiting: 'Czeka',
  running: 'W toku',
  retrying: 'Ponowna próba',
  succeeded: 'Wykonane',
  failed: 'Nieudane',
  cancelled: 'Anulowane',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: 'Wykonano',
  retry: 'Ponowna próba',
  failed: 'Niepowodzenie',
  cancelled: 'Anulowano',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: 'połączenie z brokerem',
  aNetworkThatIsNotMetered: 'sieć bez limitu danych',
  theComputerToBePluggedIn: 'zasilanie z sieci',
  theBatteryToBeAbove: 'poziom baterii powyżej {batteryAbovePercent, number}%',
  theComputerToBeIdleFor:
    'bezczynność komputera ({idleMinutes, plural, one {# minuta} few {# minuty} many {# minut} other {# minuty}})',
  moreThanFreeDiskMiBMiBOfFree: 'ponad {freeDiskMiB, number} MiB wolnego miejsca',
  afterTaskIdToEnd: 'koniec zadania „{afterTaskId}”',
  otherTasksToEnd: 'koniec innych zadań',
  inglenookStoodStill: 'Inglenook stał w miejscu',
  msBusyWithRan: '{ms}, w toku: {ran}',
  forSilentMs: ' (czas: {silentMs})',
  aNetwork: 'sieć',
  nothing: 'nic',
  otherHeavyTasksToEnd: 'koniec innego ciężkiego zadania',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: 'trwało za długo',
  cancelled: 'przez osobę lub program',
  quit: 'zakończono Inglenook',
  sleep: 'komputer przeszedł w stan uśpienia',
  'constraint-lost': 'przestał być spełniony warunek',
  replaced: 'zastąpiono innym zadaniem',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': 'Nie było odpowiedzi na czas',
  'http.unreachable': 'Pod tym adresem nic nie odpowiada',
  'http.status': 'Serwer odpowiedział statusem',
  'http.size': 'Odpowiedź jest za duża',
  'http.json': 'Nie udało się odczytać odpowiedzi',
  'http.value': 'Nie znaleziono wartości',
  'http.redirect': 'Adres wskazuje gdzie indziej; przekierowania nie są obsługiwane',
  'http.secret': 'Brakuje tokena dostępu albo zapisano go dla innego hosta',
  'backup.damaged': 'Nie udało się odczytać utworzonej kopii',
  'backup.olderDamaged': 'Starsze kopie są uszkodzone i pozostają na miejscu',
  'backup.write': 'Nie udało się zapisać kopii',
  'command.failed': 'Polecenie nie powiodło się',
  'command.partly': 'Niektóre urządzenia nie przyjęły polecenia',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: 'Zapytane urządzenia',
  resubscribed: 'Ponownie subskrybowane tematy',
  checked: 'Sprawdzone encje',
  durationMs: 'Milisekundy',
  usedBytes: 'Zajęte bajty',
  deletedStates: 'Usunięte stare stany',
  kept: 'Zachowane kopie',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: 'według planu',
  manual: 'ręcznie',
  'catch-up': 'nadrobione',
  retry: 'ponownie po niepowodzeniu',
  automation: 'przez automatyzację',
  append: 'po innym zadaniu',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: 'Połączony broker',
  network: 'Sieć',
  unmetered: 'Sieć bez limitu danych',
  onAcPower: 'Zasilanie z sieci',
  batteryAbovePercent: 'Poziom naładowania baterii',
  idleMinutes: 'Komputer, którego nikt nie używa',
  freeDiskMiB: 'Wolne miejsce na dysku',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: 'Ocenia się po jego połączeniu',
  network: 'Ocenia się po interfejsach tego komputera',
  unmetered: 'Ocenia się według NetworkManager, przez D-Bus',
  onAcPower: 'Ocenia się według zarządzania energią w systemie',
  batteryAbovePercent: 'Ocenia się po bateriach, które podaje jądro',
  idleMinutes: 'Ocenia się po czasie od ostatniego użycia klawiatury lub myszy',
  freeDiskMiB: 'Ocenia się po dysku z folderem danych',
} as const satisfies Like<typeof english.taskConstraintJudges>;
