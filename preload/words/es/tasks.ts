/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: 'Y además',
  andAlsoOptional: 'Y además (opcional)',
  leaveOutName: 'Excluir {name}',
  changeItAndKeepItsPast: 'Cambiarla y conservar su pasado',
  replaceItAndStopItsRun: 'Sustituirla y detener su ejecución',
  keepItAsItIs: 'Dejarla como está',
  runTheNewOneAfterIt: 'Ejecutar la nueva después',
  nothingNewInIt: 'Nada nuevo en él',
  importedNumberImported: '{imported, plural, one {# tarea importada} other {# tareas importadas}}',
  importTasks: 'Importar tareas',
  fromName: 'De «{name}».',
  ifThereIsATaskOf: 'Si hay una tarea con el mismo nombre',
  removeNameIndex: 'Eliminar {name} {index, number}',
  allTasks: 'Todas las tareas',
  nothingHasRunYet: 'Aún no se ha ejecutado nada',
  output: 'Resultado',
  attemptAttempt: 'intento {attempt, number}',
  leftOutEarlierMissedAndLeftOut: '{leftOut, number} anteriores perdidas y omitidas',
  next: 'próxima:',
  attemptAttemptOfMaxAttempts: 'intento {attempt, number} de {maxAttempts, number}',
  waitsForTask: 'espera: {task}',
  cancelled: 'Cancelada',
  scheduleAgain: 'Programar de nuevo',
  runNow: 'Ejecutar ahora',
  atWork: 'Trabajando',
  removeThisTask: '¿Eliminar esta tarea?',
  nameIsRemovedItsRunHistory: 'Se eliminará «{name}». Su historial de ejecuciones se conserva.',
  workThatInglenookDoesOnIts: 'Trabajo que Inglenook hace por sí solo, también con la ventana cerrada.',
  runHistory: 'Historial de ejecuciones',
  noTasksYet: 'Aún no hay tareas',
  aTaskRunsAtTimesYou:
    'Una tarea se ejecuta a las horas que elijas: una copia nocturna, una revisión, una orden a un dispositivo.',
  cancelAllThatRunOrWait: 'Cancelar todo lo que se ejecuta o espera',
  cancelAllTaggedTag: 'Cancelar todo con la etiqueta «{tag}»',
  nothingRunsOrWaits: 'Nada se ejecuta ni espera',
  countRunsCancelled: '{count, plural, one {# ejecución cancelada} other {# ejecuciones canceladas}}',
  madeByMaker: 'creada por {maker}',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: 'Programada',
  waiting: 'En espera',
  running: 'En ejecución',
  retrying: 'Reintenta',
  succeeded: 'Hecha',
  failed: 'Fallida',
  cancelled: 'Cancelada',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: 'Hecha',
  retry: 'Reintenta',
  failed: 'Fallida',
  cancelled: 'Cancelada',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: 'la conexión con el bróker',
  aNetworkThatIsNotMetered: 'una red sin uso medido',
  theComputerToBePluggedIn: 'que el equipo esté enchufado',
  theBatteryToBeAbove: 'una batería por encima del {batteryAbovePercent, number} %',
  theComputerToBeIdleFor: 'que el equipo esté inactivo {idleMinutes, plural, one {# minuto} other {# minutos}}',
  moreThanFreeDiskMiBMiBOfFree: 'más de {freeDiskMiB, number} MiB de espacio libre en disco',
  afterTaskIdToEnd: 'que termine «{afterTaskId}»',
  otherTasksToEnd: 'que terminen otras tareas',
  inglenookStoodStill: 'Inglenook se quedó parado',
  msBusyWithRan: '{ms}, ocupado con: {ran}',
  forSilentMs: ', durante {silentMs}',
  aNetwork: 'una red',
  nothing: 'nada',
  otherHeavyTasksToEnd: 'que termine otra tarea pesada',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: 'tardó demasiado',
  cancelled: 'por una persona o un programa',
  quit: 'se cerró Inglenook',
  sleep: 'el equipo entró en suspensión',
  'constraint-lost': 'lo que necesita dejó de cumplirse',
  replaced: 'la sustituyó otra tarea',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': 'No hubo respuesta a tiempo',
  'http.unreachable': 'Nada responde en esta dirección',
  'http.status': 'El servidor respondió con el estado',
  'http.size': 'La respuesta es demasiado grande',
  'http.json': 'La respuesta no se pudo leer',
  'http.value': 'No se encontró un valor',
  'http.redirect': 'La dirección lleva a otro lugar, al que no se va',
  'http.secret': 'Falta el token de acceso, o se guardó para otro servidor',
  'backup.damaged': 'La copia no se pudo releer',
  'backup.olderDamaged': 'Hay copias antiguas dañadas, y se dejan donde están',
  'backup.write': 'La copia no se pudo escribir',
  'command.failed': 'La orden falló',
  'command.partly': 'Algunos dispositivos no aceptaron la orden',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: 'Dispositivos consultados',
  resubscribed: 'Temas pedidos de nuevo',
  checked: 'Entidades comprobadas',
  durationMs: 'Milisegundos',
  usedBytes: 'Bytes en uso',
  deletedStates: 'Estados antiguos eliminados',
  kept: 'Copias guardadas',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: 'según lo previsto',
  manual: 'a mano',
  'catch-up': 'para recuperar',
  retry: 'de nuevo tras un fallo',
  automation: 'por una automatización',
  append: 'después de otra tarea',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: 'Un bróker conectado',
  network: 'Una red',
  unmetered: 'Una red sin uso medido',
  onAcPower: 'Corriente eléctrica',
  batteryAbovePercent: 'La carga de la batería',
  idleMinutes: 'Un equipo que nadie usa',
  freeDiskMiB: 'Espacio libre en disco',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: 'Según su conexión',
  network: 'Según las interfaces de este equipo',
  unmetered: 'Según NetworkManager, por D-Bus',
  onAcPower: 'Según la gestión de energía del sistema',
  batteryAbovePercent: 'Según las baterías que indica el núcleo',
  idleMinutes: 'Según el tiempo desde la última tecla o el ratón',
  freeDiskMiB: 'Según el disco de la carpeta de datos',
} as const satisfies Like<typeof english.taskConstraintJudges>;
