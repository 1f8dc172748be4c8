/** Which controls of an entity fit into a menu: no parameters, no code. Pure. */
import type { Entity } from '../../service/model/entities.ts';
import { trayPlatform } from './platforms.ts';

export type MenuControl =
  | { readonly kind: 'toggle'; readonly on: boolean; readonly turnOn: string; readonly turnOff: string }
  | { readonly kind: 'choices'; readonly actions: readonly MenuAction[] }
  | { readonly kind: 'press'; readonly action: string }
  | { readonly kind: 'none' };

const none: MenuControl = { kind: 'none' };

/** Actions that need no parameter, in the order in which a menu shows them. */
const listed = [
  'open_cover',
  'stop_cover',
  'close_cover',
  'open_valve',
  'stop_valve',
  'close_valve',
  'lock',
  'unlock',
  'open',
  'start',
  'start_mowing',
  'pause',
  'stop',
  'return_to_base',
  'dock',
  'locate',
  'turn_on',
  'turn_off',
] as const;

/** Each has a word of its own in the catalogues. */
export type MenuAction = (typeof listed)[number];

/** What a menu can do with an entity; `none` for those that only show a state, or want a code. */
export function menuControl(entity: Entity): MenuControl {
  const { actions } = entity.capabilities;
  const can = (action: string) => actions.includes(action);
  const { control } = trayPlatform(entity.platform);
  if (control === 'toggle') {
    if (!can('turn_on') || !can('turn_off')) return none;
    return { kind: 'toggle', on: entity.state === 'on', turnOn: 'turn_on', turnOff: 'turn_off' };
  }
  if (typeof control === 'object') return can(control.press) ? { kind: 'press', action: control.press } : none;
  if (control === undefined || typeof entity.attributes.code_format === 'string') return none;
  const choices = listed.filter(can);
  return choices.length === 0 ? none : { kind: 'choices', actions: choices };
}
