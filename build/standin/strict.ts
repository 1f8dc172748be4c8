/** Says what is missing: a property that the stand-in does not have would be `undefined` to the app, and go unseen. */
import { EventEmitter } from 'node:events';

/** What the language and its tools ask of any object. */
const asked = new Set(['then', 'toJSON', 'constructor', 'asymmetricMatch', 'nodeType', 'tagName', 'domain']);

/** The same object, which throws when something is read that it does not have. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (
        typeof key === 'string' &&
        !(key in object) &&
        !asked.has(key) &&
        !key.startsWith('_') &&
        !key.startsWith('$')
      ) {
        throw new Error(
          `the stand-in has no ${name}.${key}: build/standin must learn it, or only real Electron shows it`,
        );
      }
      return Reflect.get(object, key, receiver);
    },
  });
}

/** An emitter whose objects are strict, private fields and all: these are made on what this constructor answers. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string) {
    super();
    // biome-ignore lint/correctness/noConstructorReturn: the object must be the strict one from its beginning.
    return strict(name, this);
  }
}
