/** Rules of alerts, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: 'Mensagem de uma automação',
  foreign: 'Mensagens de outros programas',
  'task:digest': 'Resumo diário',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: 'após {time}',
  atOnce: 'na hora',
  atMost: 'no máximo uma vez em {time}',
  again: 'de novo após {time} enquanto aberto',
  over: 'avisa quando termina',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: 'Ainda não mostrado',
  shown: 'Mostrado como notificação',
  suppressed: 'Não mostrado',
  suppressedFor: 'Não mostrado: {reason}',
  failed: 'Não foi possível mostrar',
  failedFor: 'Não foi possível mostrar: {reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': 'horário de silêncio',
  silent: 'modo silencioso',
  over: 'terminou logo em seguida',
  unreadable: 'não foi possível lê-lo',
  paused: 'as notificações estão pausadas',
  'rule-muted': 'a regra está silenciada',
  'device-muted': 'o dispositivo está silenciado',
  cooldown: 'mostrado há pouco',
  rate: 'notificações demais ao mesmo tempo',
  grouped: 'mostrado em outra notificação',
  snoozed: 'adiado',
  disabled: 'desativado',
  unsupported: 'o sistema não mostra notificações',
  'no-reason': 'o sistema não disse por quê',
  timeout: 'o sistema não respondeu',
  focus: 'a janela estava em primeiro plano',
} as const satisfies Like<typeof english.deliveryReasons>;
