/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: 'Activité',
  security: 'Sécurité',
  climate: 'Climat',
  energy: 'Énergie',
  cameras: 'Caméras',
  batteries: 'Piles',
  devices: 'Appareils',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: 'Appareil',
  room: 'Pièce',
  lastSeen: 'Dernier changement',
  signal: 'Signal',
  battery: 'Pile',
  version: 'Version',
  source: 'Provient de',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: 'États',
  alerts: 'Alertes',
  tasks: 'Tâches',
  automations: 'Automatisations',
  agents: 'Agents',
  connections: 'Connexions',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: 'Rien de tel dans cette maison',
  openPage: 'Tout afficher',
  percent: '{level} %',
  showMore: 'Afficher plus',
  filter: 'Rechercher dans les appareils',
  devicesShown: '{shown, number} sur {all, number}',
  outlookDays: '{count, plural, one {encore # jour environ} other {encore # jours environ}}',
  outlookFar: 'plus d’un an restant',
  outlookSteady: 'ne baisse pas',
  outlookUnknown: 'pas encore assez de données',
  alarm: 'Alarme',
  locks: 'Serrures',
  doors: 'Portes et portails',
  windows: 'Fenêtres et autres',
  nothingOpen: 'Tout est fermé et verrouillé.',
  openNow: 'Encore ouvert : {names}. N’armez que si c’est voulu.',
  openAndMore: 'Encore ouvert : {names} et {count, number} de plus. N’armez que si c’est voulu.',
  heating: 'Chauffage et climatisation',
  humidity: 'Humidité',
  now: 'Maintenant',
  today: 'Aujourd’hui',
  todayValue: 'aujourd’hui {value}',
  used: 'Énergie consommée',
  byHour: 'Aujourd’hui par heure',
  byDay: '30 jours',
  perDevice: 'Par appareil',
  show: 'Afficher',
  everything: 'Tout',
  quietDay: 'Rien ne s’est passé ces dernières 24 heures',
  running: 'En cours',
  triggered: 'Déclenchée',
} as const satisfies Like<typeof english.overview>;
