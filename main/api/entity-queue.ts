/**
 * Entities that changed and are to be told of: what is looked at goes first, then what hardly ever speaks, then what never
 * stops. A house that says ten thousand things a second is so followed without a page that does nothing else.
 */
import type { LiveEntity } from '../service/entities/live-entity.ts';

/** When a broker goes, everything changes at once: the page would stand still while it takes in all of it. */
const mostAtOnce = 1_000;
/** Of those that were told of a moment ago and are not looked at. */
const mostOfOften = 100;

type Urgency = 'first' | 'seldom' | 'often';

export interface EntityQueue {
  /** One that waits already keeps its place, unless it is looked at now. */
  add(entity: LiveEntity, urgency: Urgency): void;
  delete(entity: LiveEntity): void;
  /** What waits of this one goes first from now on. */
  hasten(entity: LiveEntity): void;
  /** Takes out what goes with the next patch, in its order. */
  take(): LiveEntity[];
  readonly size: number;
}

export function createEntityQueue(): EntityQueue {
  const first = new Set<LiveEntity>();
  const seldom = new Set<LiveEntity>();
  const often = new Set<LiveEntity>();
  const hasten = (entity: LiveEntity): void => {
    if (seldom.delete(entity) || often.delete(entity)) first.add(entity);
  };
  return {
    add(entity, urgency) {
      if (urgency === 'first') {
        hasten(entity);
        first.add(entity);
      } else if (!first.has(entity) && !seldom.has(entity)) (urgency === 'seldom' ? seldom : often).add(entity);
    },
    delete(entity) {
      for (const each of [first, seldom, often]) each.delete(entity);
    },
    hasten,
    take() {
      const taken: LiveEntity[] = [];
      const takeFrom = (waiting: Set<LiveEntity>, most: number): void => {
        let left = Math.min(most, mostAtOnce - taken.length);
        for (const entity of waiting) {
          if (left-- <= 0) break;
          waiting.delete(entity);
          taken.push(entity);
        }
      };
      takeFrom(first, mostAtOnce);
      takeFrom(seldom, mostAtOnce);
      takeFrom(often, mostOfOften);
      return taken;
    },
    get size() {
      return first.size + seldom.size + often.size;
    },
  };
}
