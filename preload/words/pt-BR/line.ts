/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: 'nada está em execução com {folder}; inicie primeiro o Inglenook ou informe uma pasta com --data-dir',
  denied: '{folder} é usada por outro usuário; só ele pode se conectar',
  unknown: 'nada se chama “{name}”; “inglenook list” mostra o que existe',
  ambiguous: '“{name}” pode ser um destes:\n{lines}',
  unknownOf: 'não há {kind, select, scene {cena} alert {alerta aberto} other {tarefa nem automação}} “{name}”',
  cannot: '{id} não conhece “{what}”; conhece: {actions}',
  nothing: 'nada',
  confirmed: 'confirmado',
  unconfirmed: 'enviado, não confirmado',
  failed: 'falhou',
  keyValue: '“{text}” deve ser chave=valor',
  since: '--since: “{text}” não é um horário nem algo como 30m, 24h, 7d',
  imported: 'importado',
  noChanges: 'nada mudaria',
  ended: 'o aplicativo foi encerrado',
  kept: 'guardado em {file}',
  minutes: '“{text}” não é um número de minutos',
  notEmpty: 'não pode estar vazio',
  unavailable: 'indisponível',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: 'Pergunta ao Inglenook que está em execução.',
  after:
    '\nOs nomes são como as pessoas dizem: "luz corredor", corredor/teto, "luzes cozinha", ou um identificador.\nCódigo de saída: 0 feito e confirmado, 1 recusado ou com falha, 2 uso incorreto, 3 nada em execução, 4 não confirmado.',
  usage: 'Uso:',
  arguments: 'Argumentos:',
  options: 'Opções:',
  commands: 'Comandos:',
  help: 'mostra esta ajuda',
  dataDir: 'a pasta do aplicativo em questão',
  demo: 'o aplicativo com a casa de demonstração',
  json: 'responder em JSON',
  status: 'como estão as coisas',
  list: 'o que existe',
  listWhat: 'qual tipo',
  get: 'o estado de uma entidade',
  set: 'define um valor ou executa uma ação',
  toggle: 'liga o que está desligado e desliga o que está ligado',
  press: 'pressiona um botão',
  scene: 'ativa uma cena',
  watch: 'as mudanças conforme chegam, até Ctrl+C',
  history: 'estados anteriores de uma entidade',
  historySince: 'um horário, ou 30m, 24h, 7d atrás',
  historyCsv: 'como valores separados por vírgulas',
  run: 'executa uma tarefa ou uma automação',
  alerts: 'alertas abertos',
  ack: 'reconhece um alerta, ou todos',
  snooze: 'adia um alerta',
  soLong: 'por este tempo',
  notify: 'mostra uma notificação',
  pause: 'pausa as notificações; 0 encerra a pausa',
  publish: 'publica uma mensagem MQTT',
  publishRetain: 'o broker a guarda',
  publishBroker: 'neste broker',
  backup: 'copia as configurações para a pasta de backups',
  export: 'as configurações em JSON, sem senhas',
  import: 'lê as configurações de um arquivo (- para stdin)',
  importPreview: 'só diz o que mudaria',
  panel: 'abre o painel',
  open: 'abre a janela',
  openPage: 'home, alerts, tasks, automations, settings, room/NOME, device/ID',
  start: 'retoma o trabalho',
  stop: 'para o trabalho; o aplicativo continua',
  restart: 'para e inicia',
  quit: 'encerra o aplicativo',
  mcp: 'permite que agentes vejam a casa e façam o que você permitir (Model Context Protocol por stdio)',
  completion: 'autocompletar para um shell, a ser carregado com source',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: 'opções incorretas',
  level: '--log-level: deve ser um de {levels}',
  clock: '--virtual-clock: deve ser um horário em ISO 8601',
  prefix: '--discovery-prefix: deve ser um tópico sem curingas',
  dataDir: '--data-dir: não pode estar vazio',
  moreFiles: '--broker-password-file: há mais arquivos do que brokers',
  noFile: '--broker-password-file: não pode estar vazio',
  unreadable: '--broker-password-file: não foi possível ler {file} ({why})',
  broker: '--broker: {why}',
  noUrl: 'não é uma URL de broker',
  seen: '--broker: outros usuários desta máquina podem ler uma senha no endereço; use --broker-password-file ou {variable}',
  usage: `Uso: npm run -s headless -- [opções]
  --broker URL          mqtt://, mqtts://, ws:// ou wss://, user@ permitido; pode se repetir; só para esta execução
  --broker-password-file ARQUIVO
                        contém a senha desse --broker; o segundo é do segundo broker, e assim por diante.
                        Ou no ambiente: INGLENOOK_SECRET_BROKER_CLI_PASSWORD (do segundo broker: CLI_2).
                        No endereço (user:password@), outros podem lê-la nesta máquina
  --demo                uma casa simulada em um broker próprio
  --data-dir PASTA      onde ficam configurações, banco de dados e log
  --discovery-prefix P  padrão: homeassistant
  --json                JSON-RPC 2.0 por stdin e stdout, uma mensagem por linha
  --virtual-clock T     o tempo fica parado em T (ISO 8601) e só avança com clock.advance
  --log-level L         trace, debug, info, warn ou error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const translated = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof translated> = translated;
