/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: 'Niet storen',
  trayIcon: 'Systeemvakpictogram',
  startAtLogin: 'Starten bij aanmelden',
  itRuns: 'Draait.',
  power: 'Voeding',
  lastSleeps: 'Laatste slaapperiodes',
  quickToReact: 'Reactiesnelheid',
  theLastOneCouldNotBe:
    'De laatste kon niet worden getoond. Sta notificaties van Inglenook toe in de systeeminstellingen; meldingen blijven in de inbox.',
  nothingOnThisSystemShowsThem:
    'Niets op dit systeem toont ze. Installeer een notificatiedienst, zoals dunst; meldingen blijven in de inbox.',
  notKnownUntilOneWasShown: 'Pas bekend als er een is getoond: probeer het.',
  theSystemShowsThem: 'Het systeem toont ze.',
  theSystemHoldsNotificationsBack: 'Het systeem houdt notificaties tegen, misschien ook kritieke.',
  offNotificationsComeThrough: 'Uit: notificaties komen door.',
  theSystemDoesNotTellWhether: 'Het systeem zegt niet of het notificaties tegenhoudt.',
  theSystemShowsIt: 'Het systeem toont het.',
  theSystemRefusedItWithoutIt:
    'Het systeem weigerde het. Zonder het pictogram haalt opnieuw openen van Inglenook het venster terug.',
  thisDesktopShowsNoTrayIcons:
    'Dit bureaublad toont geen systeemvakpictogrammen; een extensie voegt ze toe. Zonder het pictogram haalt opnieuw openen van Inglenook het venster terug.',
  cannotBeSetUpFromHere:
    'Kan vanaf hier niet worden ingesteld. Voeg Inglenook toe aan de programma’s die met je sessie starten.',
  inglenookStartsWithYourSession: 'Inglenook start met je sessie.',
  itStartsWithYourSessionUnlike: 'Het start met je sessie, anders dan ingesteld.',
  switchedOffInTheSystemsOwn: 'Uitgeschakeld in de lijst met opstart-apps van het systeem.',
  theEntryStartsAnotherCopyOf: 'Het item start een ander exemplaar van Inglenook, of een dat is verplaatst.',
  offAsChosenNothingRunsUntil: 'Uit, zoals gekozen: er wordt niets uitgevoerd totdat je Inglenook opent.',
  missingNothingRunsUntilYouOpen: 'Ontbreekt: er wordt niets uitgevoerd totdat je Inglenook opent.',
  itStaysClosedBecauseItsPassword:
    'Blijft gesloten omdat het wachtwoord weg is. Voer opnieuw een wachtwoord in bij Instellingen, onder Brokers.',
  itStaysClosedBecauseItsPassword2:
    'Blijft gesloten omdat het wachtwoord niet kan worden gelezen. Ontgrendel de sleutelbos en start opnieuw, of voer opnieuw een wachtwoord in.',
  itCouldNotBeStartedProblem: 'Kon niet worden gestart ({problem}).',
  onBatteryChargeTasksThatWant: 'Op accu{charge}. Taken die netstroom nodig hebben, wachten.',
  onMainsPowerChargeNoTask: 'Op netstroom{charge}. Geen taak wacht erop.',
  noneSinceInglenookStartedTasksThat: 'Geen sinds Inglenook is gestart. Gemiste taken worden erna ingehaald.',
  spansTasksThatWereMissedAre: '{spans}. Gemiste taken worden ingehaald.',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook was altijd binnen seconden klaar.',
  stoodStillForLongAtBusy:
    'Stond {long} stil ({at}), bezig met: {ran}. Meldingen en opdrachten moesten wachten. In het logboek staat meer.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Oplossen',
  protectionInstallOrUnlockAKeyring:
    '{protection}. Een wachtzin versleutelt ze (hieronder), of een sleutelbos zoals GNOME-sleutelbos of KWallet na opnieuw starten.',
  namesAreThere: 'Alles wat automatiseringen noemen, is aanwezig.',
  namesAreMissing: 'Deze noemen iets dat nu niet aanwezig is: {list}. Ze kunnen pas weer werken als het terug is.',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': 'Starten bij aanmelden',
  'autostart.disable': 'Niet starten bij aanmelden',
  'notifications.test': 'Testen',
  'doNotDisturb.end.dunst': 'Doorlaten',
  'doNotDisturb.end.gnome': 'Doorlaten',
  'open.notificationSettings': 'Systeeminstellingen',
  'open.focusSettings': 'Systeeminstellingen',
  'open.powerSettings': 'Systeeminstellingen',
  'open.startupSettings': 'Systeeminstellingen',
  'open.trayExtension': 'Extensie ophalen',
  'app.relaunch': 'Opnieuw starten',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: 'Versleuteld met de sleutelbos van het systeem',
  file: 'Niet versleuteld: in een bestand dat alleen jij kunt lezen',
  plain: 'Niet versleuteld: het systeem heeft geen sleutelbos',
  memory: 'Alleen tot Inglenook wordt afgesloten',
  locked: 'Vergrendeld: de sleutelbos van het systeem is niet ontgrendeld, of de wachtzin is niet opgegeven',
  passphrase: 'Versleuteld met een wachtzin',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, zoals GNOME-sleutelbos',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Sleutelhanger',
  dpapi: 'Windows-gegevensbeveiliging',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '{spent} in de laatste {runningMs}',
  costInRunningMs: '{cost} in {runningMs}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: 'Service',
  window: 'Venster',
  graphics: 'Grafisch',
  helper: 'Hulpproces',
} as const satisfies Like<typeof english.costNames>;
