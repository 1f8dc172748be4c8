/** What stands around the views: sidebar, banners, overlays. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/app.ts';

export const app = {
  automationsShort: 'Automat.',
  setAsideForNow: 'Nu even niet',
  alarm: 'Alarm!',
  lengthCriticalAlerts: '{length, plural, one {# kritieke melding} other {# kritieke meldingen}}',
  armOrDisarm: 'In- of uitschakelen',
  wentOff: 'is geactiveerd:',
  theBackgroundServiceDoesNotAnswer: 'De achtergrondservice antwoordt niet',
  tryAgain: 'Opnieuw proberen',
  starting: 'Wordt gestart',
  skipToContent: 'Naar de inhoud',
  theBackgroundServiceIsStoppedNothing:
    'De achtergrondservice is gestopt. Er komt niets binnen en er wordt niets uitgevoerd.',
  noBrokerIsSetUpSo: 'Er is nog geen broker ingesteld, dus zijn er nog geen apparaten.',
  connecting: 'Verbinding maken…',
  connectingToName: 'Verbinding maken met {name}…',
  notConnectedToNames: 'Geen verbinding met {names}',
  inglenookKeepsTryingStatesBelowMay: 'Inglenook blijft het proberen. De statussen hieronder kunnen verouderd zijn.',
  brokerSettings: 'Brokerinstellingen',
  triggerTheAlarm: 'Alarm activeren',
  smoke: 'Rook',
  waterLeak: 'Waterlek',
  jamTheDoorLock: 'Deurslot laten vastlopen',
  openTheFrontDoor: 'Voordeur openen',
  aDeviceGoesOffline: 'Apparaat offline laten gaan',
  makeSomethingHappenInTheDemo: 'Laat iets gebeuren in het demohuis',
  demo: 'Demo',
  dismiss: 'Sluiten',
  inglenookVersionIsReady: 'Inglenook {version} staat klaar. ',
  inglenookVersionIsThere: 'Inglenook {version} is er. ',
  languageIsLacking:
    '{language} kon niet worden geladen, daarom is dit venster in het Engels. Installeer Inglenook opnieuw om dit te verhelpen.',
  restartWithIt: 'Ermee herstarten',
  haveALook: 'Bekijken',
  goingOnNow: 'Wat er nu gebeurt',
  searchEverything: 'Alles doorzoeken',
  ctrlK: 'Ctrl K',
  main: 'Hoofdnavigatie',
  open: 'open',
  silentMode: ' · stille modus',
  thisPageCannotBeShown: 'Deze pagina kan niet worden getoond',
  somethingOnItIsNotAs:
    'Er staat iets anders op dan verwacht. De achtergrondservice en de rest van het venster werken gewoon door.',
} as const satisfies Like<typeof english.app>;

export const noticeBarTexts = {
  crashed: 'Inglenook is de vorige keer niet netjes afgesloten. Alles wat was opgeslagen, is er nog.',
  'tray.noHost':
    'Dit bureaublad toont geen systeemvakpictogrammen. De extensie “AppIndicator and KStatusNotifierItem Support” voegt ze toe; tot die tijd wordt een gesloten venster geminimaliseerd',
  'settings.recovered':
    'De instellingen waren onleesbaar, daarom is Inglenook met nieuwe begonnen. Het oude bestand is bewaard',
  'settings.partly': 'Sommige instellingen waren onbegrijpelijk en zijn weggelaten',
  'settings.newer':
    'De instellingen zijn van een nieuwere versie van Inglenook: wat deze versie ervan begrijpt, geldt, en er kan niets worden gewijzigd. Werk de app bij of zet een back-up terug',
  'registry.recovered':
    'De namen en id’s van apparaten waren onleesbaar en worden opnieuw toegekend. Het oude bestand is bewaard',
  'secrets.recovered': 'De wachtwoorden waren onleesbaar; voer ze opnieuw in. Het oude bestand is bewaard',
  'settings.readOnly':
    'De instellingen kunnen niet worden opgeslagen: wat je wijzigt, is weg zodra Inglenook wordt afgesloten',
  'history.unavailable': 'De geschiedenis kan niet worden opgeslagen en blijft alleen in het geheugen',
  'database.recovered': 'De geschiedenis was onleesbaar en is opnieuw begonnen. Het oude bestand is bewaard',
  'secrets.wrongPassphrase': 'De opgegeven wachtzin opent de wachtwoorden niet. Ze zijn zoals ze waren.',
  'secrets.passphraseFile': 'Het bestand met de wachtzin kon niet worden gelezen',
  'secrets.locked': 'De wachtwoorden zijn vergrendeld tot je de wachtzin opgeeft (Instellingen, Info en status).',
} as const satisfies Like<typeof english.noticeBarTexts>;

export const sidebarLinkWords = {
  none: 'Geen broker',
  connecting: 'Verbinding maken…',
  online: 'Verbonden',
  degraded: 'Gedeeltelijk verbonden',
  offline: 'Niet verbonden',
  stopped: 'Service gestopt',
} as const satisfies Like<typeof english.sidebarLinkWords>;
