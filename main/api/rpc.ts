/** JSON-RPC 2.0 over lines: requests in, responses and notifications out (one message per line). */
import type { CommandName, RequestOf, ServiceEventName, ServiceEvents } from '../../preload/contract.ts';
import type { Failure, Result } from '../service/base/errors.ts';
import { err } from '../service/base/errors.ts';
import type { Dispose, Listenable } from '../service/base/events.ts';
import { limits } from '../service/base/limits.ts';
import { isRecord } from '../service/base/record.ts';
import { jsonSize } from '../service/base/size.ts';
import type { Registry } from '../service/entities/registry.ts';
import { limited, owner } from './access.ts';
import type { Api } from './api.ts';
import { eventNames } from './events.ts';
import { methods } from './methods.ts';
import { createNotices } from './notices.ts';

export interface RpcServer {
  /** Handles one line of input. */
  receive(line: string): void;
  /** A line longer than `limits.rpcLineBytes` was thrown away. */
  tooLong(): void;
  /** Enough requests wait, or answers that the client does not read: more should be left with it. */
  isBusy(): boolean;
  /** Answers when the requests so far are answered and the answers read. */
  ready(): Promise<void>;
  close(): void;
}

export interface RpcOptions {
  readonly service: Listenable<ServiceEvents> & { readonly registry: Pick<Registry, 'recordOf'> };
  readonly api: Api;
  write(line: string): void;
  /** What the client has not read yet; absent where everything is read at once. */
  readonly backlog?: { isFull(): boolean; drained(): Promise<void> };
  /** False once the client has asked more often than it may. */
  allow?(): boolean;
  /** `service.stop` was answered: the process is to end. */
  onStop(): void;
}

const codes = { parse: -32700, request: -32600, method: -32601, params: -32602, internal: -32603, service: -32000 };

type Id = string | number | null;

interface Answered {
  /** As JSON. */
  readonly response?: string;
  /** The process is to end after it. */
  readonly ends: boolean;
}

function failure(id: Id, code: number, message: string, data?: Failure): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message, ...(data === undefined ? {} : { data }) } });
}

/** The JSON of a message; undefined where it is beyond `limits.answerChars`, or cannot be written at all. */
function jsonOf(message: object): string | undefined {
  if (jsonSize(message, limits.answerChars) > limits.answerChars) return undefined;
  try {
    // What is escaped is longer than it was counted: the text may still be too long to be made.
    return JSON.stringify({ jsonrpc: '2.0', ...message });
  } catch {
    return undefined;
  }
}

export function createRpcServer(options: RpcOptions): RpcServer {
  const { service, api } = options;
  let watched: ReadonlySet<string> | 'all' = 'all';
  let rights = owner;
  const backlog = options.backlog ?? { isFull: () => false, drained: () => Promise.resolve() };
  let acts = 0;
  let reads = 0;
  let reading: Promise<unknown> = Promise.resolve();
  const notices = createNotices({
    ...backlog,
    send(method, params) {
      const json = jsonOf({ method, params });
      if (json !== undefined) options.write(json);
      return json !== undefined;
    },
    entity: (id) => service.registry.recordOf(id),
  });

  const passes = <K extends ServiceEventName>(name: K, event: ServiceEvents[K]): boolean => {
    if (watched === 'all') return true;
    if (name === 'entity.changed') return watched.has((event as ServiceEvents['entity.changed']).entity.id);
    if (name === 'entity.event') return watched.has((event as ServiceEvents['entity.event']).id);
    if (name === 'device.changed') {
      const all = watched;
      return (event as ServiceEvents['device.changed']).device.entityIds.some((id) => all.has(id));
    }
    return true;
  };
  const disposers: Dispose[] = eventNames.map(<K extends ServiceEventName>(name: K) =>
    service.on(name, (event) => {
      if (passes(name, event)) notices.add(name, event);
    }),
  );

  const responseOf = (id: Id, result: Result<unknown>): string => {
    if (result.ok) {
      const tooLarge = err('answer.tooLarge', `more than ${limits.answerChars} characters`);
      return jsonOf({ id, result: result.value }) ?? responseOf(id, tooLarge);
    }
    const { code } = result.error;
    if (code === 'request.invalid') return failure(id, codes.params, 'Invalid params', result.error);
    if (code === 'internal') return failure(id, codes.internal, 'Internal error', result.error);
    return failure(id, codes.service, code, result.error);
  };

  const run = async (id: Id | undefined, method: CommandName, params: unknown): Promise<Answered> => {
    const result = await api.call(method, params, rights);
    if (result.ok && method === 'service.limit') rights = limited(rights, (params as RequestOf<'service.limit'>).scope);
    if (result.ok && method === 'service.watch') {
      const { entities } = params as { entities: 'all' | string[] };
      watched = entities === 'all' ? 'all' : new Set(entities);
    }
    const staysUp = (params as { stayStopped?: boolean } | undefined)?.stayStopped === true;
    const ends = result.ok && method === 'service.stop' && !staysUp;
    // A notification is never answered.
    return id === undefined ? { ends } : { response: responseOf(id, result), ends };
  };

  const read = async (id: Id | undefined, method: CommandName, params: unknown): Promise<Answered> => {
    reads += 1;
    const mine = reading.then(async () => {
      if (backlog.isFull()) await backlog.drained();
      return run(id, method, params);
    });
    reading = mine.catch(() => undefined);
    return mine.finally(() => {
      reads -= 1;
    });
  };

  const answer = async (id: Id | undefined, method: CommandName, params: unknown): Promise<Answered> => {
    if (!methods[method].acts) return read(id, method, params);
    if (acts >= limits.rpcAtOnce) {
      return id === undefined ? { ends: false } : { response: responseOf(id, err('request.tooMany')), ends: false };
    }
    acts += 1;
    return run(id, method, params).finally(() => {
      acts -= 1;
    });
  };

  const request = async (raw: unknown): Promise<Answered> => {
    const { jsonrpc, id, method, params } = isRecord(raw) ? raw : {};
    const known = typeof id === 'string' || typeof id === 'number' || id === null ? id : undefined;
    const isWellFormed = jsonrpc === '2.0' && typeof method === 'string' && (id === undefined || known !== undefined);
    if (!isWellFormed) return { response: failure(known ?? null, codes.request, 'Invalid Request'), ends: false };
    if (options.allow?.() === false) {
      return { ...(known === undefined ? {} : { response: responseOf(known, err('request.tooMany')) }), ends: false };
    }
    if (api.knows(method) && (params === undefined || isRecord(params))) return answer(known, method, params);
    if (known === undefined) return { ends: false };
    if (!api.knows(method)) return { response: failure(known, codes.method, 'Method not found'), ends: false };
    const detail = 'params: must be an object';
    return {
      response: failure(known, codes.params, 'Invalid params', { code: 'request.invalid', detail }),
      ends: false,
    };
  };

  const single = async (raw: unknown): Promise<void> => {
    const { response, ends } = await request(raw);
    if (response !== undefined) options.write(response);
    if (ends) options.onStop();
  };

  /** The answers of a batch come together, as one message (JSON-RPC 2.0, section 6), and are no larger than one answer. */
  const batch = async (parts: readonly unknown[]): Promise<void> => {
    let chars = 0;
    const fits = ({ response, ends }: Answered, raw: unknown): Answered => {
      if (response === undefined) return { ends };
      chars += response.length;
      if (chars <= limits.answerChars) return { response, ends };
      const { id } = isRecord(raw) ? raw : {};
      const known = typeof id === 'string' || typeof id === 'number' ? id : null;
      return { response: responseOf(known, err('answer.tooLarge', 'the batch')), ends };
    };
    const answered = await Promise.all(parts.map((part) => request(part).then((each) => fits(each, part))));
    const responses = answered.flatMap(({ response }) => response ?? []);
    if (responses.length > 0) options.write(`[${responses.join()}]`);
    if (answered.some(({ ends }) => ends)) options.onStop();
  };

  return {
    receive: (line) => {
      if (line.trim() === '') return;
      let parsed: unknown;
      try {
        parsed = JSON.parse(line);
      } catch {
        options.write(failure(null, codes.parse, 'Parse error'));
        return;
      }
      if (!Array.isArray(parsed)) void single(parsed);
      else if (parsed.length === 0) options.write(failure(null, codes.request, 'Invalid Request'));
      else if (parsed.length > limits.rpcBatch) {
        const detail = `more than ${limits.rpcBatch} in a batch`;
        options.write(failure(null, codes.request, 'Invalid Request', { code: 'request.tooMany', detail }));
      } else void batch(parsed);
    },
    isBusy: () => reads >= limits.rpcReadsWaiting || backlog.isFull(),
    ready: async () => {
      await reading;
      await backlog.drained();
    },
    tooLong: () =>
      options.write(
        failure(null, codes.request, 'Invalid Request', { code: 'request.tooLarge', detail: `${limits.rpcLineBytes}` }),
      ),
    close: () => {
      for (const dispose of disposers) dispose();
      notices.stop();
    },
  };
}
