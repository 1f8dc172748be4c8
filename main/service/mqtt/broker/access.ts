/** Who may log in to the built-in broker, and which topics a login may use. Pure. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { matches } from '../topics.ts';

/** A user name and password, and the topics that it may use; without lists, all. */
export interface BrokerLogin {
  /** Absent = any. */
  readonly username?: string;
  readonly password: string;
  /** Topic filters. */
  readonly publish?: readonly string[];
  readonly subscribe?: readonly string[];
}

/** What a client may do once it is logged in. */
export interface Access {
  /** Of the login; clients of one login may take over each other's sessions. */
  readonly name: string;
  mayPublish(topic: string): boolean;
  maySubscribe(filter: string): boolean;
}

/** May do everything: this process, and clients where no password is set. */
export const fullAccess: Access = {
  name: '',
  mayPublish: (topic) => !topic.startsWith('$'),
  maySubscribe: (filter) => !filter.startsWith('$'),
};

/** Answers what these credentials give access to, or undefined. It takes equally long whatever is given. */
export function createAccess(
  logins: readonly BrokerLogin[],
): (username: string | undefined, password: Uint8Array | undefined) => Access | undefined {
  if (logins.length === 0) return () => fullAccess;
  const known = logins.map((login) => ({
    username: login.username === undefined ? undefined : digest(login.username),
    password: digest(login.password),
    access: accessOf(login),
  }));
  return (username, password) => {
    const givenName = digest(username ?? '');
    const givenPassword = digest(password ?? '');
    let found: Access | undefined;
    for (const each of known) {
      const isName = each.username === undefined || timingSafeEqual(each.username, givenName);
      const isPassword = timingSafeEqual(each.password, givenPassword);
      if (isName && isPassword && password !== undefined) found ??= each.access;
    }
    return found;
  };
}

/** Whether every topic that `wanted` takes is also taken by `allowed`. Both are valid filters. */
export function covers(allowed: string, wanted: string): boolean {
  const wide = allowed.split('/');
  const narrow = wanted.split('/');
  // A leading wildcard takes no topic that begins with `$` (4.7.2).
  if (wanted.startsWith('$') && (wide[0] === '#' || wide[0] === '+')) return false;
  for (let index = 0; index < wide.length; index += 1) {
    const level = wide[index];
    if (level === '#') return true;
    const asked = narrow[index];
    if (asked === undefined || asked === '#' || (level !== '+' && level !== asked)) return false;
  }
  return wide.length === narrow.length;
}

function accessOf({ username = '', publish, subscribe }: BrokerLogin): Access {
  return {
    name: username,
    mayPublish: (topic) =>
      fullAccess.mayPublish(topic) && (publish === undefined || publish.some((filter) => matches(filter, topic))),
    maySubscribe: (filter) =>
      fullAccess.maySubscribe(filter) &&
      (subscribe === undefined || subscribe.some((allowed) => covers(allowed, filter))),
  };
}

function digest(value: string | Uint8Array): Buffer {
  return createHash('sha256').update(value).digest();
}
