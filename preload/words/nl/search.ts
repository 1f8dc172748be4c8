/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: 'Zoek een apparaat, ruimte, taak, instelling – of “… inschakelen”',
  results: 'Resultaten',
  found: '{count, plural, one {# resultaat} other {# resultaten}}',
  page: 'Pagina',
  roomOf: 'Ruimte · {count, plural, one {# apparaat} other {# apparaten}}',
  taskOf: 'Taak · {schedule}',
  automation: 'Automatisering',
  alertOf: 'Melding · {state}',
  away: 'offline niet beschikbaar',
  run: '{name} uitvoeren',
  act: '{name}: {verb}',
  setTo: '{name} op {option} zetten',
  verbs:
    'aan uit zet doe schakel inschakelen uitschakelen omschakelen openen open sluiten sluit dicht stoppen stop vergrendelen ontgrendelen indrukken druk starten start pauzeren terug dock installeren activeren uitvoeren kiezen instellen alarm',
  patternInvalid: 'Dit is geen geldige reguliere expressie.',
  patternCostly:
    'Deze reguliere expressie zou heel lang kunnen duren: laat herhaalde groepen en een deel van de * en + weg.',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: 'Algemeen',
  brokers: 'Brokers',
  discovery: 'Discovery',
  notifications: 'Notificaties',
  http: 'Programma’s (HTTP)',
  agents: 'Agenten',
  history: 'Geschiedenis',
  backup: 'Exporteren en importeren',
  about: 'Info en status',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general:
    'thema donker licht starten aanmelden taal eenheden temperatuur locatie plaats tijdzone service stoppen herstarten stille modus',
  brokers: 'mqtt verbinding wachtwoord tls certificaat ingebouwd adres poort gebruiker inloggen',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled handmatig entiteit afgewezen',
  notifications: 'meldingen geluid stille uren pauze dempen',
  http: 'api rest token curl gebeurtenissen prometheus statistieken openapi poort tls certificaat webhook',
  agents: 'mcp model context protocol assistent ai toestaan',
  history: 'database vastleggen dagen bewaren',
  backup: 'back-up herstellen terugzetten bestand json',
  about: 'versie update nieuw status gegevensmap logboek systeemvak autostart',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'aan inschakelen aanzetten aandoen',
  verbOff: 'uit uitschakelen uitzetten uitdoen',
  verbOpen: 'open openen opendoen omhoog op',
  verbClose: 'dicht sluiten sluit dichtdoen omlaag neer',
  verbStop: 'stop stoppen halt',
  verbLock: 'vergrendelen vergrendel slot',
  verbUnlock: 'ontgrendelen ontgrendel',
  lights: 'licht lichten lamp lampen verlichting',
  covers: 'rolluik rolluiken jaloezie jaloezieën gordijn gordijnen zonwering zonneschermen zonnescherm luik luiken',
  locks: 'sloten',
  heating: 'verwarming thermostaat thermostaten radiator radiatoren kachel',
  fans: 'ventilator ventilatoren',
  plugs: 'stekker stekkers stopcontact stopcontacten',
  all: 'alle alles allemaal',
  filler:
    'de het een in van bij naar aub alsjeblieft zet zetten doe doen maak schakel stel mijn en graden graad activeer scène',
  percent: 'procent',
  does: '{what}: {names}',
  adjust: 'Alt en een pijltoets wijzigen de waarde',
  keyCtrl: 'Ctrl',
  keyEsc: 'Esc',
  helpTitle: 'Toetsen en zinnen',
  helpTry: 'Probeer “lampen uit”, “woonkamer 40%”, “radiator 22”, “alle rolluiken dicht” of de naam van een scène.',
  keyPalette: 'Zoeken en zeggen wat er moet gebeuren',
  keySettings: 'Instellingen',
  keyViews: 'De pagina’s, op volgorde',
  keyArrows: 'Van tegel naar tegel, en door lijsten',
  keyAdjust: 'De waarde wijzigen van wat in de zoeklijst is gekozen',
  keyHelp: 'Deze lijst',
  keyClose: 'Sluiten wat open is',
} as const satisfies Like<typeof english.remote>;
