/** Commands for agents: what they ask for, and what is known of what they did. */
import type { Background } from '../service/background/background.ts';
import { ok } from '../service/base/errors.ts';
import type { AgentCommands } from '../service/model/agents.ts';
import type { Handlers } from './methods.ts';

export interface AgentPorts {
  readonly background: Pick<Background, 'agents'>;
}

export function agentHandlers(service: AgentPorts): Pick<Handlers, keyof AgentCommands> {
  const { agents } = service.background;
  return {
    'agent.command': agents.command,
    'agent.withdraw': ({ ticket }) => {
      agents.withdraw(ticket);
      return ok({});
    },
    'agent.draft': agents.draft,
    'agent.log': ({ limit }) => ok({ entries: agents.log(limit) }),
  };
}
