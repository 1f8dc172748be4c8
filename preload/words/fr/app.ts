/** What stands around the views: sidebar, banners, overlays. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/app.ts';

export const app = {
  automationsShort: 'Automat.',
  setAsideForNow: 'Mettre de côté pour l’instant',
  alarm: 'Alarme !',
  lengthCriticalAlerts: '{length, plural, one {# alerte critique} other {# alertes critiques}}',
  armOrDisarm: 'Armer ou désarmer',
  wentOff: 's’est déclenchée',
  theBackgroundServiceDoesNotAnswer: 'Le service d’arrière-plan ne répond pas',
  tryAgain: 'Réessayer',
  starting: 'Démarrage',
  skipToContent: 'Aller au contenu',
  theBackgroundServiceIsStoppedNothing: 'Le service d’arrière-plan est arrêté. Rien n’est reçu et rien ne s’exécute.',
  noBrokerIsSetUpSo: 'Aucun broker n’est configuré, il n’y a donc pas encore d’appareils.',
  connecting: 'Connexion…',
  connectingToName: 'Connexion à {name}…',
  notConnectedToNames: 'Pas de connexion à {names}',
  inglenookKeepsTryingStatesBelowMay:
    'Inglenook continue d’essayer. Les états ci-dessous ne sont peut-être plus à jour.',
  brokerSettings: 'Paramètres des brokers',
  triggerTheAlarm: 'Déclencher l’alarme',
  smoke: 'Fumée',
  waterLeak: 'Fuite d’eau',
  jamTheDoorLock: 'Bloquer la serrure',
  openTheFrontDoor: 'Ouvrir la porte d’entrée',
  aDeviceGoesOffline: 'Mettre un appareil hors ligne',
  makeSomethingHappenInTheDemo: 'Faire arriver quelque chose dans la maison de démonstration',
  demo: 'Démo',
  dismiss: 'Masquer',
  inglenookVersionIsReady: 'Inglenook {version} est prêt. ',
  inglenookVersionIsThere: 'Inglenook {version} est disponible. ',
  languageIsLacking:
    '{language} n’a pas pu être chargé, cette fenêtre est donc en anglais. Réinstaller Inglenook y remédie.',
  restartWithIt: 'Redémarrer avec',
  haveALook: 'Voir',
  goingOnNow: 'En cours',
  searchEverything: 'Rechercher partout',
  ctrlK: 'Ctrl K',
  main: 'Navigation principale',
  open: 'ouverte',
  silentMode: ' · mode silencieux',
  thisPageCannotBeShown: 'Cette page ne peut pas être affichée',
  somethingOnItIsNotAs:
    'Quelque chose y est inattendu. Le service d’arrière-plan continue, comme le reste de la fenêtre.',
} as const satisfies Like<typeof english.app>;

export const noticeBarTexts = {
  crashed: 'Inglenook ne s’est pas arrêté correctement la dernière fois. Rien de ce qui était enregistré n’est perdu.',
  'tray.noHost':
    'Ce bureau n’affiche pas d’icônes dans la zone de notification. L’extension « AppIndicator and KStatusNotifierItem Support » les ajoute ; d’ici là, une fenêtre fermée est réduite',
  'settings.recovered':
    'Les paramètres n’ont pas pu être lus, Inglenook a donc démarré avec de nouveaux. L’ancien fichier a été conservé',
  'settings.partly': 'Certains paramètres n’ont pas été compris et ont été laissés de côté',
  'settings.newer':
    'Les paramètres sont ceux d’une version plus récente d’Inglenook : ce que celle-ci en comprend s’applique, et rien ne peut être modifié. Mettez l’application à jour ou restaurez une sauvegarde',
  'registry.recovered':
    'Les noms et identifiants des appareils n’ont pas pu être lus et sont attribués de nouveau. L’ancien fichier a été conservé',
  'secrets.recovered':
    'Les mots de passe n’ont pas pu être lus ; veuillez les saisir de nouveau. L’ancien fichier a été conservé',
  'settings.readOnly':
    'Les paramètres ne peuvent pas être enregistrés : ce que vous modifiez sera perdu à l’arrêt d’Inglenook',
  'history.unavailable': 'L’historique ne peut pas être enregistré et n’est gardé qu’en mémoire',
  'database.recovered': 'L’historique n’a pas pu être lu et repart de zéro. L’ancien fichier a été conservé',
  'secrets.wrongPassphrase': 'La phrase secrète donnée n’ouvre pas les mots de passe. Ils restent inchangés.',
  'secrets.passphraseFile': 'Le fichier de la phrase secrète n’a pas pu être lu',
  'secrets.locked':
    'Les mots de passe sont verrouillés jusqu’à ce que vous donniez leur phrase secrète (Paramètres, À propos et diagnostic).',
} as const satisfies Like<typeof english.noticeBarTexts>;

export const sidebarLinkWords = {
  none: 'Aucun broker',
  connecting: 'Connexion…',
  online: 'Connecté',
  degraded: 'Partiellement connecté',
  offline: 'Non connecté',
  stopped: 'Service arrêté',
} as const satisfies Like<typeof english.sidebarLinkWords>;
