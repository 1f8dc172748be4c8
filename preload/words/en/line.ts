/** What is said in a terminal: by the command line, and of the options with which the app is started. */
const texts = {
  nothingRuns: 'nothing is running with {folder}; start Inglenook first, or name a folder with --data-dir',
  denied: '{folder} is used by another user; only that one may connect',
  unknown: 'nothing is called "{name}"; "inglenook list" shows what there is',
  ambiguous: '"{name}" may be one of these:\n{lines}',
  unknownOf: 'there is no {kind, select, scene {scene} alert {open alert} other {task or automation}} "{name}"',
  cannot: '{id} knows no "{what}"; it knows: {actions}',
  nothing: 'nothing',
  confirmed: 'confirmed',
  unconfirmed: 'sent, not confirmed',
  failed: 'failed',
  keyValue: '"{text}" must be key=value',
  since: '--since: "{text}" is neither a time nor like 30m, 24h, 7d',
  imported: 'imported',
  noChanges: 'nothing would change',
  ended: 'the app has ended',
  kept: 'kept in {file}',
  minutes: '"{text}" is not a number of minutes',
  notEmpty: 'must not be empty',
  unavailable: 'unavailable',
} as const;

const help = {
  about: 'Asks the Inglenook that is running.',
  after:
    '\nNames are as people say them: "hall light", hall/ceiling, "kitchen lights", or an id.\nExit status: 0 done and confirmed, 1 refused or failed, 2 wrong usage, 3 nothing is running, 4 unconfirmed.',
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  help: 'shows this help',
  dataDir: 'the folder whose app is meant',
  demo: 'the app with the demo home',
  json: 'answer as JSON',
  status: 'how it stands',
  list: 'what there is',
  listWhat: 'which kind',
  get: 'the state of an entity',
  set: 'sets a value, or carries out an action',
  toggle: 'turns on what is off, and off what is on',
  press: 'presses a button',
  scene: 'activates a scene',
  watch: 'changes as they come, until Ctrl+C',
  history: 'earlier states of an entity',
  historySince: 'a time, or 30m, 24h, 7d ago',
  historyCsv: 'as comma-separated values',
  run: 'runs a task or an automation',
  alerts: 'open alerts',
  ack: 'acknowledges an alert, or all',
  snooze: 'puts an alert off',
  soLong: 'for so long',
  notify: 'shows a notification',
  pause: 'pauses notifications; 0 ends the pause',
  publish: 'publishes an MQTT message',
  publishRetain: 'the broker keeps it',
  publishBroker: 'on this broker',
  backup: 'copies the settings into the folder of backups',
  export: 'the settings as JSON, without passwords',
  import: 'takes settings from a file (- for stdin)',
  importPreview: 'only says what would change',
  panel: 'opens the panel',
  open: 'opens the window',
  openPage: 'home, alerts, tasks, automations, settings, room/NAME, device/ID',
  start: 'takes up work again',
  stop: 'stops the work; the app stays',
  restart: 'stops and starts',
  quit: 'ends the app',
  mcp: 'lets agents look at the home, and do what you allow (Model Context Protocol on stdio)',
  completion: 'completion for a shell, to be sourced',
} as const;

const options = {
  bad: 'bad options',
  level: '--log-level: must be one of {levels}',
  clock: '--virtual-clock: must be a time in ISO 8601',
  prefix: '--discovery-prefix: must be a topic without wildcards',
  dataDir: '--data-dir: must not be empty',
  moreFiles: '--broker-password-file: there are more files than brokers',
  noFile: '--broker-password-file: must not be empty',
  unreadable: '--broker-password-file: {file} cannot be read ({why})',
  broker: '--broker: {why}',
  noUrl: 'is no broker URL',
  seen: '--broker: other users of this machine can read a password in the address; use --broker-password-file or {variable}',
  usage: `Usage: npm run -s headless -- [options]
  --broker URL          mqtt://, mqtts://, ws:// or wss://, user@ allowed; may be repeated; for this run only
  --broker-password-file FILE
                        holds the password of that --broker; the second belongs to the second broker, and so on.
                        Or in the environment: INGLENOOK_SECRET_BROKER_CLI_PASSWORD (of the second broker: CLI_2).
                        In the address (user:password@) others on this machine can read it
  --demo                a simulated home on a broker of its own
  --data-dir DIR        where settings, database and log live
  --discovery-prefix P  default: homeassistant
  --json                JSON-RPC 2.0 on stdin and stdout, one message per line
  --virtual-clock T     time stands still at T (ISO 8601) and moves only by clock.advance
  --log-level L         trace, debug, info, warn or error
`,
} as const;

export const line = { line: texts, lineHelp: help, options } as const;
