/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: 'Activiteit',
  security: 'Beveiliging',
  climate: 'Klimaat',
  energy: 'Energie',
  cameras: 'Camera’s',
  batteries: 'Batterijen',
  devices: 'Apparaten',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: 'Apparaat',
  room: 'Ruimte',
  lastSeen: 'Laatste wijziging',
  signal: 'Signaal',
  battery: 'Batterij',
  version: 'Versie',
  source: 'Komt van',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: 'Statussen',
  alerts: 'Meldingen',
  tasks: 'Taken',
  automations: 'Automatiseringen',
  agents: 'Agenten',
  connections: 'Verbindingen',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: 'Niets van dien aard in dit huis',
  openPage: 'Alles tonen',
  percent: '{level}%',
  showMore: 'Meer tonen',
  filter: 'In de apparaten zoeken',
  devicesShown: '{shown, number} van {all, number}',
  outlookDays: '{count, plural, one {nog ongeveer # dag} other {nog ongeveer # dagen}}',
  outlookFar: 'nog meer dan een jaar',
  outlookSteady: 'daalt niet',
  outlookUnknown: 'nog te weinig bekend',
  alarm: 'Alarm',
  locks: 'Sloten',
  doors: 'Deuren en poorten',
  windows: 'Ramen en andere',
  nothingOpen: 'Alles is gesloten en op slot.',
  openNow: 'Nog open: {names}. Schakel alleen in als dat de bedoeling is.',
  openAndMore: 'Nog open: {names} en nog {count, number}. Schakel alleen in als dat de bedoeling is.',
  heating: 'Verwarmen en koelen',
  humidity: 'Luchtvochtigheid',
  now: 'Nu',
  today: 'Vandaag',
  todayValue: 'vandaag {value}',
  used: 'Energieverbruik',
  byHour: 'Vandaag per uur',
  byDay: '30 dagen',
  perDevice: 'Per apparaat',
  show: 'Tonen',
  everything: 'Alles',
  quietDay: 'De laatste 24 uur is er niets gebeurd',
  running: 'Bezig',
  triggered: 'Getriggerd',
} as const satisfies Like<typeof english.overview>;
