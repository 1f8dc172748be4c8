/** What a tile says and how it looks, from its entity and the readings beside it. Pure. */

import type { Entity } from '../../../preload/contract.ts';
import { isActive, isAlarming, isUnknown, sayState } from '../../format/entity.ts';
import { can } from '../../format/values.ts';
import type { TileTone } from '../../platforms/descriptor.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { say } from '../../words/words.ts';

export type { TileTone } from '../../platforms/descriptor.ts';

export interface TileFace {
  readonly tone: TileTone;
  /** In words, with the readings beside it. */
  readonly state: string;
  /** It cannot be reached; its state is the last that was heard. */
  readonly isAway: boolean;
  /** Colour of the lamp as CSS, while it is on. */
  readonly colour?: string;
}

function toneOf(entity: Entity): TileTone {
  if (isAlarming(entity)) return 'alarm';
  if (!entity.available) return 'plain';
  const { tone } = descriptorOf(entity);
  return tone?.(entity) ?? (isActive(entity) ? 'on' : 'plain');
}

/** `words` are readings of the same device; `isLinked` is false while the broker is away. */
export function faceOf(entity: Entity, words: readonly Entity[], isLinked: boolean, now: number): TileFace {
  const isAway = !entity.available;
  // When a scene was last chosen here is not how it stands.
  const { isScene, label, measures, colour: colourOf } = descriptorOf(entity);
  const said = isScene ? label : sayState(entity, now);
  const beside = words.filter((word) => !isUnknown(word)).map((word) => sayState(word, now));
  const parts = [said, measures?.(entity), ...beside].filter((part) => part !== undefined);
  const state = parts.join(' · ');
  const colour = colourOf?.(entity);
  return {
    tone: toneOf(entity),
    isAway,
    // Without a broker all of them are away: the bar above says that once.
    state:
      isAway && isLinked
        ? isUnknown(entity)
          ? say('readings.offline')
          : `${say('readings.offline')} · ${said}`
        : state,
    ...(colour === undefined ? {} : { colour }),
  };
}

/** What pressing a tile's icon does. */
export type IconPress =
  | { readonly kind: 'toggle'; readonly isOn: boolean }
  | { readonly kind: 'press'; readonly action: string; readonly verb: string };

/** Only what harms nobody and needs no code: locks are opened, and alarms disarmed, with their own controls. */
export function iconPress(entity: Entity): IconPress | undefined {
  if (entity.platform === 'scene' && can(entity, 'turn_on'))
    return { kind: 'press', action: 'turn_on', verb: say('controls.activate') };
  if (entity.platform === 'button' && can(entity, 'press'))
    return { kind: 'press', action: 'press', verb: say('actions.press') };
  if (entity.platform === 'siren' || !can(entity, 'turn_on') || !can(entity, 'turn_off')) return undefined;
  // A switch would claim to know how it stands.
  if (entity.state === 'unknown') return { kind: 'press', action: 'turn_on', verb: say('actions.turn_on') };
  return { kind: 'toggle', isOn: entity.state !== 'off' };
}
