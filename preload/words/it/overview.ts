/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: 'Attività recente',
  security: 'Sicurezza',
  climate: 'Clima',
  energy: 'Energia',
  cameras: 'Telecamere',
  batteries: 'Batterie',
  devices: 'Dispositivi',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: 'Dispositivo',
  room: 'Stanza',
  lastSeen: 'Ultima modifica',
  signal: 'Segnale',
  battery: 'Batteria',
  version: 'Versione',
  source: 'Proviene da',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: 'Stati',
  alerts: 'Avvisi',
  tasks: 'Attività',
  automations: 'Automazioni',
  agents: 'Agenti',
  connections: 'Connessioni',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: 'Nulla del genere in questa casa',
  openPage: 'Mostra tutto',
  percent: '{level}%',
  showMore: 'Mostra altri',
  filter: 'Cerca tra i dispositivi',
  devicesShown: '{shown, number} di {all, number}',
  outlookDays: '{count, plural, one {ancora # giorno circa} other {ancora # giorni circa}}',
  outlookFar: 'ancora più di un anno',
  outlookSteady: 'non cala',
  outlookUnknown: 'ancora troppo pochi dati',
  alarm: 'Allarme',
  locks: 'Serrature',
  doors: 'Porte e cancelli',
  windows: 'Finestre e altro',
  nothingOpen: 'È tutto chiuso e bloccato.',
  openNow: 'Ancora aperto: {names}. Inserisci solo se è voluto.',
  openAndMore: 'Ancora aperto: {names} e altri {count, number}. Inserisci solo se è voluto.',
  heating: 'Riscaldamento e raffrescamento',
  humidity: 'Umidità',
  now: 'Ora',
  today: 'Oggi',
  todayValue: 'oggi {value}',
  used: 'Energia consumata',
  byHour: 'Oggi ora per ora',
  byDay: '30 giorni',
  perDevice: 'Per dispositivo',
  show: 'Mostra',
  everything: 'Tutto',
  quietDay: 'Nelle ultime 24 ore non è successo nulla',
  running: 'In esecuzione',
  triggered: 'Attivata',
} as const satisfies Like<typeof english.overview>;
