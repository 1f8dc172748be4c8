/** Settings: agents, what they may do, and what they did. */

export const agents = {
  lead: 'Assistants and other programs that speak the Model Context Protocol. They may look at the home, and draft automations that stay off until you switch them on.',
  connect: 'An agent starts this command:',
  allowed: 'What agents may control',
  allowedLead:
    'Nothing but what is listed here. What is risky, such as a lock, a garage door or an alarm, waits for your click each time.',
  none: 'Nothing: agents only look.',
} as const;

/** How what an agent wanted ended. */
export const agentOutcomes = {
  confirmed: 'Done',
  unconfirmed: 'Sent, not confirmed',
  failed: 'Failed',
  drafted: 'Drafted',
  notAllowed: 'Refused: not allowed in Settings',
  person: 'Refused by a person',
  timeout: 'Refused: nobody answered',
  withdrawn: 'Taken back',
  tooMany: 'Refused: too many requests',
  stopped: 'Refused: the service stopped',
  unknown: 'Refused: there is no such entity',
  invalid: 'Refused: not valid',
  allowed: 'Allowed',
} as const;
