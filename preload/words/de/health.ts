/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: 'Nicht stören',
  trayIcon: 'Symbol im Infobereich',
  startAtLogin: 'Start bei der Anmeldung',
  itRuns: 'Er läuft.',
  power: 'Stromversorgung',
  lastSleeps: 'Letzte Ruhezustände',
  quickToReact: 'Reaktionszeit',
  theLastOneCouldNotBe:
    'Die letzte konnte nicht angezeigt werden. Benachrichtigungen für Inglenook in den Systemeinstellungen erlauben; Meldungen bleiben im Posteingang.',
  nothingOnThisSystemShowsThem:
    'Auf diesem System zeigt sie niemand an. Einen Benachrichtigungsdienst wie dunst installieren; Meldungen bleiben im Posteingang.',
  notKnownUntilOneWasShown: 'Erst bekannt, wenn eine gezeigt wurde: ausprobieren.',
  theSystemShowsThem: 'Das System zeigt sie an.',
  theSystemHoldsNotificationsBack: 'Das System hält Benachrichtigungen zurück, vielleicht auch kritische.',
  offNotificationsComeThrough: 'Aus: Benachrichtigungen kommen durch.',
  theSystemDoesNotTellWhether: 'Das System sagt nicht, ob es Benachrichtigungen zurückhält.',
  theSystemShowsIt: 'Das System zeigt es an.',
  theSystemRefusedItWithoutIt:
    'Das System hat es abgelehnt. Ohne das Symbol holt ein erneutes Öffnen von Inglenook das Fenster zurück.',
  thisDesktopShowsNoTrayIcons:
    'Dieser Desktop zeigt keine Symbole im Infobereich; eine Erweiterung ergänzt sie. Ohne das Symbol holt ein erneutes Öffnen von Inglenook das Fenster zurück.',
  cannotBeSetUpFromHere:
    'Lässt sich von hier aus nicht einrichten. Inglenook zu den Programmen hinzufügen, die mit der Sitzung starten.',
  inglenookStartsWithYourSession: 'Inglenook startet mit der Sitzung.',
  itStartsWithYourSessionUnlike: 'Es startet mit der Sitzung, anders als eingestellt.',
  switchedOffInTheSystemsOwn: 'In der Autostart-Liste des Systems ausgeschaltet.',
  theEntryStartsAnotherCopyOf: 'Der Eintrag startet eine andere Kopie von Inglenook oder eine, die verschoben wurde.',
  offAsChosenNothingRunsUntil: 'Aus, wie gewählt: Nichts läuft, bis Inglenook geöffnet wird.',
  missingNothingRunsUntilYouOpen: 'Fehlt: Nichts läuft, bis Inglenook geöffnet wird.',
  itStaysClosedBecauseItsPassword:
    'Er bleibt geschlossen, weil sein Passwort fehlt. In den Einstellungen unter Broker ein Passwort neu eingeben.',
  itStaysClosedBecauseItsPassword2:
    'Er bleibt geschlossen, weil sein Passwort nicht gelesen werden kann. Den Schlüsselbund entsperren und neu starten oder ein Passwort neu eingeben.',
  itCouldNotBeStartedProblem: 'Er konnte nicht gestartet werden ({problem}).',
  onBatteryChargeTasksThatWant: 'Akkubetrieb{charge}. Aufgaben, die Netzstrom brauchen, warten.',
  onMainsPowerChargeNoTask: 'Netzbetrieb{charge}. Keine Aufgabe wartet darauf.',
  noneSinceInglenookStartedTasksThat: 'Keine, seit Inglenook läuft. Verpasste Aufgaben werden danach nachgeholt.',
  spansTasksThatWereMissedAre: '{spans}. Verpasste Aufgaben werden nachgeholt.',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook war stets binnen Sekunden bereit.',
  stoodStillForLongAtBusy:
    'Stillstand von {long} ({at}), beschäftigt mit: {ran}. Meldungen und Befehle mussten warten. Mehr steht im Protokoll.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Beheben',
  protectionInstallOrUnlockAKeyring:
    '{protection}. Eine Passphrase verschlüsselt sie (siehe unten), oder ein Schlüsselbund wie GNOME-Schlüsselbund oder KWallet nach einem Neustart.',
  namesAreThere: 'Alles, was Automationen nennen, ist da.',
  namesAreMissing:
    'Diese nennen etwas, das zurzeit nicht da ist: {list}. Sie können erst wieder arbeiten, wenn es zurück ist.',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': 'Bei der Anmeldung starten',
  'autostart.disable': 'Nicht bei der Anmeldung starten',
  'notifications.test': 'Testen',
  'doNotDisturb.end.dunst': 'Durchlassen',
  'doNotDisturb.end.gnome': 'Durchlassen',
  'open.notificationSettings': 'Systemeinstellungen',
  'open.focusSettings': 'Systemeinstellungen',
  'open.powerSettings': 'Systemeinstellungen',
  'open.startupSettings': 'Systemeinstellungen',
  'open.trayExtension': 'Erweiterung holen',
  'app.relaunch': 'Neu starten',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: 'Mit dem Schlüsselbund des Systems verschlüsselt',
  file: 'Nicht verschlüsselt: in einer Datei, die nur der eigene Benutzer lesen kann',
  plain: 'Nicht verschlüsselt: Das System hat keinen Schlüsselbund',
  memory: 'Nur bis Inglenook beendet wird',
  locked: 'Gesperrt: Der Schlüsselbund des Systems ist nicht entsperrt, oder ihre Passphrase fehlt',
  passphrase: 'Mit einer Passphrase verschlüsselt',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, etwa der GNOME-Schlüsselbund',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Schlüsselbund',
  dpapi: 'Windows-Datenschutz',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '{spent} in den letzten {runningMs}',
  costInRunningMs: '{cost} in {runningMs}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: 'Dienst',
  window: 'Fenster',
  graphics: 'Grafik',
  helper: 'Hilfsprozess',
} as const satisfies Like<typeof english.costNames>;
