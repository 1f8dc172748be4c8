/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: 'Gerät, Raum, Aufgabe, Einstellung finden – oder „… einschalten“',
  results: 'Ergebnisse',
  found: '{count, plural, one {# Ergebnis} other {# Ergebnisse}}',
  page: 'Seite',
  roomOf: 'Raum · {count, plural, one {# Gerät} other {# Geräte}}',
  taskOf: 'Aufgabe · {schedule}',
  automation: 'Automation',
  alertOf: 'Meldung · {state}',
  away: 'offline nicht erreichbar',
  run: '{name} ausführen',
  act: '{name}: {verb}',
  setTo: '{name} auf {option} setzen',
  verbs:
    'ein an aus auf öffnen schließen zu stopp anhalten abschließen aufschließen drücken starten pausieren zurück station installieren scharf unscharf aktivieren ausführen auswählen setzen schalten',
  patternInvalid: 'Das ist kein gültiger regulärer Ausdruck.',
  patternCostly:
    'Dieser reguläre Ausdruck könnte sehr lange dauern: lass wiederholte Gruppen und einige der * und + weg.',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: 'Allgemein',
  brokers: 'Broker',
  discovery: 'Erkennung',
  notifications: 'Benachrichtigungen',
  http: 'Programme (HTTP)',
  agents: 'Agenten',
  history: 'Verlauf',
  backup: 'Export und Import',
  about: 'Info und Zustand',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general:
    'Design dunkel hell Anmeldung Start Sprache Einheiten Temperatur Ort Zeitzone Dienst anhalten Neustart stiller Modus',
  brokers: 'mqtt Verbindung Passwort tls Zertifikat eingebaut Adresse Port Benutzer Anmeldung',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled von Hand Entität abgelehnt',
  notifications: 'Meldungen Ton Ruhezeiten Pause stummschalten',
  http: 'api rest Token curl Ereignisse prometheus Metriken openapi Port tls Zertifikat Webhook',
  agents: 'mcp model context protocol assistent ki erlauben',
  history: 'Datenbank Aufzeichnung Tage behalten',
  backup: 'Sicherung wiederherstellen Datei json',
  about: 'Version Aktualisierung neu Zustand Datenordner Protokoll Infobereich Autostart',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'an ein einschalten anschalten anmachen',
  verbOff: 'aus ausschalten abschalten ausmachen',
  verbOpen: 'auf öffnen öffne aufmachen hoch hochfahren',
  verbClose: 'zu schließen schließe zumachen runter herunter runterfahren',
  verbStop: 'stopp stop halt anhalten',
  verbLock: 'abschließen verriegeln verriegle zusperren absperren',
  verbUnlock: 'aufschließen entriegeln entriegle aufsperren',
  lights: 'licht lichter lampe lampen leuchte leuchten beleuchtung',
  covers: 'rollladen rollläden rolladen rollo rollos jalousie jalousien vorhang vorhänge markise',
  locks: 'schloss schlösser',
  heating: 'heizung heizungen thermostat thermostate heizkörper',
  fans: 'ventilator ventilatoren lüfter',
  plugs: 'steckdose steckdosen',
  all: 'alle alles allen sämtliche',
  filler:
    'das die der den dem des im in am auf bitte mach mache schalte schalt stelle stell setze setz fahre fahr drehe dreh und grad aktiviere szene',
  percent: 'prozent',
  does: '{what}: {names}',
  adjust: 'Alt und eine Pfeiltaste ändern den Wert',
  keyCtrl: 'Strg',
  keyEsc: 'Esc',
  helpTitle: 'Tasten und Sätze',
  helpTry: 'Zum Beispiel „Licht aus“, „Wohnzimmer 40 %“, „Heizung 22“, „alle Rollläden zu“ oder der Name einer Szene.',
  keyPalette: 'Suchen und sagen, was geschehen soll',
  keySettings: 'Einstellungen',
  keyViews: 'Die Seiten, der Reihe nach',
  keyArrows: 'Von Kachel zu Kachel und durch Listen',
  keyAdjust: 'Den Wert dessen ändern, was in der Suche gewählt ist',
  keyHelp: 'Diese Liste',
  keyClose: 'Schließen, was offen ist',
} as const satisfies Like<typeof english.remote>;
