/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: 'Des assistants et d’autres programmes qui parlent le Model Context Protocol. Ils peuvent voir la maison et ébaucher des automatisations, qui restent arrêtées jusqu’à ce que vous les activiez.',
  connect: 'Un agent lance cette commande :',
  allowed: 'Ce que les agents peuvent commander',
  allowedLead:
    'Rien d’autre que ce qui figure ici. Ce qui est risqué (une serrure, une porte de garage, une alarme) attend chaque fois votre clic.',
  none: 'Rien : les agents ne font que regarder.',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: 'Fait',
  unconfirmed: 'Envoyé, non confirmé',
  failed: 'Échec',
  drafted: 'Ébauché',
  notAllowed: 'Refusé : non autorisé dans les réglages',
  person: 'Refusé par une personne',
  timeout: 'Refusé : personne n’a répondu',
  withdrawn: 'Retiré',
  tooMany: 'Refusé : trop de demandes',
  stopped: 'Refusé : le service est arrêté',
  unknown: 'Refusé : cette entité n’existe pas',
  invalid: 'Refusé : non valable',
  allowed: 'Autorisé',
} as const satisfies Like<typeof english.agentOutcomes>;
