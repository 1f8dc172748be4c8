/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: 'Trouver un appareil, une pièce, une tâche, un réglage – ou « allumer… »',
  results: 'Résultats',
  found: '{count, plural, one {# résultat} other {# résultats}}',
  page: 'Page',
  roomOf: 'Pièce · {count, plural, one {# appareil} other {# appareils}}',
  taskOf: 'Tâche · {schedule}',
  automation: 'Automatisation',
  alertOf: 'Alerte · {state}',
  away: 'hors ligne indisponible',
  run: 'Exécuter {name}',
  act: '{verb} {name}',
  setTo: 'Régler {name} sur {option}',
  verbs:
    'allumer éteindre basculer ouvrir fermer arrêter stop verrouiller déverrouiller appuyer démarrer pause retour base installer désarmer armer activer exécuter lancer choisir régler mettre',
  patternInvalid: 'Ce n’est pas une expression régulière valide.',
  patternCostly:
    'Cette expression régulière pourrait durer très longtemps : évitez les groupes répétés et quelques * et +.',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: 'Général',
  brokers: 'Brokers',
  discovery: 'Découverte',
  notifications: 'Notifications',
  http: 'Programmes (HTTP)',
  agents: 'Agents',
  history: 'Historique',
  backup: 'Exporter et importer',
  about: 'À propos et diagnostic',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general:
    'thème sombre clair démarrage connexion langue unités température lieu fuseau horaire service arrêter redémarrer mode silencieux',
  brokers: 'mqtt connexion mot de passe tls certificat intégré hôte port utilisateur identifiants courtier',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled manuel entité rejetée',
  notifications: 'alertes son heures calmes pause sourdine',
  http: 'api rest jeton curl événements prometheus métriques openapi port tls certificat webhook',
  agents: 'mcp model context protocol assistant ia autoriser',
  history: 'base de données enregistrement jours conserver',
  backup: 'sauvegarde restaurer fichier json',
  about:
    'version mise à jour nouvelle diagnostic dossier de données journal zone de notification démarrage automatique',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'allume allumer allumez allumé allumée allumées active activer',
  verbOff: 'éteins éteindre éteignez éteint éteinte éteintes coupe couper désactive',
  verbOpen: 'ouvre ouvrir ouvrez ouvert monte monter lève lever relève relever',
  verbClose: 'ferme fermer fermez fermé baisse baisser descends descendre',
  verbStop: 'arrête arrêter stop stoppe',
  verbLock: 'verrouille verrouiller verrouillez',
  verbUnlock: 'déverrouille déverrouiller déverrouillez',
  lights: 'lumière lumières lampe lampes éclairage',
  covers: 'volet volets store stores rideau rideaux',
  locks: 'serrure serrures',
  heating: 'chauffage chauffages thermostat thermostats radiateur radiateurs',
  fans: 'ventilateur ventilateurs',
  plugs: 'prise prises',
  all: 'tout tous toute toutes',
  filler:
    'le la les l un une des de du d au aux à dans en sur et mets mettre règle régler s il te vous plaît degrés degré scène',
  percent: 'pourcent pourcents',
  does: '{what} : {names}',
  adjust: 'Alt et une flèche modifient la valeur',
  keyCtrl: 'Ctrl',
  keyEsc: 'Échap',
  helpTitle: 'Touches et phrases',
  helpTry:
    'Par exemple « éteins la lumière », « salon 40 % », « radiateur 22 », « ferme tous les volets », ou le nom d’une scène.',
  keyPalette: 'Rechercher et dire ce qu’il faut faire',
  keySettings: 'Paramètres',
  keyViews: 'Les pages, dans l’ordre',
  keyArrows: 'De tuile en tuile, et dans les listes',
  keyAdjust: 'Modifier la valeur de ce qui est choisi dans la recherche',
  keyHelp: 'Cette liste',
  keyClose: 'Fermer ce qui est ouvert',
} as const satisfies Like<typeof english.remote>;
