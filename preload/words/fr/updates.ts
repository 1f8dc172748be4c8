/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: '{version} est disponible. Rien n’est téléchargé sans votre accord.',
  versionIsBeingDownloaded: '{version} est en cours de téléchargement.',
  versionIsDownloadedAndVerifiedIt:
    '{version} est téléchargée et vérifiée. Elle démarre quand vous redémarrez Inglenook ici.',
  versionIsDownloadedAndVerifiedWaits: '{version} est téléchargée et vérifiée. {waits}',
  looking: 'Recherche…',
  notLookedForYet: 'Pas encore cherché.',
  thisIsTheNewestOneAs: 'C’est la plus récente, au {checkedAt}.',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'Inglenook tourne depuis ses sources : les nouvelles versions viennent avec elles.',
  packageManager: 'Ce paquet est tenu à jour par le gestionnaire de paquets du système.',
  folder:
    'Inglenook tourne depuis un dossier décompressé, qu’il ne remplace pas : décompressez la nouvelle version à sa place.',
  noAddress:
    'Personne n’a dit à cette version où paraissent les nouvelles. Si vous connaissez l’adresse, saisissez-la ici.',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: 'l’adresse n’a pas répondu.',
  notFound: 'l’adresse n’a pas de version pour ce système.',
  unreadable: 'ce que l’adresse dit de sa version est incompréhensible.',
  tampered: 'ce qui est arrivé n’est pas ce qui a été publié, et a été jeté.',
  insecure: 'elle mène hors de https.',
  readOnly: 'Inglenook ne peut pas écrire là où il est installé.',
  full: 'il n’y a pas assez de place sur le disque.',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: 'Impossible de chercher une nouvelle version',
  download: 'Impossible de télécharger la nouvelle version',
  install: 'Impossible d’installer la nouvelle version',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: 'Une alarme est ouverte : Inglenook ne redémarre pas avant sa fin.',
  task: 'Une tâche est en cours : Inglenook ne redémarre pas avant sa fin.',
} as const satisfies Like<typeof english.updateWaits>;
