/**
 * What agents may do, decided here and not where they are spoken with: commands to what a person has allowed, risky ones
 * after a click, automations as drafts. Everything is written down.
 */
import { randomUUID } from 'node:crypto';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import type { AlertService } from '../alerts/service.ts';
import type { AutomationEngine } from '../automations/engine.ts';
import { err, type Failure, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Logger } from '../base/ports.ts';
import type { Commands } from '../entities/commands.ts';
import type { KvStore } from '../history/kv-store.ts';
import type { AgentCommands, AgentEntry, AgentRefusal } from '../model/agents.ts';
import type { Entity } from '../model/entities.ts';
import { createAgentLog } from './log.ts';
import { createAgentQuestions } from './questions.ts';

export interface AgentsOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly kv: KvStore;
  readonly alerts: Pick<AlertService, 'end' | 'on' | 'open' | 'raise'>;
  readonly commands: Pick<Commands, 'runToEnd'>;
  readonly automations: Pick<AutomationEngine, 'list' | 'save'>;
  words(): SpokenWords;
  entity(id: string): Entity | undefined;
  /** The entities that a person has allowed for agents. */
  allowed(): readonly string[];
}

type Answer<K extends keyof AgentCommands> = Promise<Result<AgentCommands[K][1]>>;

export interface Agents {
  command(request: AgentCommands['agent.command'][0]): Answer<'agent.command'>;
  withdraw(ticket: string): void;
  draft(request: AgentCommands['agent.draft'][0]): Answer<'agent.draft'>;
  /** Newest first. */
  log(limit?: number): readonly AgentEntry[];
  /** Refuses what waits for an answer. */
  clear(): void;
  stop(): void;
}

export function createAgents(options: AgentsOptions): Agents {
  const { clock, kv, alerts, automations, commands } = options;
  const logger = options.logger.child('agents');
  const log = createAgentLog(kv, clock);
  const questions = createAgentQuestions({ clock, alerts, words: options.words });
  const mayAct = createTurns(clock);

  type Said = Omit<AgentEntry, 'id' | 'at' | 'outcome' | 'reason'>;
  const refuse = (said: Said, reason: AgentRefusal, why = refusals[reason]): { ok: false; error: Failure } => {
    log.add({ ...said, outcome: 'refused', reason });
    logger.info('agent.refused', { what: said.what, entityId: said.entityId, action: said.action, reason });
    return { ok: false, error: why };
  };

  return {
    async command({ agent, id, action, params = {}, ticket }) {
      const entity = options.entity(id);
      const shown = shownParams(params);
      const said: Said = {
        agent: plain(agent),
        what: 'command',
        name: (entity?.name ?? id).slice(0, limits.nameChars),
        entityId: id,
        action,
        ...(shown === undefined ? {} : { params: shown }),
      };
      const turn = mayAct();
      if (turn !== 'yes') return turn === 'first' ? refuse(said, 'tooMany') : { ok: false, error: refusals.tooMany };
      if (entity === undefined) return refuse(said, 'unknown', err('entity.unknown', id).error);
      const isAllowed = (): boolean => options.allowed().includes(id);
      if (!isAllowed()) return refuse(said, 'notAllowed');
      // A device that a person trusts is trusted with that person, not with a program.
      if (entity.capabilities.risky?.includes(action) === true) {
        const answer = await questions.ask({ agent: said.agent, entity, action, params: shown, ticket });
        if (answer !== 'allowed') return refuse(said, answer);
        if (!isAllowed()) return refuse(said, 'notAllowed');
      }
      // Written before it is sent: whatever happens then, it is known who did it.
      const entry = log.add({ ...said, outcome: 'allowed' });
      logger.info('agent.command', { entityId: id, action });
      const ended = await commands.runToEnd(id, action, params);
      const outcome = ended.ok ? ended.value.outcome : 'failed';
      log.complete({ ...entry, result: outcome });
      if (!ended.ok) return ended;
      const { error } = ended.value;
      return ok(error === undefined ? { outcome } : { outcome, error });
    },
    withdraw: questions.withdraw,
    async draft({ agent, automation }) {
      const by = plain(agent);
      const { name } = automation;
      const said: Said = {
        agent: by,
        what: 'draft',
        name: typeof name === 'string' ? name.slice(0, limits.nameChars) : '',
      };
      const turn = mayAct();
      if (turn !== 'yes') return turn === 'first' ? refuse(said, 'tooMany') : { ok: false, error: refusals.tooMany };
      const drafts = automations.list().filter(({ draftedBy }) => draftedBy !== undefined);
      if (drafts.length >= limits.agentDrafts) {
        return refuse(said, 'tooMany', err('request.tooMany', `${limits.agentDrafts} drafts wait for a person`).error);
      }
      // An id of its own: no draft takes the place of an automation that is there.
      const id = `draft-${randomUUID()}`;
      const saved = await automations.save({ ...automation, id, enabled: false, draftedBy: by });
      if (!saved.ok) return refuse(said, 'invalid', saved.error);
      log.add({ ...said, automationId: id, outcome: 'allowed' });
      return saved;
    },
    log: log.list,
    clear: questions.clear,
    stop: questions.stop,
  };
}

/** What the agent is told. */
const refusals: Readonly<Record<AgentRefusal, Failure>> = {
  notAllowed: err('access.denied', 'no person has allowed this entity for agents (Settings, Agents)').error,
  unknown: err('entity.unknown').error,
  person: err('access.denied', 'a person refused it').error,
  timeout: err('access.denied', 'it is risky, and no person allowed it in time').error,
  withdrawn: err('access.denied', 'it was withdrawn').error,
  tooMany: err('request.tooMany', 'wait a minute').error,
  stopped: err('service.stopped').error,
  invalid: err('request.invalid').error,
};

/** So many acts in a minute; of those beyond, the first is written down and the others are not. */
function createTurns(clock: Clock): () => 'yes' | 'first' | 'no' {
  let since = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    const now = clock.elapsed();
    if (now - since >= 60_000) {
      since = now;
      count = 0;
    }
    count += 1;
    if (count <= limits.agentActsPerMinute) return 'yes';
    return count === limits.agentActsPerMinute + 1 ? 'first' : 'no';
  };
}

/** What an agent calls itself, on one line and short. */
function plain(name: string): string {
  const text = name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return text.slice(0, limits.agentNameChars) || '?';
}

/** Parameters to be shown and kept: codes are secrets. */
function shownParams(params: Readonly<Record<string, unknown>>): string | undefined {
  const { code: _code, ...rest } = params;
  if (Object.keys(rest).length === 0) return undefined;
  return JSON.stringify(rest).slice(0, limits.agentTextChars);
}
