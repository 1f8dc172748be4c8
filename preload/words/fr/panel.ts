import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: 'Tout va bien',
  stopped: 'Le service d’arrière-plan est arrêté',
  offline: 'Aucun broker connecté',
  connecting: 'Connexion au broker',
  setUp: 'Configurer',
  alerts: 'Alertes ouvertes',
  moreAlerts: '{count, number} de plus',
  noFavourites: 'Mettez un appareil en favori sur sa page, et il apparaît ici.',
  pinned: 'Valeurs épinglées',
  pinTitle: 'Épinglez ce que vous regardez le plus',
  pin: 'Épingler {name}',
  moveHint: '{name}. Glisser, ou Alt et une flèche, le déplace',
  nothingFound: 'Aucun résultat pour « {query} »',
  pausedUntil: 'Notifications en pause jusqu’à {when}',
  pauseHour: 'Pour 1 heure',
  pauseTomorrow: 'Jusqu’à demain',
  unfold: 'Toutes les commandes de {name}',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: 'Touche qui ouvre le panneau',
  press: 'Appuyez sur les touches ensemble, ou Échap pour laisser',
  pressShort: 'Appuyez…',
  choose: 'Choisir',
  change: 'Modifier',
  taken: 'Un autre programme utilise cette touche. Choisissez-en une autre.',
  invalid: 'Cette touche ne peut pas être utilisée.',
} as const satisfies Like<typeof english.panelKey>;
