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
  if (includes[scope].has(rights.scope)) return rights;
  return { ...rights, scope: includes[rights.scope].has(scope) ? scope : 'read' };
}

/** What each scope may ask for. Drafts are no part of `control`, and an agent has nothing of that but what is its own. */
const includes: Readonly<Record<Scope, ReadonlySet<Scope>>> = {
  read: new Set(['read']),
  agent: new Set(['read', 'agent']),
  control: new Set(['read', 'control']),
  admin: new Set(['read', 'agent', 'control', 'admin']),
};

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
  if (!includes[rights.scope].has(needed)) {
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
