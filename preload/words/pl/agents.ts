/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: 'Asystenci i inne programy, które używają Model Context Protocol. Mogą oglądać dom i szkicować automatyzacje, które pozostają wyłączone, dopóki ich nie włączysz.',
  connect: 'Agent uruchamia to polecenie:',
  allowed: 'Czym mogą sterować agenty',
  allowedLead:
    'Tylko tym, co jest na tej liście. To, co ryzykowne, jak zamek, brama garażowa czy alarm, za każdym razem czeka na twoje kliknięcie.',
  none: 'Niczym: agenty tylko patrzą.',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: 'Wykonano',
  unconfirmed: 'Wysłano, bez potwierdzenia',
  failed: 'Nie powiodło się',
  drafted: 'Naszkicowano',
  notAllowed: 'Odmowa: brak zezwolenia w ustawieniach',
  person: 'Odmowa człowieka',
  timeout: 'Odmowa: nikt nie odpowiedział',
  withdrawn: 'Wycofano',
  tooMany: 'Odmowa: zbyt wiele żądań',
  stopped: 'Odmowa: usługa została zatrzymana',
  unknown: 'Odmowa: nie ma takiej encji',
  invalid: 'Odmowa: nieprawidłowe',
  allowed: 'Dozwolone',
} as const satisfies Like<typeof english.agentOutcomes>;
