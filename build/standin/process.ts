/** `process` as the app sees it where it is to take this system for another one. */
import { system } from './system.ts';

const seen = new Proxy(process, {
  get: (target, key) => (key === 'platform' ? system.platform : Reflect.get(target, key)),
});

export { seen as process };
