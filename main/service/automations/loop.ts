/** Finds automations that trigger themselves: follows what a run did to what that triggered. Pure but for its memory. */
import { limits } from '../base/limits.ts';
import type { Facts } from './triggers/trigger.ts';

/** The automations that led here, oldest first. */
export type Chain = readonly string[];

/** An automation that comes up that often in one chain triggers itself. */
const mostRepeats = 3;
const longestChain = 20;
/** A change this long after a command is taken for somebody else's. */
const effectMs = limits.commandConfirmMs;
/** A task may take so long, and what it triggers is still its automation's doing. */
const taskMs = 86_400_000;
const mostEffects = 2_000;

interface Effect {
  readonly chain: Chain;
  readonly untilMs: number;
}

/** Whether one more run of this automation, at the end of this chain, would be a loop. */
export function isLoop(chain: Chain, automationId: string): boolean {
  return chain.length >= longestChain || chain.filter((id) => id === automationId).length >= mostRepeats;
}

export class Effects {
  readonly #byTarget = new Map<string, Effect>();

  /** A run commanded this entity. */
  commanded(entityId: string, chain: Chain, nowMs: number): void {
    this.#add(`entity ${entityId}`, chain, nowMs);
  }

  /** A run published to this topic. */
  published(topic: string, chain: Chain, nowMs: number): void {
    this.#add(`topic ${topic}`, chain, nowMs);
  }

  /** A run of an automation began this run of a task. */
  ranTask(runId: string, chain: Chain, nowMs: number): void {
    this.#add(`run ${runId}`, chain, nowMs, taskMs);
  }

  /** Which automations are behind what triggered; none when it came from outside. */
  behind(facts: Facts, nowMs: number): Chain {
    const effect =
      (facts.entityId === undefined ? undefined : this.#byTarget.get(`entity ${facts.entityId}`)) ??
      (facts.topic === undefined ? undefined : this.#byTarget.get(`topic ${facts.topic}`)) ??
      (facts.runId === undefined ? undefined : this.#byTarget.get(`run ${facts.runId}`));
    return effect !== undefined && effect.untilMs >= nowMs ? effect.chain : [];
  }

  #add(target: string, chain: Chain, nowMs: number, forMs: number = effectMs): void {
    // Inserted anew, so that the Map is in the order of age.
    this.#byTarget.delete(target);
    this.#byTarget.set(target, { chain, untilMs: nowMs + forMs });
    for (const [oldest, effect] of this.#byTarget) {
      if (effect.untilMs >= nowMs && this.#byTarget.size <= mostEffects) break;
      this.#byTarget.delete(oldest);
    }
  }
}
