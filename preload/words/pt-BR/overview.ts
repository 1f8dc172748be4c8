/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: 'Atividade',
  security: 'Segurança',
  climate: 'Clima',
  energy: 'Energia',
  cameras: 'Câmeras',
  batteries: 'Baterias',
  devices: 'Dispositivos',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: 'Dispositivo',
  room: 'Cômodo',
  lastSeen: 'Última mudança',
  signal: 'Sinal',
  battery: 'Bateria',
  version: 'Versão',
  source: 'Vem de',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: 'Estados',
  alerts: 'Alertas',
  tasks: 'Tarefas',
  automations: 'Automações',
  agents: 'Agentes',
  connections: 'Conexões',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: 'Nada do tipo nesta casa',
  openPage: 'Mostrar tudo',
  percent: '{level}%',
  showMore: 'Mostrar mais',
  filter: 'Pesquisar nos dispositivos',
  devicesShown: '{shown, number} de {all, number}',
  outlookDays: '{count, plural, one {resta cerca de # dia} other {restam cerca de # dias}}',
  outlookFar: 'resta mais de um ano',
  outlookSteady: 'não cai',
  outlookUnknown: 'ainda se sabe pouco',
  alarm: 'Alarme',
  locks: 'Fechaduras',
  doors: 'Portas e portões',
  windows: 'Janelas e outros',
  nothingOpen: 'Está tudo fechado e trancado.',
  openNow: 'Ainda aberto: {names}. Arme só se for essa a intenção.',
  openAndMore: 'Ainda aberto: {names} e mais {count, number}. Arme só se for essa a intenção.',
  heating: 'Aquecimento e resfriamento',
  humidity: 'Umidade',
  now: 'Agora',
  today: 'Hoje',
  todayValue: 'hoje {value}',
  used: 'Energia usada',
  byHour: 'Hoje por hora',
  byDay: '30 dias',
  perDevice: 'Por dispositivo',
  show: 'Mostrar',
  everything: 'Tudo',
  quietDay: 'Nada aconteceu nas últimas 24 horas',
  running: 'Em execução',
  triggered: 'Acionada',
} as const satisfies Like<typeof english.overview>;
