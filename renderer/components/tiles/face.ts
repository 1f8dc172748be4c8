/** What a tile says and how it looks, from its entity and the readings beside it. Pure. */

import type { Entity } from '../../../preload/contract.ts';
import { isActive, isAlarming, isUnknown, sayState } from '../../format/entity.ts';
import { can, fact, numberFact, textFact, toNumbers } from '../../format/values.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { say, words as says } from '../../words/words.ts';

/** `on` glows, `good` is armed, `warning` is open to others, `alarm` wants to be seen at once. */
export type TileTone = 'plain' | 'on' | 'good' | 'warning' | 'alarm';

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
  if (entity.platform === 'alarm_control_panel') {
    if (entity.state.startsWith('armed')) return 'good';
    return ['arming', 'pending', 'disarming'].includes(entity.state) ? 'warning' : 'plain';
  }
  if (entity.platform === 'lock') {
    return ['unlocked', 'unlocking', 'open', 'opening'].includes(entity.state) ? 'warning' : 'plain';
  }
  // A person at home is no reason to glow.
  if (entity.platform === 'device_tracker') return 'plain';
  return isActive(entity) ? 'on' : 'plain';
}

function measuredBeside(entity: Entity): string | undefined {
  if (entity.platform !== 'climate' && entity.platform !== 'water_heater') return undefined;
  const measured = numberFact(entity, 'current_temperature');
  const unit = textFact(entity, 'temperature_unit', 'unit') ?? '°C';
  return measured === undefined ? undefined : says().quantity(measured, unit, 1).replace(' ', '\u202f');
}

/** `words` are readings of the same device; `isLinked` is false while the broker is away. */
export function faceOf(entity: Entity, words: readonly Entity[], isLinked: boolean, now: number): TileFace {
  const isAway = !entity.available;
  // When a scene was last chosen here is not how it stands.
  const said = entity.platform === 'scene' ? descriptorOf(entity).label : sayState(entity, now);
  const beside = words.filter((word) => !isUnknown(word)).map((word) => sayState(word, now));
  const parts = [said, measuredBeside(entity), ...beside].filter((part) => part !== undefined);
  const state = parts.join(' · ');
  const colour = colourOf(entity);
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

/** The colour that a lamp shines in; undefined where it is off or only white. */
export function colourOf(entity: Entity): string | undefined {
  if (entity.platform !== 'light' || entity.state !== 'on' || !entity.available) return undefined;
  const rgb = toNumbers(fact(entity, 'rgb_color'));
  if (rgb !== undefined && rgb.length >= 3) return `rgb(${rgb.slice(0, 3).map(byte).join(' ')})`;
  const hs = toNumbers(fact(entity, 'hs_color'));
  if (hs !== undefined && hs.length >= 2) {
    const [hue = 0, saturation = 0] = hs;
    return `hsl(${Math.round(hue)} ${Math.round(saturation)}% ${Math.round(100 - saturation / 2)}%)`;
  }
  const kelvin = numberFact(entity, 'color_temp_kelvin');
  return kelvin === undefined ? undefined : kelvinColour(kelvin);
}

function byte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

/** Between candle and sky, as the slider of the colour temperature shows it. */
function kelvinColour(kelvin: number): string {
  const share = Math.min(1, Math.max(0, (kelvin - 2_000) / 4_500));
  const mix = (from: number, to: number): number => byte(from + (to - from) * share);
  return `rgb(255 ${mix(176, 240)} ${mix(98, 255)})`;
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
