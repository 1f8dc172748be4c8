/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: 'E também',
  andAlsoOptional: 'E também (opcional)',
  leaveOutName: 'Deixar {name} de fora',
  changeItAndKeepItsPast: 'Alterá-la e manter o passado dela',
  replaceItAndStopItsRun: 'Substituí-la e parar a execução dela',
  keepItAsItIs: 'Mantê-la como está',
  runTheNewOneAfterIt: 'Executar a nova depois dela',
  nothingNewInIt: 'Nada de novo nele',
  importedNumberImported: '{imported, plural, one {# tarefa importada} other {# tarefas importadas}}',
  importTasks: 'Importar tarefas',
  fromName: 'De “{name}”.',
  ifThereIsATaskOf: 'Se houver uma tarefa com o mesmo nome',
  removeNameIndex: 'Remover {name} {index, number}',
  allTasks: 'Todas as tarefas',
  nothingHasRunYet: 'Nada foi executado ainda',
  output: 'Resultado',
  attemptAttempt: 'tentativa {attempt, number}',
  leftOutEarlierMissedAndLeftOut: '{leftOut, number} anteriores perdidas e deixadas de fora',
  next: 'próxima:',
  attemptAttemptOfMaxAttempts: 'tentativa {attempt, number} de {maxAttempts, number}',
  waitsForTask: 'espera: {task}',
  cancelled: 'Cancelada',
  scheduleAgain: 'Programar de novo',
  runNow: 'Executar agora',
  atWork: 'Trabalhando',
  removeThisTask: 'Remover esta tarefa?',
  nameIsRemovedItsRunHistory: '“{name}” será removida. O histórico de execuções fica.',
  workThatInglenookDoesOnIts: 'Trabalho que o Inglenook faz sozinho, também com a janela fechada.',
  runHistory: 'Execuções',
  noTasksYet: 'Nenhuma tarefa ainda',
  aTaskRunsAtTimesYou:
    'Uma tarefa é executada nos horários que você escolher: um backup noturno, uma verificação, um comando a um dispositivo.',
  cancelAllThatRunOrWait: 'Cancelar tudo o que executa ou espera',
  cancelAllTaggedTag: 'Cancelar tudo com a tag “{tag}”',
  nothingRunsOrWaits: 'Nada executa nem espera',
  countRunsCancelled: '{count, plural, one {# execução cancelada} other {# execuções canceladas}}',
  madeByMaker: 'criada por {maker}',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: 'Programada',
  waiting: 'Esperando',
  running: 'Em execução',
  retrying: 'Tenta de novo',
  succeeded: 'Concluída',
  failed: 'Falhou',
  cancelled: 'Cancelada',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: 'Concluída',
  retry: 'Tenta de novo',
  failed: 'Falhou',
  cancelled: 'Cancelada',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: 'a conexão com o broker',
  aNetworkThatIsNotMetered: 'uma rede não limitada',
  theComputerToBePluggedIn: 'o computador na tomada',
  theBatteryToBeAbove: 'uma bateria acima de {batteryAbovePercent, number}%',
  theComputerToBeIdleFor: 'o computador ocioso por {idleMinutes, plural, one {# minuto} other {# minutos}}',
  moreThanFreeDiskMiBMiBOfFree: 'mais de {freeDiskMiB, number} MiB de espaço livre em disco',
  afterTaskIdToEnd: 'o fim de “{afterTaskId}”',
  otherTasksToEnd: 'o fim de outras tarefas',
  inglenookStoodStill: 'O Inglenook ficou parado',
  msBusyWithRan: '{ms}, ocupado com: {ran}',
  forSilentMs: ', há {silentMs}',
  aNetwork: 'uma rede',
  nothing: 'nada',
  otherHeavyTasksToEnd: 'o fim de outra tarefa pesada',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: 'demorou demais',
  cancelled: 'por uma pessoa ou um programa',
  quit: 'o Inglenook foi fechado',
  sleep: 'o computador foi suspenso',
  'constraint-lost': 'o que ela precisa deixou de valer',
  replaced: 'foi substituída por outra tarefa',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': 'Não houve resposta a tempo',
  'http.unreachable': 'Nada responde neste endereço',
  'http.status': 'O servidor respondeu com o status',
  'http.size': 'A resposta é grande demais',
  'http.json': 'A resposta não pôde ser lida',
  'http.value': 'Um valor não foi encontrado',
  'http.redirect': 'O endereço aponta para outro lugar, o que não é seguido',
  'http.secret': 'O token de acesso está faltando, ou foi guardado para outro host',
  'backup.damaged': 'A cópia não pôde ser relida',
  'backup.olderDamaged': 'Cópias mais antigas estão danificadas e ficam onde estão',
  'backup.write': 'A cópia não pôde ser gravada',
  'command.failed': 'O comando falhou',
  'command.partly': 'Alguns dispositivos não aceitaram o comando',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: 'Dispositivos consultados',
  resubscribed: 'Tópicos pedidos de novo',
  checked: 'Entidades verificadas',
  durationMs: 'Milissegundos',
  usedBytes: 'Bytes em uso',
  deletedStates: 'Estados antigos removidos',
  kept: 'Cópias mantidas',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: 'como programado',
  manual: 'manualmente',
  'catch-up': 'para recuperar',
  retry: 'de novo após uma falha',
  automation: 'por uma automação',
  append: 'depois de outra tarefa',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: 'Um broker conectado',
  network: 'Uma rede',
  unmetered: 'Uma rede não limitada',
  onAcPower: 'Energia da tomada',
  batteryAbovePercent: 'A carga da bateria',
  idleMinutes: 'Um computador que ninguém usa',
  freeDiskMiB: 'Espaço livre em disco',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: 'Pela conexão dele',
  network: 'Pelas interfaces deste computador',
  unmetered: 'Pelo NetworkManager, via D-Bus',
  onAcPower: 'Pelo gerenciamento de energia do sistema',
  batteryAbovePercent: 'Pelas baterias que o kernel lista',
  idleMinutes: 'Pelo tempo desde a última tecla ou mouse',
  freeDiskMiB: 'Pelo disco da pasta de dados',
} as const satisfies Like<typeof english.taskConstraintJudges>;
