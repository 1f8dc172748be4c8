/**
 * What the page knows of one platform: its icon, words, states, controls and what of it fits on a tile. One file per
 * platform, one line each in table.ts; nothing else in the page names a platform.
 */

import type { ReactNode } from 'react';
import type { Entity, EntityOf, PlatformName } from '../../preload/contract.ts';
import type { IconName } from '../components/icons/paths.ts';
import { humanize } from '../format/values.ts';
import { say } from '../words/words.ts';
import { sayLastTime } from './classes.ts';
import type { ActionFields } from './fields.ts';
import { anyMoment, type Moment } from './moments.ts';

export interface ControlProps<P extends PlatformName = PlatformName> {
  readonly entity: EntityOf<P>;
  /** On a card only what one uses every day; on the device page everything. */
  readonly size: 'card' | 'full';
}

/** A command as `store.send` takes it, without the entity's id. */
export interface QuickCommand {
  readonly action: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What a click on a tile's icon does. */
export type Tap =
  /** On and off, or open and closed: `next` is the other one. */
  | { readonly kind: 'toggle'; readonly isOn: boolean; readonly next: QuickCommand }
  | { readonly kind: 'press'; readonly next: QuickCommand };

/** The one number of an entity that a person moves: brightness, position, speed, set-point. */
export interface Level {
  readonly kind: 'slider' | 'stepper';
  /** "Brightness". */
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
  readonly command: (value: number) => QuickCommand;
  /** Two values that cannot be moved as one, in words: shown in place of the value, without buttons. */
  readonly range?: string | undefined;
  /** The value that a command on its way asks for, in this level's unit. */
  readonly wanted: (params: Readonly<Record<string, unknown>>) => number | undefined;
}

/** `on` glows, `good` is armed, `warning` is open to others, `alarm` wants to be seen at once. */
export type TileTone = 'plain' | 'on' | 'good' | 'warning' | 'alarm';

/** How one is described by hand, in Settings. */
export interface ByHand {
  /** The topic that it cannot do without; absent where its topics have names of their own. */
  readonly needs?: 'state' | 'command';
  /** The key of the template that reads its state. */
  readonly template: 'value_template' | 'state_value_template';
  readonly hasUnit?: boolean;
}

/** Methods on purpose: then a descriptor of one platform stands in the table of all (see main/service/platforms). */
export interface Descriptor<P extends PlatformName = PlatformName> {
  readonly platform: P;
  /** "Lawn mower". */
  readonly label: string;
  /** True for what is only read: it stands in a line of its own, below the controls. */
  readonly isReading: boolean;
  /** True when its state is the time at which something last happened. */
  readonly isMoment: boolean;
  /** True when it speaks often enough to be missed when it does not. */
  readonly isRegular: boolean;
  /** Chosen, and nothing that is on or off then: it stands among the scenes. */
  readonly isScene: boolean;
  /** A tile of its own, one only where its device has nothing else to control, or a word beside the state of another. */
  readonly stands: 'alone' | 'beside' | 'as-word';
  /** Among the words of a device: what is told sooner is smaller. */
  readonly wordRank: number;
  /** Its tile is high unless somebody chose otherwise. */
  readonly isHigh: boolean;
  readonly byHand: ByHand;
  /** States that editors suggest. */
  readonly states: readonly string[];
  /** About how high its controls are on a card, in pixels. */
  readonly cardHeight: number;
  icon(entity: EntityOf<P>): IconName;
  /** The state as a person would say it; `now` is in milliseconds. */
  say(entity: EntityOf<P>, now: number): string;
  /** True when it should glow: on, open, or at work. */
  isActive(entity: EntityOf<P>): boolean;
  /** True when it should be seen at once. */
  isAlarming(entity: EntityOf<P>): boolean;
  /** Beside the name: a switch, a few buttons. */
  Inline?(props: ControlProps<P>): ReactNode;
  /** Below the name. */
  Block?(props: ControlProps<P>): ReactNode;
  /** On a high tile, in place of the level. */
  Feature?(props: ControlProps<P>): ReactNode;
  /** False where `Feature` would show nothing. By what it can do, never by its state. */
  hasFeature(entity: EntityOf<P>): boolean;
  /** Its tile has the line of the last day. */
  hasLine(entity: EntityOf<P>): boolean;
  /** What a tile looks like, where that is not whether it is active. */
  tone?(entity: EntityOf<P>): TileTone;
  /** The colour that it shines in, as CSS. */
  colour?(entity: EntityOf<P>): string | undefined;
  /** What it measures, said after its state. */
  measures?(entity: EntityOf<P>): string | undefined;
  /** The parameters of its actions, for editors. */
  fields?(entity: EntityOf<P>): ActionFields;
  /** What people want to know of it, the most usual first. */
  moments(entity: EntityOf<P>): Moment[];
  /**
   * Undefined where a click does nothing by itself, as where a code is wanted. `open` is the action that is on its way: a
   * second click takes it back.
   */
  tap?(entity: EntityOf<P>, open?: string): Tap | undefined;
  level?(entity: EntityOf<P>): Level | undefined;
  /** Actions without parameters that a palette or menu offers, the most usual first. */
  readonly quick: readonly string[];
}

/** What a platform has to say; the rest is as it is for most. */
type Usual =
  | 'label'
  | 'isReading'
  | 'isMoment'
  | 'isRegular'
  | 'isScene'
  | 'stands'
  | 'wordRank'
  | 'isHigh'
  | 'byHand'
  | 'states'
  | 'cardHeight'
  | 'say'
  | 'isActive'
  | 'isAlarming'
  | 'hasFeature'
  | 'hasLine'
  | 'moments'
  | 'quick';
export type Given<P extends PlatformName> = Omit<Descriptor<P>, Usual | 'icon' | 'platform'> &
  Partial<Pick<Descriptor<P>, Usual>> & { readonly icon: IconName | Descriptor<P>['icon'] };

/** A descriptor from what is special about it. */
export function descriptor<P extends PlatformName>(platform: P, given: Given<NoInfer<P>>): Descriptor<P> {
  const { icon } = given;
  return {
    platform,
    get label() {
      return say(`platforms.${platform as PlatformName}`);
    },
    isReading: false,
    isMoment: false,
    isRegular: false,
    isScene: false,
    stands: given.isReading === true ? 'as-word' : 'alone',
    wordRank: 200,
    isHigh: false,
    byHand: { template: 'value_template' },
    states: [],
    cardHeight: 48,
    say: given.isMoment === true ? sayLastTime : (entity) => humanize(entity.state),
    isActive: (entity) => entity.state === 'on',
    isAlarming: () => false,
    hasFeature: () => true,
    hasLine: () => false,
    moments: (entity) => [anyMoment(entity as Entity, say('moments.changes'))],
    quick: [],
    ...given,
    icon: typeof icon === 'string' ? () => icon : icon,
  };
}

/** Whether an entity accepts an action. */
export function accepts(entity: Pick<Entity, 'capabilities'>, action: string): boolean {
  return entity.capabilities.actions.includes(action);
}

/** On as reported, or as the command wants it that is on its way. */
export function isOnOrWanted(entity: Pick<Entity, 'state'>, open: string | undefined): boolean {
  if (open === 'turn_on' || open === 'turn_off') return open === 'turn_on';
  return entity.state !== 'off' && entity.state !== 'unknown';
}

/** On and off for everything that has both actions. */
export function onOff(entity: Entity, open?: string): Tap | undefined {
  if (!accepts(entity, 'turn_on') || !accepts(entity, 'turn_off')) return undefined;
  const isOn = isOnOrWanted(entity, open);
  return { kind: 'toggle', isOn, next: { action: isOn ? 'turn_off' : 'turn_on' } };
}
