/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: 'En ook',
  andAlsoOptional: 'En ook, optioneel',
  leaveOutName: '{name} weglaten',
  changeItAndKeepItsPast: 'Wijzigen en het verleden behouden',
  replaceItAndStopItsRun: 'Vervangen en wat bezig is stoppen',
  keepItAsItIs: 'Laten zoals het is',
  runTheNewOneAfterIt: 'De nieuwe daarna uitvoeren',
  nothingNewInIt: 'Er zit niets nieuws in',
  importedNumberImported: '{imported, plural, one {# taak} other {# taken}} geïmporteerd',
  importTasks: 'Taken importeren',
  fromName: 'Uit “{name}”.',
  ifThereIsATaskOf: 'Als er een taak met dezelfde naam is',
  removeNameIndex: '{name} {index, number} verwijderen',
  allTasks: 'Alle taken',
  nothingHasRunYet: 'Nog niets uitgevoerd',
  output: 'Uitvoer',
  attemptAttempt: 'poging {attempt, number}',
  leftOutEarlierMissedAndLeftOut: '{leftOut, number} eerdere gemist en overgeslagen',
  next: 'volgende:',
  attemptAttemptOfMaxAttempts: 'poging {attempt, number} van {maxAttempts, number}',
  waitsForTask: 'wacht op {task}',
  cancelled: 'Geannuleerd',
  scheduleAgain: 'Weer inplannen',
  runNow: 'Nu uitvoeren',
  atWork: 'Bezig',
  removeThisTask: 'Deze taak verwijderen?',
  nameIsRemovedItsRunHistory: '“{name}” wordt verwijderd. Het verloop blijft.',
  workThatInglenookDoesOnIts: 'Werk dat Inglenook uit zichzelf doet, ook met gesloten venster.',
  runHistory: 'Verloop',
  noTasksYet: 'Nog geen taken',
  aTaskRunsAtTimesYou:
    'Een taak wordt uitgevoerd wanneer jij dat kiest: een nachtelijke back-up, een controle, een opdracht aan een apparaat.',
  cancelAllThatRunOrWait: 'Alles annuleren wat bezig is of wacht',
  cancelAllTaggedTag: 'Alles met de tag “{tag}” annuleren',
  nothingRunsOrWaits: 'Er is niets bezig en er wacht niets',
  countRunsCancelled: '{count, plural, one {# uitvoering} other {# uitvoeringen}} geannuleerd',
  madeByMaker: 'gemaakt door {maker}',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: 'Gepland',
  waiting: 'Wacht',
  running: 'Bezig',
  retrying: 'Nieuwe poging',
  succeeded: 'Gelukt',
  failed: 'Mislukt',
  cancelled: 'Geannuleerd',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: 'Gelukt',
  retry: 'Nieuwe poging',
  failed: 'Mislukt',
  cancelled: 'Geannuleerd',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: 'de verbinding met de broker',
  aNetworkThatIsNotMetered: 'een netwerk zonder datalimiet',
  theComputerToBePluggedIn: 'netstroom voor de computer',
  theBatteryToBeAbove: 'een accu boven {batteryAbovePercent, number}%',
  theComputerToBeIdleFor: '{idleMinutes, plural, one {# minuut} other {# minuten}} zonder gebruik van de computer',
  moreThanFreeDiskMiBMiBOfFree: 'meer dan {freeDiskMiB, number} MiB vrije schijfruimte',
  afterTaskIdToEnd: 'het einde van “{afterTaskId}”',
  otherTasksToEnd: 'het einde van andere taken',
  inglenookStoodStill: 'Inglenook stond stil',
  msBusyWithRan: '{ms}, bezig met: {ran}',
  forSilentMs: ', al {silentMs}',
  aNetwork: 'een netwerk',
  nothing: 'niets',
  otherHeavyTasksToEnd: 'het einde van een andere zware taak',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: 'het duurde te lang',
  cancelled: 'door een persoon of programma',
  quit: 'Inglenook werd afgesloten',
  sleep: 'de computer ging slapen',
  'constraint-lost': 'wat nodig is, was er niet meer',
  replaced: 'vervangen door een andere taak',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': 'Er kwam niet op tijd antwoord',
  'http.unreachable': 'Op dit adres antwoordt niets',
  'http.status': 'De server antwoordde met status',
  'http.size': 'Het antwoord is te groot',
  'http.json': 'Het antwoord was onleesbaar',
  'http.value': 'Een waarde werd niet gevonden',
  'http.redirect': 'Het adres verwijst naar elders; dat wordt niet gevolgd',
  'http.secret': 'Het toegangstoken ontbreekt of hoort bij een andere host',
  'backup.damaged': 'De kopie kon niet worden teruggelezen',
  'backup.olderDamaged': 'Oudere kopieën zijn beschadigd en blijven waar ze zijn',
  'backup.write': 'De kopie kon niet worden geschreven',
  'command.failed': 'De opdracht is mislukt',
  'command.partly': 'Sommige apparaten namen de opdracht niet aan',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: 'Bevraagde apparaten',
  resubscribed: 'Opnieuw gevraagde topics',
  checked: 'Gecontroleerde entiteiten',
  durationMs: 'Milliseconden',
  usedBytes: 'Bytes in gebruik',
  deletedStates: 'Verwijderde oude statussen',
  kept: 'Bewaarde kopieën',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: 'volgens schema',
  manual: 'handmatig',
  'catch-up': 'ingehaald',
  retry: 'opnieuw na een fout',
  automation: 'door een automatisering',
  append: 'na een andere taak',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: 'Een verbonden broker',
  network: 'Een netwerk',
  unmetered: 'Een netwerk zonder datalimiet',
  onAcPower: 'Netstroom',
  batteryAbovePercent: 'De lading van de accu',
  idleMinutes: 'Een computer die niemand gebruikt',
  freeDiskMiB: 'Vrije schijfruimte',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: 'Beoordeeld naar de verbinding ervan',
  network: 'Beoordeeld naar de interfaces van deze computer',
  unmetered: 'Beoordeeld naar NetworkManager, via D-Bus',
  onAcPower: 'Beoordeeld naar het energiebeheer van het systeem',
  batteryAbovePercent: 'Beoordeeld naar de accu’s die de kernel noemt',
  idleMinutes: 'Beoordeeld naar de tijd sinds de laatste toets of muisbeweging',
  freeDiskMiB: 'Beoordeeld naar de schijf met de gegevensmap',
} as const satisfies Like<typeof english.taskConstraintJudges>;
