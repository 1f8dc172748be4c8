/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: 'Assistenten und andere Programme, die das Model Context Protocol sprechen. Sie dürfen das Zuhause ansehen und Automationen entwerfen, die aus bleiben, bis du sie einschaltest.',
  connect: 'Ein Agent startet diesen Befehl:',
  allowed: 'Was Agenten steuern dürfen',
  allowedLead:
    'Nur, was hier steht. Riskantes wie ein Schloss, ein Garagentor oder ein Alarm wartet jedes Mal auf deinen Klick.',
  none: 'Nichts: Agenten sehen nur zu.',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: 'Erledigt',
  unconfirmed: 'Gesendet, nicht bestätigt',
  failed: 'Fehlgeschlagen',
  drafted: 'Entworfen',
  notAllowed: 'Abgelehnt: in den Einstellungen nicht erlaubt',
  person: 'Von einem Menschen abgelehnt',
  timeout: 'Abgelehnt: niemand hat geantwortet',
  withdrawn: 'Zurückgezogen',
  tooMany: 'Abgelehnt: zu viele Anfragen',
  stopped: 'Abgelehnt: der Dienst wurde angehalten',
  unknown: 'Abgelehnt: diese Entität gibt es nicht',
  invalid: 'Abgelehnt: ungültig',
  allowed: 'Erlaubt',
} as const satisfies Like<typeof english.agentOutcomes>;
