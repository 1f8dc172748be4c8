/** Rules of alerts, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: 'Mensaje de una automatización',
  foreign: 'Mensajes de otros programas',
  'task:digest': 'Resumen diario',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: 'después de {time}',
  atOnce: 'al momento',
  atMost: 'como mucho una vez en {time}',
  again: 'de nuevo tras {time} si sigue abierta',
  over: 'avisa cuando termina',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: 'Aún no mostrada',
  shown: 'Mostrada como notificación',
  suppressed: 'No mostrada',
  suppressedFor: 'No mostrada: {reason}',
  failed: 'No se pudo mostrar',
  failedFor: 'No se pudo mostrar: {reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': 'horas de silencio',
  silent: 'modo silencioso',
  over: 'terminó enseguida',
  unreadable: 'no se pudo leer',
  paused: 'las notificaciones están en pausa',
  'rule-muted': 'la regla está silenciada',
  'device-muted': 'el dispositivo está silenciado',
  cooldown: 'mostrada hace poco',
  rate: 'demasiadas notificaciones a la vez',
  grouped: 'mostrada dentro de otra notificación',
  snoozed: 'pospuesta',
  disabled: 'desactivada',
  unsupported: 'el sistema no muestra notificaciones',
  'no-reason': 'el sistema no dijo por qué',
  timeout: 'el sistema no respondió',
  focus: 'la ventana estaba en primer plano',
} as const satisfies Like<typeof english.deliveryReasons>;
