/** Asks the home for its state: devices that can be asked are asked, for the others the broker replays what it retains. */
import type { Question } from '../discovery/dialect.ts';
import type { LiveEntity } from '../entities/live-entity.ts';
import type { Registry } from '../entities/registry.ts';
import { questionFor } from './dialects.ts';
import type { BrokerUnit } from './unit.ts';

function stateTopics(entity: LiveEntity): string[] {
  return entity.bindings.filter(({ use }) => typeof use === 'object').map(({ filter }) => filter);
}

/**
 * Asks all online brokers; answers how many devices were asked, or will be within the next minutes, and how many topics
 * were subscribed again.
 */
export async function refreshHome(
  units: readonly BrokerUnit[],
  registry: Registry,
  signal: AbortSignal,
): Promise<{ asked: number; resubscribed: number }> {
  let asked = 0;
  let resubscribed = 0;
  for (const unit of units) {
    if (!unit.online || signal.aborted) continue;
    const questions = new Map<string, Question>();
    const silent: LiveEntity[] = [];
    for (const entity of registry.entities()) {
      if (entity.broker !== unit) continue;
      const identifiers = entity.common.device?.identifiers ?? [];
      const found = stateTopics(entity).flatMap((topic) => questionFor(identifiers, topic) ?? []);
      for (const question of found) questions.set(question.topic, question);
      if (found.length === 0) silent.push(entity);
    }
    for (const { topic, payload } of questions.values()) {
      if (signal.aborted) return { asked, resubscribed };
      const sent = await unit.publish({ topic, payload, qos: 0, retain: false });
      if (sent.ok) asked += 1;
    }
    asked += unit.refreshDialects();
    resubscribed += unit.replay(silent);
  }
  return { asked, resubscribed };
}
