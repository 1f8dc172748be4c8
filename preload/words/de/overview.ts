/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: 'Aktivität',
  security: 'Sicherheit',
  climate: 'Klima',
  energy: 'Energie',
  cameras: 'Kameras',
  batteries: 'Batterien',
  devices: 'Geräte',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: 'Gerät',
  room: 'Raum',
  lastSeen: 'Letzte Änderung',
  signal: 'Signal',
  battery: 'Batterie',
  version: 'Version',
  source: 'Kommt von',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: 'Zustände',
  alerts: 'Meldungen',
  tasks: 'Aufgaben',
  automations: 'Automationen',
  agents: 'Agenten',
  connections: 'Verbindungen',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: 'Nichts dergleichen in diesem Zuhause',
  openPage: 'Alles davon zeigen',
  percent: '{level} %',
  showMore: 'Mehr zeigen',
  filter: 'Geräte durchsuchen',
  devicesShown: '{shown, number} von {all, number}',
  outlookDays: '{count, plural, one {noch etwa # Tag} other {noch etwa # Tage}}',
  outlookFar: 'noch mehr als ein Jahr',
  outlookSteady: 'sinkt nicht',
  outlookUnknown: 'noch zu wenig bekannt',
  alarm: 'Alarm',
  locks: 'Schlösser',
  doors: 'Türen und Tore',
  windows: 'Fenster und anderes',
  nothingOpen: 'Alles ist geschlossen und verriegelt.',
  openNow: 'Noch offen: {names}. Nur scharf schalten, wenn das so gewollt ist.',
  openAndMore: 'Noch offen: {names} und {count, number} weitere. Nur scharf schalten, wenn das so gewollt ist.',
  heating: 'Heizen und Kühlen',
  humidity: 'Luftfeuchtigkeit',
  now: 'Jetzt',
  today: 'Heute',
  todayValue: 'heute {value}',
  used: 'Verbrauchte Energie',
  byHour: 'Heute nach Stunden',
  byDay: '30 Tage',
  perDevice: 'Nach Gerät',
  show: 'Zeigen',
  everything: 'Alles',
  quietDay: 'In den letzten 24 Stunden ist nichts geschehen',
  running: 'Läuft',
  triggered: 'Ausgelöst',
} as const satisfies Like<typeof english.overview>;
