/** The settings of agents, checked: at first they may do nothing. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { AgentSettings } from '../model/agents.ts';

export const agentsSchema: z.ZodType<AgentSettings> = z
  .strictObject({ entities: z.array(z.string().min(1).max(limits.nameChars)).max(limits.agentEntities).default([]) })
  .prefault({});
