/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: 'nulla è in funzione con {folder}; avvia prima Inglenook o indica una cartella con --data-dir',
  denied: '{folder} è usata da un altro utente; solo lui può connettersi',
  unknown: 'nulla si chiama “{name}”; “inglenook list” mostra che cosa c’è',
  ambiguous: '“{name}” può essere uno di questi:\n{lines}',
  unknownOf:
    'non c’è {kind, select, scene {nessuna scena} alert {nessun avviso aperto} other {nessuna attività o automazione}} “{name}”',
  cannot: '{id} non conosce “{what}”; conosce: {actions}',
  nothing: 'nulla',
  confirmed: 'confermato',
  unconfirmed: 'inviato, non confermato',
  failed: 'non riuscito',
  keyValue: '“{text}” dev’essere chiave=valore',
  since: '--since: “{text}” non è né un’ora né qualcosa come 30m, 24h, 7d',
  imported: 'importato',
  noChanges: 'non cambierebbe nulla',
  ended: 'l’app è terminata',
  kept: 'conservato in {file}',
  minutes: '“{text}” non è un numero di minuti',
  notEmpty: 'non dev’essere vuoto',
  unavailable: 'non disponibile',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: 'Interroga l’Inglenook in funzione.',
  after:
    '\nI nomi sono come si dicono: "luce corridoio", corridoio/soffitto, "luci cucina", o un identificativo.\nStato di uscita: 0 fatto e confermato, 1 rifiutato o non riuscito, 2 uso errato, 3 nulla in funzione, 4 non confermato.',
  usage: 'Uso:',
  arguments: 'Argomenti:',
  options: 'Opzioni:',
  commands: 'Comandi:',
  help: 'mostra questo aiuto',
  dataDir: 'la cartella dell’app a cui ci si riferisce',
  demo: 'l’app con la casa dimostrativa',
  json: 'rispondi in JSON',
  status: 'come stanno le cose',
  list: 'che cosa c’è',
  listWhat: 'quale tipo',
  get: 'lo stato di un’entità',
  set: 'imposta un valore o esegue un’azione',
  toggle: 'accende ciò che è spento e spegne ciò che è acceso',
  press: 'preme un pulsante',
  scene: 'attiva una scena',
  watch: 'i cambiamenti man mano che arrivano, fino a Ctrl+C',
  history: 'stati precedenti di un’entità',
  historySince: 'un’ora, o 30m, 24h, 7d fa',
  historyCsv: 'come valori separati da virgole',
  run: 'esegue un’attività o un’automazione',
  alerts: 'avvisi aperti',
  ack: 'riconosce un avviso, o tutti',
  snooze: 'posticipa un avviso',
  soLong: 'per questo tempo',
  notify: 'mostra una notifica',
  pause: 'sospende le notifiche; 0 termina la pausa',
  publish: 'pubblica un messaggio MQTT',
  publishRetain: 'il broker lo conserva',
  publishBroker: 'su questo broker',
  backup: 'copia le impostazioni nella cartella dei backup',
  export: 'le impostazioni come JSON, senza password',
  import: 'prende le impostazioni da un file (- per stdin)',
  importPreview: 'dice solo che cosa cambierebbe',
  panel: 'apre il pannello',
  open: 'apre la finestra',
  openPage: 'home, alerts, tasks, automations, settings, room/NOME, device/ID',
  start: 'riprende il lavoro',
  stop: 'ferma il lavoro; l’app resta',
  restart: 'ferma e riavvia',
  quit: 'chiude l’app',
  mcp: 'permette agli agenti di vedere la casa e di fare ciò che consenti (Model Context Protocol su stdio)',
  completion: 'completamento per una shell, da caricare con source',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: 'opzioni errate',
  level: '--log-level: dev’essere uno di {levels}',
  clock: '--virtual-clock: dev’essere un’ora in ISO 8601',
  prefix: '--discovery-prefix: dev’essere un topic senza caratteri jolly',
  dataDir: '--data-dir: non dev’essere vuoto',
  moreFiles: '--broker-password-file: ci sono più file che broker',
  noFile: '--broker-password-file: non dev’essere vuoto',
  unreadable: '--broker-password-file: impossibile leggere {file} ({why})',
  broker: '--broker: {why}',
  noUrl: 'non è un URL di broker',
  seen: '--broker: altri utenti di questa macchina possono leggere una password nell’indirizzo; usa --broker-password-file o {variable}',
  usage: `Uso: npm run -s headless -- [opzioni]
  --broker URL          mqtt://, mqtts://, ws:// o wss://, anche con user@; ripetibile; solo per questa esecuzione
  --broker-password-file FILE
                        contiene la password di quel --broker; il secondo è del secondo broker, e così via.
                        Oppure nell’ambiente: INGLENOOK_SECRET_BROKER_CLI_PASSWORD (del secondo broker: CLI_2).
                        Nell’indirizzo (user:password@) altri possono leggerla su questa macchina
  --demo                una casa simulata su un broker proprio
  --data-dir CARTELLA   dove stanno impostazioni, database e registro
  --discovery-prefix P  predefinito: homeassistant
  --json                JSON-RPC 2.0 su stdin e stdout, un messaggio per riga
  --virtual-clock T     il tempo sta fermo a T (ISO 8601) e avanza solo con clock.advance
  --log-level L         trace, debug, info, warn o error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const translated = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof translated> = translated;
