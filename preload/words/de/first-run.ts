/** The first page of all, and home while there is nothing to show. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/first-run.ts';

export const firstRun = {
  welcome: 'Willkommen bei Inglenook',
  which: 'Mit welchem Broker sprechen die Geräte?',
  connect: 'Verbinden',
  lead: 'Das Zuhause im Infobereich: Geräte über MQTT, ohne Zentrale dazwischen. Zuallererst braucht Inglenook einen Broker.',
  find: 'Einen Broker finden',
  findText: 'Sucht Broker im eigenen Netz.',
  enter: 'Eine Adresse eingeben',
  enterText: 'Der Ort des Brokers ist bekannt.',
  builtin: 'Den eingebauten Broker verwenden',
  builtinText: 'Es gibt noch keinen: Inglenook bringt einen mit.',
  demo: 'Das Demo-Zuhause ausprobieren',
  demoText: 'Simulierte Geräte, um sich zuerst umzusehen.',
  moment: 'Einen Moment …',
  announced: 'Broker, die sich im Netz per mDNS ankündigen.',
  looking: 'Suche läuft, etwa 3 Sekunden',
  none: 'Kein Broker kündigt sich an. Viele tun das nicht: die Adresse von Hand eingeben.',
  again: 'Erneut suchen',
  noBrokerHelp: 'Geräte sprechen über einen MQTT-Broker mit Inglenook: den eingebauten oder einen eigenen.',
  setUpBroker: 'Einen Broker einrichten',
  stopped: 'Nichts zu sehen, solange der Dienst angehalten ist',
  stoppedHelp: 'Die Geräte sind wieder da, sobald er läuft.',
  waiting: 'Warten auf den Broker',
  waitingHelp: 'Geräte erscheinen hier, sobald die Verbindung steht.',
  noDevices: 'Verbunden, aber noch keine Geräte',
  noDevicesHelp:
    'Geräte, die sich per Home Assistant MQTT Discovery ankündigen, erscheinen hier von selbst. Alles andere lässt sich von Hand hinzufügen.',
  discoverySettings: 'Einstellungen der Erkennung',
} as const satisfies Like<typeof english.firstRun>;
