/** Sentences for the codes of errors. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/failures.ts';

export const failure = {
  failedCode: 'Mislukt: {code}.',
  unknownName: 'Er is op het netwerk geen computer met deze naam bekend.',
  noWay: 'Het netwerk kent geen weg daarheen.',
  noCaFile: 'Het bestand van de certificeringsinstantie kan niet worden gelezen.',
  noCertFile: 'Het bestand van het clientcertificaat kan niet worden gelezen.',
  noKeyFile: 'Het bestand van de clientsleutel kan niet worden gelezen.',
  badFiles: 'De certificaatbestanden zijn geen certificaten en sleutels die bij elkaar horen.',
  expired: 'Het certificaat van de broker is verlopen.',
  otherName: 'Het certificaat van de broker is voor een andere naam.',
  noTls: 'Op deze poort wordt geen versleutelde verbinding aangeboden.',
  notPinned: 'De broker toont een ander certificaat dan het vastgelegde.',
} as const satisfies Like<typeof english.failure>;

export const failureSentences = {
  'request.invalid': 'Iets in dit verzoek is ongeldig.',
  'request.tooLarge': 'Dat is te groot om te versturen.',
  'request.tooMany': 'Te veel verzoeken tegelijk. Probeer het zo weer.',
  'answer.tooLarge': 'Er is te veel om in één keer te tonen.',
  'request.sender': 'Het verzoek kwam van een venster dat Inglenook niet kent.',
  internal: 'Er ging iets mis binnen Inglenook. Het logboek bevat de details.',
  'entity.unknown': 'Deze entiteit bestaat niet meer.',
  'entity.unavailable': 'Het apparaat is offline.',
  'device.unknown': 'Dit apparaat bestaat niet meer.',
  'command.unsupported': 'Dat kan het apparaat niet.',
  'command.invalid': 'Het apparaat accepteert deze waarde niet.',
  'command.template': 'Het opdrachtsjabloon van het apparaat is mislukt.',
  'command.timeout': 'De broker nam de opdracht niet op tijd aan.',
  'broker.unknown': 'Deze broker is niet meer ingesteld.',
  'broker.offline': 'Niet verbonden met de broker, dus is er niets verstuurd.',
  'broker.refused': 'De broker weigerde de aanmelding. Controleer gebruikersnaam en wachtwoord.',
  'broker.unreachable': 'Op dit adres antwoordt niets.',
  'broker.timeout': 'De broker antwoordde niet op tijd.',
  'broker.tls': 'De beveiligde verbinding is mislukt: het certificaat wordt niet vertrouwd.',
  'broker.url': 'Dit is geen brokeradres. Het hoort eruit te zien als mqtt://192.168.1.10:1883.',
  'task.unknown': 'Deze taak bestaat niet meer.',
  'task.invalid': 'Deze taak is niet volledig.',
  'task.running': 'Deze taak is al bezig.',
  'automation.unknown': 'Deze automatisering bestaat niet meer.',
  'automation.invalid': 'Deze automatisering is niet volledig.',
  'alert.unknown': 'Deze melding bestaat niet meer.',
  'mail.unreachable': 'Op het adres van de mailserver antwoordt niets.',
  'mail.timeout': 'De mailserver antwoordde niet op tijd.',
  'mail.tls':
    'Geen beveiligde verbinding met de mailserver: hij biedt er geen, of zijn certificaat wordt niet vertrouwd.',
  'mail.login': 'De mailserver weigerde de aanmelding. Controleer gebruikersnaam en wachtwoord.',
  'mail.refused': 'De mailserver nam het bericht niet aan.',
  'settings.invalid': 'Deze instellingen zijn ongeldig.',
  'secrets.locked':
    'De wachtwoorden zijn vergrendeld. Ontgrendel de sleutelbos van het systeem of geef de wachtzin op (Instellingen, Info en status), en probeer het opnieuw.',
  'settings.readOnly': 'Instellingen kunnen niet worden opgeslagen: de gegevensmap is alleen-lezen.',
  'history.unavailable': 'De geschiedenis is niet beschikbaar.',
  'service.stopped': 'De achtergrondservice is gestopt.',
  'clock.real': 'De tijd kan alleen in een simulatie worden verzet.',
} as const satisfies Like<typeof english.failureSentences>;
