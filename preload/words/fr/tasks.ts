/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: 'Et aussi',
  andAlsoOptional: 'Et aussi (facultatif)',
  leaveOutName: 'Exclure {name}',
  changeItAndKeepItsPast: 'La modifier et garder son passé',
  replaceItAndStopItsRun: 'La remplacer et arrêter son exécution',
  keepItAsItIs: 'La garder telle quelle',
  runTheNewOneAfterIt: 'Exécuter la nouvelle ensuite',
  nothingNewInIt: 'Rien de nouveau dedans',
  importedNumberImported: '{imported, plural, one {# tâche importée} other {# tâches importées}}',
  importTasks: 'Importer des tâches',
  fromName: 'De « {name} ».',
  ifThereIsATaskOf: 'S’il y a une tâche du même nom',
  removeNameIndex: 'Supprimer {name} {index, number}',
  allTasks: 'Toutes les tâches',
  nothingHasRunYet: 'Rien ne s’est encore exécuté',
  output: 'Résultat',
  attemptAttempt: 'tentative {attempt, number}',
  leftOutEarlierMissedAndLeftOut: '{leftOut, number} plus anciennes manquées et ignorées',
  next: 'prochaine :',
  attemptAttemptOfMaxAttempts: 'tentative {attempt, number} sur {maxAttempts, number}',
  waitsForTask: 'attend : {task}',
  cancelled: 'Annulée',
  scheduleAgain: 'Replanifier',
  runNow: 'Exécuter maintenant',
  atWork: 'Au travail',
  removeThisTask: 'Supprimer cette tâche ?',
  nameIsRemovedItsRunHistory: '« {name} » sera supprimée. Ses exécutions restent dans l’historique.',
  workThatInglenookDoesOnIts: 'Le travail qu’Inglenook fait de lui-même, même fenêtre fermée.',
  runHistory: 'Exécutions',
  noTasksYet: 'Encore aucune tâche',
  aTaskRunsAtTimesYou:
    'Une tâche s’exécute aux heures que vous choisissez : sauvegarde nocturne, vérification, commande à un appareil.',
  cancelAllThatRunOrWait: 'Annuler tout ce qui tourne ou attend',
  cancelAllTaggedTag: 'Annuler tout du tag « {tag} »',
  nothingRunsOrWaits: 'Rien ne tourne ni n’attend',
  countRunsCancelled: '{count, plural, one {# exécution annulée} other {# exécutions annulées}}',
  madeByMaker: 'créée par {maker}',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: 'Planifiée',
  waiting: 'En attente',
  running: 'En cours',
  retrying: 'Réessaie',
  succeeded: 'Terminée',
  failed: 'Échec',
  cancelled: 'Annulée',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: 'Terminée',
  retry: 'Réessaie',
  failed: 'Échec',
  cancelled: 'Annulée',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: 'la connexion au broker',
  aNetworkThatIsNotMetered: 'un réseau sans limite de données',
  theComputerToBePluggedIn: 'le branchement de l’ordinateur',
  theBatteryToBeAbove: 'une batterie au-dessus de {batteryAbovePercent, number} %',
  theComputerToBeIdleFor:
    'l’inactivité de l’ordinateur pendant {idleMinutes, plural, one {# minute} other {# minutes}}',
  moreThanFreeDiskMiBMiBOfFree: 'plus de {freeDiskMiB, number} Mio d’espace disque libre',
  afterTaskIdToEnd: 'la fin de « {afterTaskId} »',
  otherTasksToEnd: 'la fin d’autres tâches',
  inglenookStoodStill: 'Inglenook s’est figé',
  msBusyWithRan: '{ms}, occupé par : {ran}',
  forSilentMs: ', depuis {silentMs}',
  aNetwork: 'un réseau',
  nothing: 'rien',
  otherHeavyTasksToEnd: 'la fin d’une autre tâche lourde',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: 'cela a duré trop longtemps',
  cancelled: 'par une personne ou un programme',
  quit: 'Inglenook a été fermé',
  sleep: 'l’ordinateur s’est mis en veille',
  'constraint-lost': 'ce qu’il lui faut n’était plus vrai',
  replaced: 'remplacée par une autre tâche',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': 'Pas de réponse à temps',
  'http.unreachable': 'Rien ne répond à cette adresse',
  'http.status': 'Le serveur a répondu par le statut',
  'http.size': 'La réponse est trop volumineuse',
  'http.json': 'La réponse n’a pas pu être lue',
  'http.value': 'Une valeur n’a pas été trouvée',
  'http.redirect': 'L’adresse renvoie ailleurs, ce qui n’est pas suivi',
  'http.secret': 'Le jeton d’accès manque, ou a été gardé pour un autre hôte',
  'backup.damaged': 'La copie n’a pas pu être relue',
  'backup.olderDamaged': 'D’anciennes copies sont endommagées et laissées où elles sont',
  'backup.write': 'La copie n’a pas pu être écrite',
  'command.failed': 'La commande a échoué',
  'command.partly': 'Certains appareils n’ont pas pris la commande',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: 'Appareils interrogés',
  resubscribed: 'Topics redemandés',
  checked: 'Entités vérifiées',
  durationMs: 'Millisecondes',
  usedBytes: 'Octets utilisés',
  deletedStates: 'Anciens états supprimés',
  kept: 'Copies gardées',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: 'comme prévu',
  manual: 'à la main',
  'catch-up': 'en rattrapage',
  retry: 'de nouveau après un échec',
  automation: 'par une automatisation',
  append: 'après une autre tâche',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: 'Un broker connecté',
  network: 'Un réseau',
  unmetered: 'Un réseau sans limite de données',
  onAcPower: 'Le secteur',
  batteryAbovePercent: 'La charge de la batterie',
  idleMinutes: 'Un ordinateur que personne n’utilise',
  freeDiskMiB: 'De l’espace disque libre',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: 'D’après sa connexion',
  network: 'D’après les interfaces de cet ordinateur',
  unmetered: 'D’après NetworkManager, par D-Bus',
  onAcPower: 'D’après la gestion d’énergie du système',
  batteryAbovePercent: 'D’après les batteries que le noyau indique',
  idleMinutes: 'D’après le temps écoulé depuis la dernière touche ou souris',
  freeDiskMiB: 'D’après le disque du dossier de données',
} as const satisfies Like<typeof english.taskConstraintJudges>;
