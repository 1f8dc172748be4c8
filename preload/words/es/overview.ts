/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: 'Actividad',
  security: 'Seguridad',
  climate: 'Clima',
  energy: 'Energía',
  cameras: 'Cámaras',
  batteries: 'Baterías',
  devices: 'Dispositivos',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: 'Dispositivo',
  room: 'Habitación',
  lastSeen: 'Último cambio',
  signal: 'Señal',
  battery: 'Batería',
  version: 'Versión',
  source: 'Viene de',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: 'Estados',
  alerts: 'Alertas',
  tasks: 'Tareas',
  automations: 'Automatizaciones',
  agents: 'Agentes',
  connections: 'Conexiones',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: 'Nada así en esta casa',
  openPage: 'Mostrar todo',
  percent: '{level} %',
  showMore: 'Mostrar más',
  filter: 'Buscar en los dispositivos',
  devicesShown: '{shown, number} de {all, number}',
  outlookDays: '{count, plural, one {queda # día, aprox.} other {quedan # días, aprox.}}',
  outlookFar: 'queda más de un año',
  outlookSteady: 'no baja',
  outlookUnknown: 'aún se sabe muy poco',
  alarm: 'Alarma',
  locks: 'Cerraduras',
  doors: 'Puertas y portones',
  windows: 'Ventanas y otros',
  nothingOpen: 'Todo está cerrado y bloqueado.',
  openNow: 'Sigue abierto: {names}. Arma solo si es lo que quieres.',
  openAndMore: 'Sigue abierto: {names} y {count, number} más. Arma solo si es lo que quieres.',
  heating: 'Calefacción y refrigeración',
  humidity: 'Humedad',
  now: 'Ahora',
  today: 'Hoy',
  todayValue: 'hoy {value}',
  used: 'Energía consumida',
  byHour: 'Hoy por horas',
  byDay: '30 días',
  perDevice: 'Por dispositivo',
  show: 'Mostrar',
  everything: 'Todo',
  quietDay: 'No ha pasado nada en las últimas 24 horas',
  running: 'En ejecución',
  triggered: 'Activada',
} as const satisfies Like<typeof english.overview>;
