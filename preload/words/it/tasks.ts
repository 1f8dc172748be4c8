/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: 'E inoltre',
  andAlsoOptional: 'E inoltre (facoltativo)',
  leaveOutName: 'Escludi {name}',
  changeItAndKeepItsPast: 'Modificala e conserva il suo passato',
  replaceItAndStopItsRun: 'Sostituiscila e ferma la sua esecuzione',
  keepItAsItIs: 'Lasciala com’è',
  runTheNewOneAfterIt: 'Esegui la nuova dopo',
  nothingNewInIt: 'Nulla di nuovo',
  importedNumberImported: '{imported, plural, one {# attività importata} other {# attività importate}}',
  importTasks: 'Importa attività',
  fromName: 'Da “{name}”.',
  ifThereIsATaskOf: 'Se c’è un’attività con lo stesso nome',
  removeNameIndex: 'Rimuovi {name} {index, number}',
  allTasks: 'Tutte le attività',
  nothingHasRunYet: 'Non è ancora stato eseguito nulla',
  output: 'Risultato',
  attemptAttempt: 'tentativo {attempt, number}',
  leftOutEarlierMissedAndLeftOut: '{leftOut, number} precedenti perse e saltate',
  next: 'prossima:',
  attemptAttemptOfMaxAttempts: 'tentativo {attempt, number} di {maxAttempts, number}',
  waitsForTask: 'attende: {task}',
  cancelled: 'Annullata',
  scheduleAgain: 'Pianifica di nuovo',
  runNow: 'Esegui ora',
  atWork: 'Al lavoro',
  removeThisTask: 'Rimuovere questa attività?',
  nameIsRemovedItsRunHistory: '“{name}” verrà rimossa. La cronologia delle esecuzioni resta.',
  workThatInglenookDoesOnIts: 'Lavoro che Inglenook fa da sé, anche a finestra chiusa.',
  runHistory: 'Esecuzioni',
  noTasksYet: 'Ancora nessuna attività',
  aTaskRunsAtTimesYou:
    'Un’attività gira quando vuoi tu: un backup notturno, un controllo, un comando a un dispositivo.',
  cancelAllThatRunOrWait: 'Annulla tutto ciò che gira o attende',
  cancelAllTaggedTag: 'Annulla tutto con il tag “{tag}”',
  nothingRunsOrWaits: 'Nulla gira o attende',
  countRunsCancelled: '{count, plural, one {# esecuzione annullata} other {# esecuzioni annullate}}',
  madeByMaker: 'creata da {maker}',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: 'Pianificata',
  waiting: 'In attesa',
  running: 'In esecuzione',
  retrying: 'Riprova',
  succeeded: 'Riuscita',
  failed: 'Fallita',
  cancelled: 'Annullata',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: 'Riuscita',
  retry: 'Riprova',
  failed: 'Fallita',
  cancelled: 'Annullata',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: 'la connessione al broker',
  aNetworkThatIsNotMetered: 'una rete non a consumo',
  theComputerToBePluggedIn: 'la corrente al computer',
  theBatteryToBeAbove: 'una batteria sopra il {batteryAbovePercent, number}%',
  theComputerToBeIdleFor: '{idleMinutes, plural, one {# minuto} other {# minuti}} di inattività del computer',
  moreThanFreeDiskMiBMiBOfFree: 'più di {freeDiskMiB, number} MiB di spazio libero su disco',
  afterTaskIdToEnd: 'la fine di “{afterTaskId}”',
  otherTasksToEnd: 'la fine di altre attività',
  inglenookStoodStill: 'Inglenook si è fermato',
  msBusyWithRan: '{ms}, occupato con: {ran}',
  forSilentMs: ', da {silentMs}',
  aNetwork: 'una rete',
  nothing: 'nulla',
  otherHeavyTasksToEnd: 'la fine di un’altra attività pesante',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: 'è durata troppo',
  cancelled: 'da una persona o un programma',
  quit: 'Inglenook è stato chiuso',
  sleep: 'il computer è andato in sospensione',
  'constraint-lost': 'ciò che le serve non valeva più',
  replaced: 'sostituita da un’altra attività',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': 'Nessuna risposta in tempo',
  'http.unreachable': 'A questo indirizzo non risponde nulla',
  'http.status': 'Il server ha risposto con lo stato',
  'http.size': 'La risposta è troppo grande',
  'http.json': 'La risposta non è leggibile',
  'http.value': 'Un valore non è stato trovato',
  'http.redirect': 'L’indirizzo rimanda altrove, cosa che non viene seguita',
  'http.secret': 'Il token di accesso manca, o è stato salvato per un altro host',
  'backup.damaged': 'La copia non è rileggibile',
  'backup.olderDamaged': 'Copie più vecchie sono danneggiate, e restano dove sono',
  'backup.write': 'Impossibile scrivere la copia',
  'command.failed': 'Il comando non è riuscito',
  'command.partly': 'Alcuni dispositivi non hanno preso il comando',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: 'Dispositivi interrogati',
  resubscribed: 'Topic richiesti di nuovo',
  checked: 'Entità verificate',
  durationMs: 'Millisecondi',
  usedBytes: 'Byte in uso',
  deletedStates: 'Vecchi stati rimossi',
  kept: 'Copie conservate',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: 'come pianificato',
  manual: 'a mano',
  'catch-up': 'per recuperare',
  retry: 'di nuovo dopo un errore',
  automation: 'da un’automazione',
  append: 'dopo un’altra attività',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: 'Un broker connesso',
  network: 'Una rete',
  unmetered: 'Una rete non a consumo',
  onAcPower: 'Corrente elettrica',
  batteryAbovePercent: 'La carica della batteria',
  idleMinutes: 'Un computer che nessuno usa',
  freeDiskMiB: 'Spazio libero su disco',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: 'Dalla sua connessione',
  network: 'Dalle interfacce di questo computer',
  unmetered: 'Da NetworkManager, via D-Bus',
  onAcPower: 'Dalla gestione energetica del sistema',
  batteryAbovePercent: 'Dalle batterie elencate dal kernel',
  idleMinutes: 'Dal tempo passato dall’ultimo tasto o mouse',
  freeDiskMiB: 'Dal disco della cartella dei dati',
} as const satisfies Like<typeof english.taskConstraintJudges>;
