/** Sentences for the codes of errors. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/failures.ts';

export const failure = {
  failedCode: 'Fehlgeschlagen: {code}.',
  unknownName: 'Kein Rechner mit diesem Namen ist im Netz bekannt.',
  noWay: 'Das Netz kennt keinen Weg dorthin.',
  noCaFile: 'Die Datei der Zertifizierungsstelle ist nicht lesbar.',
  noCertFile: 'Die Datei des Client-Zertifikats ist nicht lesbar.',
  noKeyFile: 'Die Datei des Client-Schlüssels ist nicht lesbar.',
  badFiles: 'Die Dateien sind keine zusammengehörigen Zertifikate und Schlüssel.',
  expired: 'Das Zertifikat des Brokers ist abgelaufen.',
  otherName: 'Das Zertifikat des Brokers gilt für einen anderen Namen.',
  noTls: 'An diesem Port wird keine verschlüsselte Verbindung angeboten.',
  notPinned: 'Der Broker zeigt ein anderes Zertifikat als das festgelegte.',
} as const satisfies Like<typeof english.failure>;

export const failureSentences = {
  'request.invalid': 'Etwas an dieser Anfrage ist ungültig.',
  'request.tooLarge': 'Das ist zu groß zum Senden.',
  'request.tooMany': 'Zu viele Anfragen auf einmal. Gleich noch einmal versuchen.',
  'answer.tooLarge': 'Das ist zu viel, um es auf einmal zu zeigen.',
  'request.sender': 'Die Anfrage kam von einem Fenster, das Inglenook nicht kennt.',
  internal: 'In Inglenook ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.',
  'entity.unknown': 'Diese Entität gibt es nicht mehr.',
  'entity.unavailable': 'Das Gerät ist offline.',
  'device.unknown': 'Dieses Gerät gibt es nicht mehr.',
  'command.unsupported': 'Das kann das Gerät nicht.',
  'command.invalid': 'Das Gerät nimmt diesen Wert nicht an.',
  'command.template': 'Die Befehlsvorlage des Geräts ist fehlgeschlagen.',
  'command.timeout': 'Der Broker hat den Befehl nicht rechtzeitig angenommen.',
  'broker.unknown': 'Dieser Broker ist nicht mehr eingerichtet.',
  'broker.offline': 'Keine Verbindung zum Broker, daher wurde nichts gesendet.',
  'broker.refused': 'Der Broker hat die Anmeldung abgelehnt. Benutzername und Passwort prüfen.',
  'broker.unreachable': 'Unter dieser Adresse antwortet niemand.',
  'broker.timeout': 'Der Broker hat nicht rechtzeitig geantwortet.',
  'broker.tls': 'Die sichere Verbindung ist gescheitert: Dem Zertifikat wird nicht vertraut.',
  'broker.url': 'Das ist keine Broker-Adresse. Sie sieht etwa so aus: mqtt://192.168.1.10:1883.',
  'task.unknown': 'Diese Aufgabe gibt es nicht mehr.',
  'task.invalid': 'Diese Aufgabe ist unvollständig.',
  'task.running': 'Diese Aufgabe läuft bereits.',
  'automation.unknown': 'Diese Automation gibt es nicht mehr.',
  'automation.invalid': 'Diese Automation ist unvollständig.',
  'alert.unknown': 'Diese Meldung gibt es nicht mehr.',
  'mail.unreachable': 'Unter der Adresse des Mailservers antwortet nichts.',
  'mail.timeout': 'Der Mailserver hat nicht rechtzeitig geantwortet.',
  'mail.tls':
    'Keine sichere Verbindung zum Mailserver: Er bietet keine an, oder sein Zertifikat ist nicht vertrauenswürdig.',
  'mail.login': 'Der Mailserver hat die Anmeldung abgelehnt. Benutzername und Passwort prüfen.',
  'mail.refused': 'Der Mailserver hat die Nachricht nicht angenommen.',
  'settings.invalid': 'Diese Einstellungen sind ungültig.',
  'secrets.locked':
    'Die Passwörter sind gesperrt. Den Schlüsselbund des Systems entsperren oder ihre Passphrase angeben (Einstellungen, Über und Zustand) und erneut versuchen.',
  'settings.readOnly': 'Die Einstellungen können nicht gespeichert werden: Der Datenordner ist schreibgeschützt.',
  'history.unavailable': 'Der Verlauf ist nicht verfügbar.',
  'service.stopped': 'Der Hintergrunddienst ist angehalten.',
  'clock.real': 'Die Zeit lässt sich nur in einer Simulation verstellen.',
} as const satisfies Like<typeof english.failureSentences>;
