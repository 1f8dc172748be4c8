/** Agents (Model Context Protocol): what a person lets them do, what they did, and what the contract has for them. */
import type { Failure } from '../base/errors.ts';
import type { CommandOutcome } from './entities.ts';

export interface AgentSettings {
  /** Entities that agents may command. */
  readonly entities: readonly string[];
}

/** The rule of the alerts by which a person is asked, and the ids of their buttons. */
export const agentRule = 'agent';
export const allowButton = 'allow';
export const refuseButton = 'refuse';

/**
 * `notAllowed`: no person has allowed the entity for agents. `person`, `timeout`: it was risky, and was refused or not
 * answered. `withdrawn`: the agent went away before the answer. `invalid`: the service refused what was asked.
 */
export type AgentRefusal =
  | 'notAllowed'
  | 'unknown'
  | 'person'
  | 'timeout'
  | 'withdrawn'
  | 'tooMany'
  | 'stopped'
  | 'invalid';

/** What an agent did, or was refused. */
export interface AgentEntry {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** What the agent calls itself. */
  readonly agent: string;
  readonly what: 'command' | 'draft';
  /** Of the entity, or of the automation that was drafted, as it was called then. */
  readonly name: string;
  readonly entityId?: string;
  readonly automationId?: string;
  readonly action?: string;
  /** As JSON, without codes. */
  readonly params?: string;
  readonly outcome: 'allowed' | 'refused';
  readonly reason?: AgentRefusal;
  /** How a command ended that was allowed. */
  readonly result?: CommandOutcome;
}

type None = Record<string, never>;

export interface AgentCommands {
  /**
   * A command of an agent. `access.denied` where no person has allowed the entity for agents. One that is risky waits for
   * a person to allow it, for two minutes at most. `ticket`: a name by which it can be withdrawn until then.
   */
  'agent.command': [
    { agent: string; id: string; action: string; params?: Record<string, unknown>; ticket?: string },
    { outcome: CommandOutcome; error?: Failure },
  ];
  /** Nobody waits for it any more: it is refused. */
  'agent.withdraw': [{ ticket: string }, None];
  /** Saves an automation under an id of its own, switched off and marked as a draft of this agent. */
  'agent.draft': [{ agent: string; automation: Readonly<Record<string, unknown>> }, { id: string }];
  /** Newest first. */
  'agent.log': [{ limit?: number }, { entries: readonly AgentEntry[] }];
}
