/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: 'Assistentes e outros programas que falam o Model Context Protocol. Eles podem ver a casa e esboçar automações, que ficam desligadas até você ligá-las.',
  connect: 'Um agente inicia este comando:',
  allowed: 'O que os agentes podem controlar',
  allowedLead:
    'Só o que está listado aqui. O que é arriscado, como uma fechadura, um portão de garagem ou um alarme, espera sempre o seu clique.',
  none: 'Nada: os agentes só olham.',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: 'Feito',
  unconfirmed: 'Enviado, sem confirmação',
  failed: 'Falhou',
  drafted: 'Esboçado',
  notAllowed: 'Recusado: não permitido nos ajustes',
  person: 'Recusado por uma pessoa',
  timeout: 'Recusado: ninguém respondeu',
  withdrawn: 'Retirado',
  tooMany: 'Recusado: pedidos demais',
  stopped: 'Recusado: o serviço foi parado',
  unknown: 'Recusado: essa entidade não existe',
  invalid: 'Recusado: inválido',
  allowed: 'Permitido',
} as const satisfies Like<typeof english.agentOutcomes>;
