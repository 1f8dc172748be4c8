/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: 'mit {folder} läuft nichts; zuerst Inglenook starten oder mit --data-dir einen Ordner nennen',
  denied: '{folder} wird von einem anderen Benutzer verwendet; nur dieser darf sich verbinden',
  unknown: 'nichts heißt „{name}“; „inglenook list“ zeigt, was es gibt',
  ambiguous: '„{name}“ kann eines von diesen sein:\n{lines}',
  unknownOf:
    'es gibt keine {kind, select, scene {Szene} alert {offene Meldung} other {Aufgabe oder Automation}} „{name}“',
  cannot: '{id} kennt kein „{what}“; bekannt ist: {actions}',
  nothing: 'nichts',
  confirmed: 'ausgeführt',
  unconfirmed: 'gesendet, ohne Rückmeldung',
  failed: 'fehlgeschlagen',
  keyValue: '„{text}“ muss key=value sein',
  since: '--since: „{text}“ ist weder eine Zeit noch wie 30m, 24h, 7d',
  imported: 'importiert',
  noChanges: 'es würde sich nichts ändern',
  ended: 'die App wurde beendet',
  kept: 'aufbewahrt in {file}',
  minutes: '„{text}“ ist keine Zahl von Minuten',
  notEmpty: 'darf nicht leer sein',
  unavailable: 'nicht erreichbar',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: 'Fragt das Inglenook, das läuft.',
  after:
    '\nNamen sind, wie man sie sagt: "Licht Flur", Flur/Decke, "Lichter Küche", oder eine Kennung.\nRückgabe: 0 erledigt und bestätigt, 1 abgelehnt oder fehlgeschlagen, 2 falsch aufgerufen, 3 nichts läuft, 4 unbestätigt.',
  usage: 'Aufruf:',
  arguments: 'Argumente:',
  options: 'Optionen:',
  commands: 'Befehle:',
  help: 'zeigt diese Hilfe',
  dataDir: 'der Ordner, dessen App gemeint ist',
  demo: 'die App mit dem Demo-Zuhause',
  json: 'als JSON antworten',
  status: 'wie es steht',
  list: 'was es gibt',
  listWhat: 'welche Art',
  get: 'der Zustand einer Entität',
  set: 'setzt einen Wert oder führt eine Aktion aus',
  toggle: 'schaltet ein, was aus ist, und aus, was an ist',
  press: 'drückt einen Taster',
  scene: 'aktiviert eine Szene',
  watch: 'Änderungen, wie sie kommen, bis Strg+C',
  history: 'frühere Zustände einer Entität',
  historySince: 'eine Zeit, oder vor 30m, 24h, 7d',
  historyCsv: 'als Werte mit Kommas (CSV)',
  run: 'führt eine Aufgabe oder Automation aus',
  alerts: 'offene Meldungen',
  ack: 'bestätigt eine Meldung oder alle',
  snooze: 'erinnert später an eine Meldung',
  soLong: 'so lange',
  notify: 'zeigt eine Benachrichtigung',
  pause: 'pausiert Benachrichtigungen; 0 beendet die Pause',
  publish: 'veröffentlicht eine MQTT-Nachricht',
  publishRetain: 'der Broker behält sie',
  publishBroker: 'auf diesem Broker',
  backup: 'kopiert die Einstellungen in den Ordner der Sicherungen',
  export: 'die Einstellungen als JSON, ohne Passwörter',
  import: 'nimmt Einstellungen aus einer Datei (- für stdin)',
  importPreview: 'sagt nur, was sich ändern würde',
  panel: 'öffnet das Panel',
  open: 'öffnet das Fenster',
  openPage: 'home, alerts, tasks, automations, settings, room/NAME, device/ID',
  start: 'nimmt die Arbeit wieder auf',
  stop: 'hält die Arbeit an; die App bleibt',
  restart: 'hält an und startet neu',
  quit: 'beendet die App',
  mcp: 'lässt Agenten das Zuhause ansehen und tun, was du erlaubst (Model Context Protocol über stdio)',
  completion: 'Vervollständigung für eine Shell, mit source zu laden',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: 'falsche Optionen',
  level: '--log-level: muss eines von {levels} sein',
  clock: '--virtual-clock: muss eine Zeit nach ISO 8601 sein',
  prefix: '--discovery-prefix: muss ein Topic ohne Platzhalter sein',
  dataDir: '--data-dir: darf nicht leer sein',
  moreFiles: '--broker-password-file: es sind mehr Dateien als Broker',
  noFile: '--broker-password-file: darf nicht leer sein',
  unreadable: '--broker-password-file: {file} ist nicht lesbar ({why})',
  broker: '--broker: {why}',
  noUrl: 'ist keine Broker-URL',
  seen: '--broker: andere Benutzer dieses Rechners können ein Passwort in der Adresse lesen; stattdessen --broker-password-file oder {variable}',
  usage: `Aufruf: npm run -s headless -- [Optionen]
  --broker URL          mqtt://, mqtts://, ws:// oder wss://, auch mit user@; mehrmals möglich; nur für diesen Lauf
  --broker-password-file DATEI
                        enthält das Passwort dieses --broker; die zweite gehört zum zweiten Broker und so weiter.
                        Oder in der Umgebung: INGLENOOK_SECRET_BROKER_CLI_PASSWORD (des zweiten Brokers: CLI_2).
                        In der Adresse (user:password@) können andere auf diesem Rechner es lesen
  --demo                ein simuliertes Zuhause auf einem eigenen Broker
  --data-dir ORDNER     wo Einstellungen, Datenbank und Protokoll liegen
  --discovery-prefix P  sonst: homeassistant
  --json                JSON-RPC 2.0 auf stdin und stdout, eine Nachricht pro Zeile
  --virtual-clock T     die Zeit steht bei T (ISO 8601) und geht nur mit clock.advance weiter
  --log-level L         trace, debug, info, warn oder error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const german = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof german> = german;
