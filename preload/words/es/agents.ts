/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: 'Asistentes y otros programas que hablan el Model Context Protocol. Pueden ver la casa y esbozar automatizaciones, que quedan apagadas hasta que las enciendas.',
  connect: 'Un agente inicia esta orden:',
  allowed: 'Lo que los agentes pueden controlar',
  allowedLead:
    'Solo lo que figura aquí. Lo arriesgado, como una cerradura, una puerta de garaje o una alarma, espera cada vez tu clic.',
  none: 'Nada: los agentes solo miran.',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: 'Hecho',
  unconfirmed: 'Enviado, sin confirmar',
  failed: 'Fallido',
  drafted: 'Esbozado',
  notAllowed: 'Rechazado: no permitido en los ajustes',
  person: 'Rechazado por una persona',
  timeout: 'Rechazado: nadie respondió',
  withdrawn: 'Retirado',
  tooMany: 'Rechazado: demasiadas solicitudes',
  stopped: 'Rechazado: el servicio se detuvo',
  unknown: 'Rechazado: no existe esa entidad',
  invalid: 'Rechazado: no válido',
  allowed: 'Permitido',
} as const satisfies Like<typeof english.agentOutcomes>;
