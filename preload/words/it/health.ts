/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: 'Non disturbare',
  trayIcon: 'Icona nell’area di notifica',
  startAtLogin: 'Avvio all’accesso',
  itRuns: 'È in funzione.',
  power: 'Alimentazione',
  lastSleeps: 'Ultime sospensioni',
  quickToReact: 'Prontezza',
  theLastOneCouldNotBe:
    'L’ultima non è stata mostrata. Consenti le notifiche di Inglenook nelle impostazioni del sistema; gli avvisi restano nella posta in arrivo.',
  nothingOnThisSystemShowsThem:
    'Su questo sistema nulla le mostra. Installa un servizio di notifica, come dunst; gli avvisi restano nella posta in arrivo.',
  notKnownUntilOneWasShown: 'Non si sa finché non ne viene mostrata una: prova.',
  theSystemShowsThem: 'Il sistema le mostra.',
  theSystemHoldsNotificationsBack: 'Il sistema trattiene le notifiche, forse anche quelle critiche.',
  offNotificationsComeThrough: 'Disattivato: le notifiche arrivano.',
  theSystemDoesNotTellWhether: 'Il sistema non dice se trattiene le notifiche.',
  theSystemShowsIt: 'Il sistema la mostra.',
  theSystemRefusedItWithoutIt: 'Il sistema l’ha rifiutata. Senza, aprendo di nuovo Inglenook torna la finestra.',
  thisDesktopShowsNoTrayIcons:
    'Questo desktop non mostra icone nell’area di notifica; un’estensione le aggiunge. Senza, aprendo di nuovo Inglenook torna la finestra.',
  cannotBeSetUpFromHere: 'Non si può configurare da qui. Aggiungi Inglenook ai programmi avviati dalla tua sessione.',
  inglenookStartsWithYourSession: 'Inglenook si avvia con la tua sessione.',
  itStartsWithYourSessionUnlike: 'Si avvia con la tua sessione, al contrario dell’impostazione.',
  switchedOffInTheSystemsOwn: 'Disattivato nell’elenco del sistema delle app avviate all’accesso.',
  theEntryStartsAnotherCopyOf: 'La voce avvia un’altra copia di Inglenook, o una che è stata spostata.',
  offAsChosenNothingRunsUntil: 'Disattivato, come scelto: nulla gira finché non apri Inglenook.',
  missingNothingRunsUntilYouOpen: 'Manca: nulla gira finché non apri Inglenook.',
  itStaysClosedBecauseItsPassword:
    'Resta chiuso, perché la sua password è andata persa. Inseriscine di nuovo una in Impostazioni, Broker.',
  itStaysClosedBecauseItsPassword2:
    'Resta chiuso, perché la sua password non è leggibile. Sblocca il portachiavi e riavvia, o inserisci di nuovo una password.',
  itCouldNotBeStartedProblem: 'Non è stato possibile avviarlo ({problem}).',
  onBatteryChargeTasksThatWant: 'A batteria{charge}. Le attività che vogliono la corrente aspettano.',
  onMainsPowerChargeNoTask: 'A corrente{charge}. Nessuna attività la aspetta.',
  noneSinceInglenookStartedTasksThat:
    'Nessuna da quando Inglenook è avviato. Le attività perse vengono recuperate dopo.',
  spansTasksThatWereMissedAre: '{spans}. Le attività perse vengono recuperate.',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook è sempre stato pronto in pochi secondi.',
  stoodStillForLongAtBusy:
    'Fermo per {long} ({at}), occupato con: {ran}. Avvisi e comandi hanno atteso. Il registro dice di più.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Correggi',
  protectionInstallOrUnlockAKeyring:
    '{protection}. Una passphrase le cifra (sotto), o un portachiavi come GNOME Keyring o KWallet dopo un riavvio.',
  namesAreThere: 'C’è tutto ciò che le automazioni nominano.',
  namesAreMissing: 'Queste nominano qualcosa che ora non c’è: {list}. Non possono funzionare finché non torna.',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': 'Avvia all’accesso',
  'autostart.disable': 'Non avviare all’accesso',
  'notifications.test': 'Prova',
  'doNotDisturb.end.dunst': 'Lasciale passare',
  'doNotDisturb.end.gnome': 'Lasciale passare',
  'open.notificationSettings': 'Impostazioni di sistema',
  'open.focusSettings': 'Impostazioni di sistema',
  'open.powerSettings': 'Impostazioni di sistema',
  'open.startupSettings': 'Impostazioni di sistema',
  'open.trayExtension': 'Ottieni l’estensione',
  'app.relaunch': 'Riavvia',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: 'Cifrate con il portachiavi del sistema',
  file: 'Non cifrate: in un file che solo tu puoi leggere',
  plain: 'Non cifrate: il sistema non ha un portachiavi',
  memory: 'Solo fino alla chiusura di Inglenook',
  locked: 'Bloccate: il portachiavi del sistema non è sbloccato, o la loro passphrase non è stata indicata',
  passphrase: 'Cifrate con una passphrase',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, come GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Portachiavi',
  dpapi: 'Protezione dati di Windows',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '{spent} in {runningMs}',
  costInRunningMs: '{cost} in {runningMs}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: 'Servizio',
  window: 'Finestra',
  graphics: 'Grafica',
  helper: 'Ausiliario',
} as const satisfies Like<typeof english.costNames>;
