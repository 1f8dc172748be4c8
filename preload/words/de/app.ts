/** What stands around the views: sidebar, banners, overlays. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/app.ts';

export const app = {
  automationsShort: 'Abläufe',
  setAsideForNow: 'Vorerst zurückstellen',
  alarm: 'Alarm!',
  lengthCriticalAlerts: '{length, plural, one {# kritische Meldung} other {# kritische Meldungen}}',
  armOrDisarm: 'Scharf/unscharf schalten',
  wentOff: 'hat ausgelöst:',
  theBackgroundServiceDoesNotAnswer: 'Der Hintergrunddienst antwortet nicht',
  tryAgain: 'Erneut versuchen',
  starting: 'Wird gestartet',
  skipToContent: 'Zum Inhalt springen',
  theBackgroundServiceIsStoppedNothing:
    'Der Hintergrunddienst ist angehalten. Es wird nichts empfangen, und nichts läuft.',
  noBrokerIsSetUpSo: 'Es ist kein Broker eingerichtet, daher gibt es noch keine Geräte.',
  connecting: 'Wird verbunden …',
  connectingToName: 'Verbindung mit {name} wird hergestellt …',
  notConnectedToNames: 'Nicht verbunden mit {names}',
  inglenookKeepsTryingStatesBelowMay: 'Inglenook versucht es weiter. Die Zustände unten sind womöglich veraltet.',
  brokerSettings: 'Broker-Einstellungen',
  triggerTheAlarm: 'Alarm auslösen',
  smoke: 'Rauch',
  waterLeak: 'Wasserleck',
  jamTheDoorLock: 'Türschloss blockieren',
  openTheFrontDoor: 'Haustür öffnen',
  aDeviceGoesOffline: 'Ein Gerät geht offline',
  makeSomethingHappenInTheDemo: 'Im Demo-Zuhause etwas geschehen lassen',
  demo: 'Demo',
  dismiss: 'Ausblenden',
  inglenookVersionIsReady: 'Inglenook {version} ist bereit. ',
  inglenookVersionIsThere: 'Inglenook {version} ist da. ',
  languageIsLacking:
    '{language} konnte nicht geladen werden, daher spricht dieses Fenster Englisch. Eine Neuinstallation von Inglenook behebt das.',
  restartWithIt: 'Damit neu starten',
  haveALook: 'Ansehen',
  goingOnNow: 'Was gerade läuft',
  searchEverything: 'Alles durchsuchen',
  ctrlK: 'Strg K',
  main: 'Hauptnavigation',
  open: 'offen',
  silentMode: ' · stiller Modus',
  thisPageCannotBeShown: 'Diese Seite kann nicht angezeigt werden',
  somethingOnItIsNotAs:
    'Etwas darauf ist nicht wie erwartet. Der Hintergrunddienst läuft weiter, ebenso der Rest des Fensters.',
} as const satisfies Like<typeof english.app>;

export const noticeBarTexts = {
  crashed: 'Inglenook wurde beim letzten Mal nicht sauber beendet. Was gespeichert war, ist erhalten.',
  'tray.noHost':
    'Dieser Desktop zeigt keine Symbole im Infobereich. Die Erweiterung „AppIndicator and KStatusNotifierItem Support“ ergänzt sie; bis dahin wird ein geschlossenes Fenster minimiert',
  'settings.recovered':
    'Die Einstellungen waren nicht lesbar, daher beginnt Inglenook mit neuen. Die alte Datei wurde aufbewahrt',
  'settings.partly': 'Einige Einstellungen waren nicht verständlich und wurden ausgelassen',
  'settings.newer':
    'Die Einstellungen stammen von einer neueren Version von Inglenook: Was diese davon versteht, gilt, geändert werden kann nichts. Die App aktualisieren oder eine Sicherung einspielen',
  'registry.recovered':
    'Namen und Kennungen der Geräte waren nicht lesbar und werden neu vergeben. Die alte Datei wurde aufbewahrt',
  'secrets.recovered':
    'Die Passwörter waren nicht lesbar; sie müssen neu eingegeben werden. Die alte Datei wurde aufbewahrt',
  'settings.readOnly':
    'Die Einstellungen können nicht geschrieben werden: Änderungen gehen mit dem Beenden von Inglenook verloren',
  'history.unavailable': 'Der Verlauf kann nicht geschrieben werden und bleibt nur im Arbeitsspeicher',
  'database.recovered': 'Der Verlauf war nicht lesbar und wurde neu begonnen. Die alte Datei wurde aufbewahrt',
  'secrets.wrongPassphrase': 'Die angegebene Passphrase öffnet die Passwörter nicht. Sie sind, wie sie waren.',
  'secrets.passphraseFile': 'Die Datei mit der Passphrase war nicht zu lesen',
  'secrets.locked':
    'Die Passwörter sind gesperrt, bis ihre Passphrase angegeben ist (Einstellungen, Über und Zustand).',
} as const satisfies Like<typeof english.noticeBarTexts>;

export const sidebarLinkWords = {
  none: 'Kein Broker',
  connecting: 'Wird verbunden …',
  online: 'Verbunden',
  degraded: 'Teilweise verbunden',
  offline: 'Nicht verbunden',
  stopped: 'Dienst angehalten',
} as const satisfies Like<typeof english.sidebarLinkWords>;
