/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: 'er draait niets met {folder}; start eerst Inglenook, of noem een map met --data-dir',
  denied: '{folder} wordt door een andere gebruiker gebruikt; alleen die mag verbinding maken',
  unknown: 'niets heet “{name}”; “inglenook list” toont wat er is',
  ambiguous: '“{name}” kan een van deze zijn:\n{lines}',
  unknownOf: 'er is geen {kind, select, scene {scène} alert {open melding} other {taak of automatisering}} “{name}”',
  cannot: '{id} kent geen “{what}”; wel: {actions}',
  nothing: 'niets',
  confirmed: 'bevestigd',
  unconfirmed: 'verstuurd, niet bevestigd',
  failed: 'mislukt',
  keyValue: '“{text}” moet key=value zijn',
  since: '--since: “{text}” is geen tijd en niet zoiets als 30m, 24h, 7d',
  imported: 'geïmporteerd',
  noChanges: 'er zou niets veranderen',
  ended: 'de app is afgesloten',
  kept: 'bewaard in {file}',
  minutes: '“{text}” is geen aantal minuten',
  notEmpty: 'mag niet leeg zijn',
  unavailable: 'niet beschikbaar',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: 'Bevraagt de Inglenook die draait.',
  after:
    '\nNamen zijn zoals je ze zegt: "lamp gang", gang/plafond of een id.\nExitstatus: 0 gedaan en bevestigd, 1 geweigerd of mislukt, 2 verkeerd gebruik, 3 er draait niets, 4 niet bevestigd.',
  usage: 'Gebruik:',
  arguments: 'Argumenten:',
  options: 'Opties:',
  commands: 'Opdrachten:',
  help: 'toont deze hulp',
  dataDir: 'de map van de bedoelde app',
  demo: 'de app met het demohuis',
  json: 'antwoord als JSON',
  status: 'hoe het ervoor staat',
  list: 'wat er is',
  listWhat: 'welke soort',
  get: 'de status van een entiteit',
  set: 'stelt een waarde in of voert een actie uit',
  toggle: 'schakelt in wat uit is, en uit wat aan is',
  press: 'drukt een knop in',
  scene: 'activeert een scène',
  watch: 'wijzigingen zoals ze komen, tot Ctrl+C',
  history: 'eerdere statussen van een entiteit',
  historySince: 'een tijdstip, of 30m, 24h, 7d geleden',
  historyCsv: 'als door komma’s gescheiden waarden',
  run: 'voert een taak of automatisering uit',
  alerts: 'open meldingen',
  ack: 'bevestigt een melding, of alle',
  snooze: 'stelt een melding uit',
  soLong: 'zo lang',
  notify: 'toont een notificatie',
  pause: 'pauzeert notificaties; 0 beëindigt de pauze',
  publish: 'publiceert een MQTT-bericht',
  publishRetain: 'de broker bewaart het',
  publishBroker: 'op deze broker',
  backup: 'kopieert de instellingen naar de map met back-ups',
  export: 'de instellingen als JSON, zonder wachtwoorden',
  import: 'neemt instellingen over uit een bestand (- voor stdin)',
  importPreview: 'zegt alleen wat er zou veranderen',
  panel: 'opent het paneel',
  open: 'opent het venster',
  openPage: 'home, alerts, tasks, automations, settings, room/NAAM, device/ID',
  start: 'hervat het werk',
  stop: 'stopt het werk; de app blijft',
  restart: 'stopt en start',
  quit: 'sluit de app af',
  mcp: 'laat agenten het huis bekijken en doen wat je toestaat (Model Context Protocol via stdio)',
  completion: 'aanvulling voor een shell, te laden met source',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: 'onjuiste opties',
  level: '--log-level: moet een van {levels} zijn',
  clock: '--virtual-clock: moet een tijd volgens ISO 8601 zijn',
  prefix: '--discovery-prefix: moet een topic zonder jokertekens zijn',
  dataDir: '--data-dir: mag niet leeg zijn',
  moreFiles: '--broker-password-file: er zijn meer bestanden dan brokers',
  noFile: '--broker-password-file: mag niet leeg zijn',
  unreadable: '--broker-password-file: {file} kan niet worden gelezen ({why})',
  broker: '--broker: {why}',
  noUrl: 'is geen broker-URL',
  seen: '--broker: andere gebruikers van deze computer kunnen een wachtwoord in het adres lezen; gebruik --broker-password-file of {variable}',
  usage: `Gebruik: npm run -s headless -- [opties]
  --broker URL          mqtt://, mqtts://, ws:// of wss://, ook met user@; mag vaker; alleen voor deze keer
  --broker-password-file BESTAND
                        bevat het wachtwoord van die --broker; het tweede hoort bij de tweede broker, enzovoort.
                        Of in de omgeving: INGLENOOK_SECRET_BROKER_CLI_PASSWORD (van de tweede broker: CLI_2).
                        In het adres (user:password@) kunnen anderen op deze computer het lezen
  --demo                een gesimuleerd huis op een eigen broker
  --data-dir MAP        waar instellingen, database en logboek staan
  --discovery-prefix P  anders: homeassistant
  --json                JSON-RPC 2.0 op stdin en stdout, één bericht per regel
  --virtual-clock T     de tijd staat stil op T (ISO 8601) en gaat alleen verder met clock.advance
  --log-level L         trace, debug, info, warn of error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const own = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof own> = own;
