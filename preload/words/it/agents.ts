/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: 'Assistenti e altri programmi che parlano il Model Context Protocol. Possono vedere la casa e abbozzare automazioni, che restano spente finché non le attivi.',
  connect: 'Un agente avvia questo comando:',
  allowed: 'Che cosa possono comandare gli agenti',
  allowedLead:
    'Solo ciò che è elencato qui. Ciò che è rischioso, come una serratura, un garage o un allarme, attende ogni volta il tuo clic.',
  none: 'Nulla: gli agenti guardano soltanto.',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: 'Fatto',
  unconfirmed: 'Inviato, non confermato',
  failed: 'Non riuscito',
  drafted: 'Abbozzato',
  notAllowed: 'Rifiutato: non consentito nelle impostazioni',
  person: 'Rifiutato da una persona',
  timeout: 'Rifiutato: nessuno ha risposto',
  withdrawn: 'Ritirato',
  tooMany: 'Rifiutato: troppe richieste',
  stopped: 'Rifiutato: il servizio è fermo',
  unknown: 'Rifiutato: questa entità non esiste',
  invalid: 'Rifiutato: non valido',
  allowed: 'Consentito',
} as const satisfies Like<typeof english.agentOutcomes>;
