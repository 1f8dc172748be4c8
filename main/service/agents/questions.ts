/** Asks a person whether an agent may do something risky: an alert with two buttons. Without an answer it may not. */
import { randomUUID } from 'node:crypto';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import type { AlertService } from '../alerts/service.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock } from '../base/ports.ts';
import { type AgentRefusal, agentRule, allowButton, refuseButton } from '../model/agents.ts';
import type { Entity } from '../model/entities.ts';

export interface AgentQuestion {
  readonly agent: string;
  readonly entity: Entity;
  readonly action: string;
  /** As JSON, without codes. */
  readonly params: string | undefined;
  readonly ticket: string | undefined;
}

export interface AgentQuestions {
  ask(question: AgentQuestion): Promise<'allowed' | AgentRefusal>;
  withdraw(ticket: string): void;
  /** Refuses what waits, and what an earlier run left open. */
  clear(): void;
  stop(): void;
}

interface Waiting {
  readonly ticket: string | undefined;
  settle(answer: 'allowed' | AgentRefusal): void;
}

export function createAgentQuestions(options: {
  readonly clock: Clock;
  readonly alerts: Pick<AlertService, 'end' | 'on' | 'open' | 'raise'>;
  words(): SpokenWords;
}): AgentQuestions {
  const { clock, alerts } = options;
  const waiting = new Map<string, Waiting>();
  const stop: Dispose = alerts.on('alert.answered', ({ alert, action }) => {
    // Nothing but the button that says so allows it.
    waiting.get(alert.cause)?.settle(action === allowButton ? 'allowed' : 'person');
  });
  const clear = (): void => {
    for (const each of [...waiting.values()]) each.settle('stopped');
    for (const { rule, cause } of alerts.open()) if (rule === agentRule) alerts.end(cause);
  };

  const raise = (cause: string, { agent, entity, action, params }: AgentQuestion): void => {
    const words = options.words();
    const verb = words.look('actions', action) ?? action;
    const time = words.duration(limits.agentAnswerMs / 1_000);
    alerts.raise({
      rule: agentRule,
      cause,
      severity: 'warning',
      title: words.say('alerts.agent.title'),
      body: words.say('alerts.agent.body', {
        agent,
        action: params === undefined ? verb : `${verb} ${params}`,
        name: entity.name,
        time,
      }),
      facts: { name: entity.name },
      actions: [
        { id: allowButton, label: words.say('acts.allow') },
        { id: refuseButton, label: words.say('acts.refuse') },
      ],
      entityId: entity.id,
      ...(entity.deviceId === undefined ? {} : { deviceId: entity.deviceId }),
    });
  };

  return {
    ask(question) {
      // Whoever asks again and again wants to be clicked away.
      if (waiting.size >= limits.agentQuestions) return Promise.resolve('tooMany');
      const cause = `${agentRule}:${randomUUID()}`;
      return new Promise((resolve) => {
        const settle: Waiting['settle'] = (answer) => {
          if (!waiting.delete(cause)) return;
          timer();
          alerts.end(cause);
          resolve(answer);
        };
        const timer = clock.after(limits.agentAnswerMs, () => settle('timeout'));
        waiting.set(cause, { ticket: question.ticket, settle });
        raise(cause, question);
      });
    },
    withdraw(ticket) {
      for (const each of [...waiting.values()]) if (each.ticket === ticket) each.settle('withdrawn');
    },
    clear,
    stop() {
      clear();
      stop();
    },
  };
}
