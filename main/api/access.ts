/** Who may ask for what, whatever the door: the scope of each command, and what makes it take more. Pure. */
import type { CommandName } from '../../preload/contract.ts';
import { err, type Failure } from '../service/base/errors.ts';
import { methods, type Scope } from './methods.ts';

export interface Rights {
  readonly scope: Scope;
  /** With one of these, `control` is of these entities and of those of these devices, and of nothing else. */
  readonly entities?: readonly string[];
  readonly devices?: readonly string[];
}

/** Whoever sits at this machine: its window, its terminal, its socket. */
export const owner: Rights = { scope: 'admin' };

/** The lesser of what a client has and what it wants to have. */
export function limited(rights: Rights, scope: Scope): Rights {
  return ranks[scope] < ranks[rights.scope] ? { ...rights, scope } : rights;
}

const ranks: Readonly<Record<Scope, number>> = { read: 0, control: 1, admin: 2 };

/** The commands that a token for some entities has; each names one. */
const ofOneEntity: ReadonlySet<CommandName> = new Set(['entity.command', 'entity.control']);

/**
 * Why a parsed request is not for these rights; undefined where it is.
 * @param deviceOf the device of an entity
 */
export function refusal(
  name: CommandName,
  request: object,
  rights: Rights,
  deviceOf: (entityId: string) => string | undefined,
): Failure | undefined {
  const { scope, adminWith = [] } = methods[name];
  const given = new Map<string, unknown>(Object.entries(request));
  const more = adminWith.find((field) => given.get(field) !== undefined);
  const needed = more === undefined ? scope : 'admin';
  if (ranks[rights.scope] < ranks[needed]) {
    return err('access.denied', more === undefined ? `takes ${needed}` : `${more}: takes ${needed}`).error;
  }
  const isLimited = rights.entities !== undefined || rights.devices !== undefined;
  if (!isLimited || rights.scope !== 'control' || needed !== 'control') return undefined;
  const id = given.get('id');
  if (!ofOneEntity.has(name) || typeof id !== 'string') return err('access.denied', 'of some entities only').error;
  if (rights.entities?.includes(id) === true) return undefined;
  const device = rights.devices === undefined ? undefined : deviceOf(id);
  if (device !== undefined && rights.devices?.includes(device) === true) return undefined;
  return err('access.denied', 'of other entities only').error;
}
