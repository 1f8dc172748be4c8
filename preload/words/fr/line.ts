/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: 'rien ne tourne avec {folder} ; démarrez d’abord Inglenook, ou nommez un dossier avec --data-dir',
  denied: '{folder} est utilisé par un autre utilisateur ; lui seul peut se connecter',
  unknown: 'rien ne s’appelle « {name} » ; « inglenook list » montre ce qu’il y a',
  ambiguous: '« {name} » peut être l’un de ceux-ci :\n{lines}',
  unknownOf:
    'il n’y a pas de {kind, select, scene {scène} alert {alerte ouverte} other {tâche ni d’automatisation}} « {name} »',
  cannot: '{id} ne connaît pas « {what} » ; connu : {actions}',
  nothing: 'rien',
  confirmed: 'confirmé',
  unconfirmed: 'envoyé, non confirmé',
  failed: 'échec',
  keyValue: '« {text} » doit être clé=valeur',
  since: '--since : « {text} » n’est ni une heure ni comme 30m, 24h, 7d',
  imported: 'importé',
  noChanges: 'rien ne changerait',
  ended: 'l’application s’est arrêtée',
  kept: 'gardé dans {file}',
  minutes: '« {text} » n’est pas un nombre de minutes',
  notEmpty: 'ne doit pas être vide',
  unavailable: 'indisponible',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: 'Interroge l’Inglenook qui tourne.',
  after:
    '\nLes noms s’écrivent comme on les dit : "lampe couloir", couloir/plafond, "lumières cuisine", ou un identifiant.\nCode de sortie : 0 fait et confirmé, 1 refusé ou échoué, 2 mauvais appel, 3 rien ne tourne, 4 non confirmé.',
  usage: 'Utilisation :',
  arguments: 'Arguments :',
  options: 'Options :',
  commands: 'Commandes :',
  help: 'affiche cette aide',
  dataDir: 'le dossier dont l’application est visée',
  demo: 'l’application avec la maison de démonstration',
  json: 'répondre en JSON',
  status: 'où en sont les choses',
  list: 'ce qu’il y a',
  listWhat: 'quel type',
  get: 'l’état d’une entité',
  set: 'règle une valeur, ou exécute une action',
  toggle: 'allume ce qui est éteint, et éteint ce qui est allumé',
  press: 'appuie sur un bouton',
  scene: 'active une scène',
  watch: 'les changements au fil de l’eau, jusqu’à Ctrl+C',
  history: 'les états antérieurs d’une entité',
  historySince: 'une heure, ou il y a 30m, 24h, 7d',
  historyCsv: 'en valeurs séparées par des virgules',
  run: 'exécute une tâche ou une automatisation',
  alerts: 'les alertes ouvertes',
  ack: 'acquitte une alerte, ou toutes',
  snooze: 'reporte une alerte',
  soLong: 'pour cette durée',
  notify: 'affiche une notification',
  pause: 'suspend les notifications ; 0 met fin à la pause',
  publish: 'publie un message MQTT',
  publishRetain: 'le broker le garde',
  publishBroker: 'sur ce broker',
  backup: 'copie les paramètres dans le dossier des sauvegardes',
  export: 'les paramètres en JSON, sans les mots de passe',
  import: 'reprend les paramètres d’un fichier (- pour stdin)',
  importPreview: 'dit seulement ce qui changerait',
  panel: 'ouvre le panneau',
  open: 'ouvre la fenêtre',
  openPage: 'home, alerts, tasks, automations, settings, room/NOM, device/ID',
  start: 'reprend le travail',
  stop: 'arrête le travail ; l’application reste',
  restart: 'arrête et démarre',
  quit: 'quitte l’application',
  mcp: 'laisse des agents voir la maison et faire ce que vous autorisez (Model Context Protocol par stdio)',
  completion: 'complétion pour un shell, à charger avec source',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: 'options incorrectes',
  level: '--log-level : doit être l’un de {levels}',
  clock: '--virtual-clock : doit être une date ISO 8601',
  prefix: '--discovery-prefix : doit être un topic sans caractère générique',
  dataDir: '--data-dir : ne doit pas être vide',
  moreFiles: '--broker-password-file : il y a plus de fichiers que de brokers',
  noFile: '--broker-password-file : ne doit pas être vide',
  unreadable: '--broker-password-file : {file} ne peut pas être lu ({why})',
  broker: '--broker : {why}',
  noUrl: 'n’est pas une URL de broker',
  seen: '--broker : d’autres utilisateurs de cette machine peuvent lire un mot de passe dans l’adresse ; utilisez --broker-password-file ou {variable}',
  usage: `Utilisation : npm run -s headless -- [options]
  --broker URL          mqtt://, mqtts://, ws:// ou wss://, user@ permis ; répétable ; pour cette exécution seulement
  --broker-password-file FICHIER
                        contient le mot de passe de ce --broker ; le deuxième va au deuxième broker, etc.
                        Ou dans l’environnement : INGLENOOK_SECRET_BROKER_CLI_PASSWORD (du deuxième broker : CLI_2).
                        Dans l’adresse (user:password@), d’autres peuvent le lire sur cette machine
  --demo                une maison simulée sur son propre broker
  --data-dir DOSSIER    où se trouvent paramètres, base de données et journal
  --discovery-prefix P  par défaut : homeassistant
  --json                JSON-RPC 2.0 sur stdin et stdout, un message par ligne
  --virtual-clock T     le temps s’arrête à T (ISO 8601) et n’avance que par clock.advance
  --log-level L         trace, debug, info, warn ou error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const translated = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof translated> = translated;
