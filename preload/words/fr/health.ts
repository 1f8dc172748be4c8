/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: 'Ne pas déranger',
  trayIcon: 'Icône (zone de notification)',
  startAtLogin: 'Démarrage à la connexion',
  itRuns: 'Il fonctionne.',
  power: 'Alimentation',
  lastSleeps: 'Dernières veilles',
  quickToReact: 'Réactivité',
  theLastOneCouldNotBe:
    'La dernière n’a pas pu être affichée. Autorisez les notifications d’Inglenook dans les paramètres du système ; les alertes restent dans la boîte de réception.',
  nothingOnThisSystemShowsThem:
    'Rien ne les affiche sur ce système. Installez un service de notifications, comme dunst ; les alertes restent dans la boîte de réception.',
  notKnownUntilOneWasShown: 'Inconnu tant qu’aucune n’a été affichée : essayez.',
  theSystemShowsThem: 'Le système les affiche.',
  theSystemHoldsNotificationsBack: 'Le système retient les notifications, peut-être aussi les critiques.',
  offNotificationsComeThrough: 'Désactivé : les notifications passent.',
  theSystemDoesNotTellWhether: 'Le système ne dit pas s’il retient les notifications.',
  theSystemShowsIt: 'Le système l’affiche.',
  theSystemRefusedItWithoutIt: 'Le système l’a refusée. Sans elle, rouvrir Inglenook fait revenir la fenêtre.',
  thisDesktopShowsNoTrayIcons:
    'Ce bureau n’affiche pas d’icônes de notification ; une extension les ajoute. Sans elle, rouvrir Inglenook fait revenir la fenêtre.',
  cannotBeSetUpFromHere: 'Impossible à configurer d’ici. Ajoutez Inglenook aux programmes que votre session démarre.',
  inglenookStartsWithYourSession: 'Inglenook démarre avec votre session.',
  itStartsWithYourSessionUnlike: 'Il démarre avec votre session, contrairement au paramètre.',
  switchedOffInTheSystemsOwn: 'Désactivé dans la liste du système des applications lancées à la connexion.',
  theEntryStartsAnotherCopyOf: 'L’entrée démarre une autre copie d’Inglenook, ou une copie déplacée.',
  offAsChosenNothingRunsUntil: 'Désactivé, comme choisi : rien ne tourne avant que vous n’ouvriez Inglenook.',
  missingNothingRunsUntilYouOpen: 'Absent : rien ne tourne avant que vous n’ouvriez Inglenook.',
  itStaysClosedBecauseItsPassword:
    'Il reste fermé, car son mot de passe a disparu. Saisissez-en un de nouveau dans Paramètres, Brokers.',
  itStaysClosedBecauseItsPassword2:
    'Il reste fermé, car son mot de passe ne peut pas être lu. Déverrouillez le trousseau et redémarrez, ou saisissez de nouveau un mot de passe.',
  itCouldNotBeStartedProblem: 'Il n’a pas pu être démarré ({problem}).',
  onBatteryChargeTasksThatWant: 'Sur batterie{charge}. Les tâches qui veulent le secteur attendent.',
  onMainsPowerChargeNoTask: 'Sur secteur{charge}. Aucune tâche ne l’attend.',
  noneSinceInglenookStartedTasksThat:
    'Aucune depuis le démarrage d’Inglenook. Les tâches manquées sont rattrapées ensuite.',
  spansTasksThatWereMissedAre: '{spans}. Les tâches manquées sont rattrapées.',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook a toujours été prêt en quelques secondes.',
  stoodStillForLongAtBusy:
    'À l’arrêt pendant {long} ({at}), occupé par : {ran}. Alertes et commandes ont attendu. Le journal en dit plus.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Corriger',
  protectionInstallOrUnlockAKeyring:
    '{protection}. Une phrase secrète les chiffre (ci-dessous), ou un trousseau comme GNOME Keyring ou KWallet après un redémarrage.',
  namesAreThere: 'Tout ce que nomment les automatisations est là.',
  namesAreMissing:
    'Celles-ci nomment quelque chose d’absent : {list}. Elles ne peuvent pas fonctionner avant son retour.',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': 'Démarrer à la connexion',
  'autostart.disable': 'Ne pas démarrer à la connexion',
  'notifications.test': 'Tester',
  'doNotDisturb.end.dunst': 'Les laisser passer',
  'doNotDisturb.end.gnome': 'Les laisser passer',
  'open.notificationSettings': 'Paramètres système',
  'open.focusSettings': 'Paramètres système',
  'open.powerSettings': 'Paramètres système',
  'open.startupSettings': 'Paramètres système',
  'open.trayExtension': 'Obtenir l’extension',
  'app.relaunch': 'Redémarrer',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: 'Chiffrés avec le trousseau du système',
  file: 'Non chiffrés : dans un fichier que vous seul pouvez lire',
  plain: 'Non chiffrés : le système n’a pas de trousseau',
  memory: 'Seulement jusqu’à l’arrêt d’Inglenook',
  locked: 'Verrouillés : le trousseau du système n’est pas déverrouillé, ou leur phrase secrète n’a pas été donnée',
  passphrase: 'Chiffrés avec une phrase secrète',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, comme GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Trousseau d’accès',
  dpapi: 'Protection des données Windows',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} Mio',
  spentInTheLastRunningMs: '{spent} ces {runningMs}',
  costInRunningMs: '{cost} en {runningMs}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: 'Service',
  window: 'Fenêtre',
  graphics: 'Graphismes',
  helper: 'Auxiliaire',
} as const satisfies Like<typeof english.costNames>;
