/** What stands around the views: sidebar, banners, overlays. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/app.ts';

export const app = {
  automationsShort: 'Automazioni',
  setAsideForNow: 'Metti da parte per ora',
  alarm: 'Allarme!',
  lengthCriticalAlerts: '{length, plural, one {# avviso critico} other {# avvisi critici}}',
  armOrDisarm: 'Inserisci o disinserisci',
  wentOff: 'è scattato',
  theBackgroundServiceDoesNotAnswer: 'Il servizio in background non risponde',
  tryAgain: 'Riprova',
  starting: 'Avvio in corso',
  skipToContent: 'Vai al contenuto',
  theBackgroundServiceIsStoppedNothing: 'Il servizio in background è fermo. Non si riceve nulla e non gira nulla.',
  noBrokerIsSetUpSo: 'Nessun broker è configurato, quindi non ci sono ancora dispositivi.',
  connecting: 'Connessione…',
  connectingToName: 'Connessione a {name}…',
  notConnectedToNames: 'Nessuna connessione a {names}',
  inglenookKeepsTryingStatesBelowMay:
    'Inglenook continua a provare. Gli stati qui sotto potrebbero non essere aggiornati.',
  brokerSettings: 'Impostazioni dei broker',
  triggerTheAlarm: 'Fai scattare l’allarme',
  smoke: 'Fumo',
  waterLeak: 'Perdita d’acqua',
  jamTheDoorLock: 'Inceppa la serratura',
  openTheFrontDoor: 'Apri la porta d’ingresso',
  aDeviceGoesOffline: 'Scollega un dispositivo',
  makeSomethingHappenInTheDemo: 'Fai succedere qualcosa nella casa dimostrativa',
  demo: 'Demo',
  dismiss: 'Nascondi',
  inglenookVersionIsReady: 'Inglenook {version} è pronto. ',
  inglenookVersionIsThere: 'Inglenook {version} è disponibile. ',
  languageIsLacking:
    'Impossibile caricare {language}: questa finestra è in inglese. Reinstallare Inglenook risolve il problema.',
  restartWithIt: 'Riavvia e aggiorna',
  haveALook: 'Dai un’occhiata',
  goingOnNow: 'In corso',
  searchEverything: 'Cerca ovunque',
  ctrlK: 'Ctrl K',
  main: 'Navigazione principale',
  open: 'aperto',
  silentMode: ' · modalità silenziosa',
  thisPageCannotBeShown: 'Questa pagina non può essere mostrata',
  somethingOnItIsNotAs:
    'Qualcosa al suo interno non è come previsto. Il servizio in background continua, e così il resto della finestra.',
} as const satisfies Like<typeof english.app>;

export const noticeBarTexts = {
  crashed: 'L’ultima volta Inglenook non si è chiuso correttamente. Nulla di ciò che era salvato è andato perso.',
  'tray.noHost':
    'Questo desktop non mostra icone nell’area di notifica. L’estensione “AppIndicator and KStatusNotifierItem Support” le aggiunge; fino ad allora una finestra chiusa viene ridotta a icona',
  'settings.recovered':
    'Impossibile leggere le impostazioni: Inglenook è partito con impostazioni nuove. Il vecchio file è stato conservato',
  'settings.partly': 'Alcune impostazioni non sono state capite e sono state tralasciate',
  'settings.newer':
    'Le impostazioni sono di una versione più recente di Inglenook: vale ciò che questa ne capisce e nulla può essere modificato. Aggiorna l’app o ripristina un backup',
  'registry.recovered':
    'Impossibile leggere nomi e identificativi dei dispositivi: vengono assegnati di nuovo. Il vecchio file è stato conservato',
  'secrets.recovered': 'Impossibile leggere le password; inseriscile di nuovo. Il vecchio file è stato conservato',
  'settings.readOnly':
    'Le impostazioni non possono essere salvate: ciò che modifichi si perde alla chiusura di Inglenook',
  'history.unavailable': 'La cronologia non può essere salvata e resta solo in memoria',
  'database.recovered': 'Impossibile leggere la cronologia: è stata ricominciata. Il vecchio file è stato conservato',
  'secrets.wrongPassphrase': 'La passphrase indicata non apre le password. Sono rimaste com’erano.',
  'secrets.passphraseFile': 'Impossibile leggere il file con la passphrase',
  'secrets.locked':
    'Le password sono bloccate finché non indichi la loro passphrase (Impostazioni, Informazioni e diagnostica).',
} as const satisfies Like<typeof english.noticeBarTexts>;

export const sidebarLinkWords = {
  none: 'Nessun broker',
  connecting: 'Connessione…',
  online: 'Connesso',
  degraded: 'Connesso in parte',
  offline: 'Non connesso',
  stopped: 'Servizio fermo',
} as const satisfies Like<typeof english.sidebarLinkWords>;
