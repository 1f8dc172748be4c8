/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: 'Aktywność',
  security: 'Bezpieczeństwo',
  climate: 'Klimat',
  energy: 'Energia',
  cameras: 'Kamery',
  batteries: 'Baterie',
  devices: 'Urządzenia',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: 'Urządzenie',
  room: 'Pomieszczenie',
  lastSeen: 'Ostatnia zmiana',
  signal: 'Sygnał',
  battery: 'Bateria',
  version: 'Wersja',
  source: 'Pochodzi z',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: 'Stany',
  alerts: 'Alerty',
  tasks: 'Zadania',
  automations: 'Automatyzacje',
  agents: 'Agenty',
  connections: 'Połączenia',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: 'W tym domu nie ma nic takiego',
  openPage: 'Pokaż wszystko',
  percent: '{level}%',
  showMore: 'Pokaż więcej',
  filter: 'Szukaj urządzeń',
  devicesShown: '{shown, number} z {all, number}',
  outlookDays:
    '{count, plural, one {jeszcze około # dnia} few {jeszcze około # dni} many {jeszcze około # dni} other {jeszcze około # dnia}}',
  outlookFar: 'jeszcze ponad rok',
  outlookSteady: 'nie spada',
  outlookUnknown: 'jeszcze za mało danych',
  alarm: 'Alarm',
  locks: 'Zamki',
  doors: 'Drzwi i bramy',
  windows: 'Okna i inne',
  nothingOpen: 'Wszystko jest zamknięte i zaryglowane.',
  openNow: 'Nadal otwarte: {names}. Uzbrajaj tylko, jeśli tak ma być.',
  openAndMore: 'Nadal otwarte: {names} i jeszcze {count, number}. Uzbrajaj tylko, jeśli tak ma być.',
  heating: 'Ogrzewanie i chłodzenie',
  humidity: 'Wilgotność',
  now: 'Teraz',
  today: 'Dzisiaj',
  todayValue: 'dzisiaj {value}',
  used: 'Zużycie energii',
  byHour: 'Dzisiaj według godzin',
  byDay: '30 dni',
  perDevice: 'Według urządzeń',
  show: 'Pokaż',
  everything: 'Wszystko',
  quietDay: 'W ciągu ostatnich 24 godzin nic się nie wydarzyło',
  running: 'W toku',
  triggered: 'Wyzwolono',
} as const satisfies Like<typeof english.overview>;
