/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: 'Und außerdem',
  andAlsoOptional: 'Und außerdem, optional',
  leaveOutName: '{name} auslassen',
  changeItAndKeepItsPast: 'Ändern und den Verlauf behalten',
  replaceItAndStopItsRun: 'Ersetzen und den Lauf anhalten',
  keepItAsItIs: 'Unverändert lassen',
  runTheNewOneAfterIt: 'Die neue danach ausführen',
  nothingNewInIt: 'Darin ist nichts Neues',
  importedNumberImported: '{imported, plural, one {# Aufgabe} other {# Aufgaben}} importiert',
  importTasks: 'Aufgaben importieren',
  fromName: 'Aus „{name}“.',
  ifThereIsATaskOf: 'Wenn es eine Aufgabe gleichen Namens gibt',
  removeNameIndex: '{name} {index, number} entfernen',
  allTasks: 'Alle Aufgaben',
  nothingHasRunYet: 'Es ist noch nichts gelaufen',
  output: 'Ausgabe',
  attemptAttempt: 'Versuch {attempt, number}',
  leftOutEarlierMissedAndLeftOut: '{leftOut, number} frühere verpasst und ausgelassen',
  next: 'nächster Lauf:',
  attemptAttemptOfMaxAttempts: 'Versuch {attempt, number} von {maxAttempts, number}',
  waitsForTask: 'wartet auf {task}',
  cancelled: 'Abgebrochen',
  scheduleAgain: 'Wieder einplanen',
  runNow: 'Jetzt ausführen',
  atWork: 'In Arbeit',
  removeThisTask: 'Diese Aufgabe entfernen?',
  nameIsRemovedItsRunHistory: '„{name}“ wird entfernt. Die Aufzeichnung der Läufe bleibt.',
  workThatInglenookDoesOnIts: 'Arbeit, die Inglenook von selbst erledigt, auch bei geschlossenem Fenster.',
  runHistory: 'Läufe',
  noTasksYet: 'Noch keine Aufgaben',
  aTaskRunsAtTimesYou:
    'Eine Aufgabe läuft zu gewählten Zeiten: eine nächtliche Sicherung, eine Prüfung, ein Befehl an ein Gerät.',
  cancelAllThatRunOrWait: 'Alle laufenden und wartenden abbrechen',
  cancelAllTaggedTag: 'Alle mit dem Tag „{tag}“ abbrechen',
  nothingRunsOrWaits: 'Nichts läuft oder wartet',
  countRunsCancelled: '{count, plural, one {# Lauf} other {# Läufe}} abgebrochen',
  madeByMaker: 'angelegt von {maker}',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: 'Geplant',
  waiting: 'Wartet',
  running: 'Läuft',
  retrying: 'Neuer Versuch',
  succeeded: 'Erledigt',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: 'Erledigt',
  retry: 'Neuer Versuch',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: 'die Verbindung zum Broker',
  aNetworkThatIsNotMetered: 'ein Netzwerk ohne Volumenbegrenzung',
  theComputerToBePluggedIn: 'Netzstrom am Computer',
  theBatteryToBeAbove: 'einen Akku über {batteryAbovePercent, number} %',
  theComputerToBeIdleFor: '{idleMinutes, plural, one {# Minute} other {# Minuten}} Untätigkeit am Computer',
  moreThanFreeDiskMiBMiBOfFree: 'mehr als {freeDiskMiB, number} MiB freien Speicher',
  afterTaskIdToEnd: 'das Ende von „{afterTaskId}“',
  otherTasksToEnd: 'das Ende anderer Aufgaben',
  inglenookStoodStill: 'Inglenook stand still',
  msBusyWithRan: '{ms}, beschäftigt mit: {ran}',
  forSilentMs: ', {silentMs} lang',
  aNetwork: 'ein Netzwerk',
  nothing: 'nichts',
  otherHeavyTasksToEnd: 'dass eine andere schwere Aufgabe endet',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: 'es dauerte zu lange',
  cancelled: 'durch eine Person oder ein Programm',
  quit: 'Inglenook wurde beendet',
  sleep: 'der Computer ging in den Ruhezustand',
  'constraint-lost': 'was sie braucht, galt nicht mehr',
  replaced: 'durch eine andere Aufgabe ersetzt',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': 'Es kam keine rechtzeitige Antwort',
  'http.unreachable': 'Unter dieser Adresse antwortet niemand',
  'http.status': 'Der Server antwortete mit Status',
  'http.size': 'Die Antwort ist zu groß',
  'http.json': 'Die Antwort war nicht lesbar',
  'http.value': 'Ein Wert wurde nicht gefunden',
  'http.redirect': 'Die Adresse verweist woandershin, dem wird nicht gefolgt',
  'http.secret': 'Das Zugriffstoken fehlt oder wurde für einen anderen Host hinterlegt',
  'backup.damaged': 'Die Kopie ließ sich nicht zurücklesen',
  'backup.olderDamaged': 'Ältere Kopien sind beschädigt und bleiben, wo sie sind',
  'backup.write': 'Die Kopie konnte nicht geschrieben werden',
  'command.failed': 'Der Befehl ist fehlgeschlagen',
  'command.partly': 'Einige Geräte haben den Befehl nicht angenommen',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: 'Gefragte Geräte',
  resubscribed: 'Neu abonnierte Topics',
  checked: 'Geprüfte Entitäten',
  durationMs: 'Millisekunden',
  usedBytes: 'Belegte Bytes',
  deletedStates: 'Entfernte alte Zustände',
  kept: 'Behaltene Kopien',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: 'nach Plan',
  manual: 'von Hand',
  'catch-up': 'nachgeholt',
  retry: 'erneut nach einem Fehler',
  automation: 'durch eine Automation',
  append: 'nach einer anderen Aufgabe',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: 'Ein verbundener Broker',
  network: 'Ein Netzwerk',
  unmetered: 'Ein Netzwerk ohne Volumentarif',
  onAcPower: 'Netzstrom',
  batteryAbovePercent: 'Der Ladestand des Akkus',
  idleMinutes: 'Ein Computer, den niemand benutzt',
  freeDiskMiB: 'Freier Speicherplatz',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: 'Beurteilt nach seiner Verbindung',
  network: 'Beurteilt nach den Schnittstellen dieses Computers',
  unmetered: 'Beurteilt nach NetworkManager, über D-Bus',
  onAcPower: 'Beurteilt nach der Energieverwaltung des Systems',
  batteryAbovePercent: 'Beurteilt nach den Akkus, die der Kernel nennt',
  idleMinutes: 'Beurteilt nach der Zeit seit der letzten Eingabe',
  freeDiskMiB: 'Beurteilt nach dem Datenträger des Datenordners',
} as const satisfies Like<typeof english.taskConstraintJudges>;
