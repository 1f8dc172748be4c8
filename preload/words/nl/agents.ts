/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: 'Assistenten en andere programma’s die het Model Context Protocol spreken. Ze mogen het huis bekijken en automatiseringen schetsen, die uit blijven tot je ze inschakelt.',
  connect: 'Een agent start deze opdracht:',
  allowed: 'Wat agenten mogen bedienen',
  allowedLead:
    'Alleen wat hier staat. Wat riskant is, zoals een slot, een garagedeur of een alarm, wacht elke keer op je klik.',
  none: 'Niets: agenten kijken alleen.',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: 'Gedaan',
  unconfirmed: 'Verzonden, niet bevestigd',
  failed: 'Mislukt',
  drafted: 'Geschetst',
  notAllowed: 'Geweigerd: niet toegestaan in de instellingen',
  person: 'Door een mens geweigerd',
  timeout: 'Geweigerd: niemand antwoordde',
  withdrawn: 'Ingetrokken',
  tooMany: 'Geweigerd: te veel verzoeken',
  stopped: 'Geweigerd: de dienst is gestopt',
  unknown: 'Geweigerd: die entiteit bestaat niet',
  invalid: 'Geweigerd: ongeldig',
  allowed: 'Toegestaan',
} as const satisfies Like<typeof english.agentOutcomes>;
