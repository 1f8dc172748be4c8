/** Keeps the requests of an updater to https: its first ones, redirects, and addresses that the server names. */
import { EventEmitter } from 'node:events';
import { isSafeUrl } from '../../service/settings/update-address.ts';

/** What electron-updater's executors have in common; its own type is not exported. */
interface RequestMaker {
  createRequest(options: Options, callback: (response: unknown) => void): unknown;
}

interface Options {
  readonly protocol?: string | null;
  readonly hostname?: string | null;
  readonly headers?: object | null;
}

/** Sent with each request to tell one installation from another: nobody needs to know. */
const installHeader = 'x-user-staging-id';

/** A request that fails as one does that finds nobody: whoever made it listens for errors by then. */
class RefusedRequest extends EventEmitter {
  abort(): void {}
  setHeader(): void {}
  write(): void {}
  end(): void {
    const error = Object.assign(new Error('the address is neither https nor of this machine'), {
      code: 'update.insecure',
    });
    setImmediate(() => this.emit('error', error));
  }
}

/** Changes `executor` itself: whatever makes requests with it makes safe ones. */
export function onlySafeRequests<T extends object>(executor: T): T {
  const maker = executor as unknown as RequestMaker;
  const create = maker.createRequest.bind(maker);
  maker.createRequest = (options, callback) => {
    const { protocol, hostname, headers } = options;
    if (!isSafeUrl({ protocol: protocol ?? 'https:', hostname: hostname ?? '' })) return new RefusedRequest();
    if (headers !== null && headers !== undefined) Reflect.deleteProperty(headers, installHeader);
    return create(options, callback);
  };
  return executor;
}
