/** Asks the home for its state: devices that can be asked are asked, for the others the broker replays what it retains. */
import type { Question } from '../discovery/dialect.ts';
import type { LiveEntity } from '../entities/live-entity.ts';
import type { Registry } from '../entities/registry.ts';
import type { RefreshQuestion } from '../model/discovery.ts';
import { questionFor } from './dialects.ts';
import type { BrokerUnit } from './unit.ts';

function stateTopics(entity: LiveEntity): string[] {
  return entity.bindings.filter(({ use }) => typeof use === 'object').map(({ filter }) => filter);
}

/** What devices of a broker are asked at once, and the entities that cannot be asked. */
function planOf(unit: BrokerUnit, registry: Registry): { questions: Question[]; silent: LiveEntity[] } {
  const questions = new Map<string, Question>();
  const silent: LiveEntity[] = [];
  for (const entity of registry.entities()) {
    if (entity.broker !== unit) continue;
    const identifiers = entity.common.device?.identifiers ?? [];
    const found = stateTopics(entity).flatMap((topic) => questionFor(identifiers, topic) ?? []);
    for (const question of found) questions.set(question.topic, question);
    if (found.length === 0) silent.push(entity);
  }
  return { questions: [...questions.values()], silent };
}

/** What a refresh would ask now, and how many topics it would subscribe again; nothing is sent. */
export function refreshPlan(
  units: readonly BrokerUnit[],
  registry: Registry,
): { questions: RefreshQuestion[]; topics: number } {
  const all: RefreshQuestion[] = [];
  let topics = 0;
  for (const unit of units) {
    if (!unit.online) continue;
    const { questions, silent } = planOf(unit, registry);
    for (const { topic, payload } of [...questions, ...unit.refreshQuestions()]) {
      all.push({ brokerId: unit.id, topic, payload });
    }
    topics += new Set(silent.flatMap((entity) => entity.bindings.map(({ filter }) => filter))).size;
  }
  return { questions: all, topics };
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
    const { questions, silent } = planOf(unit, registry);
    for (const { topic, payload } of questions) {
      if (signal.aborted) return { asked, resubscribed };
      const sent = await unit.publish({ topic, payload, qos: 0, retain: false });
      if (sent.ok) asked += 1;
    }
    asked += unit.refreshDialects();
    resubscribed += unit.replay(silent);
  }
  return { asked, resubscribed };
}
