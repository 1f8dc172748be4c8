/** JSON-RPC 2.0 over lines: requests in, responses and notifications out (one message per line). */
import type { CommandName, ServiceEventName, ServiceEvents } from '../../preload/contract.ts';
import type { Failure } from '../service/errors.ts';
import type { Dispose } from '../service/events.ts';
import { limits } from '../service/limits.ts';
import type { Service } from '../service/service.ts';
import type { Api } from './api.ts';

export interface RpcServer {
  /** Handles one line of input. */
  receive(line: string): void;
  /** A line longer than `limits.rpcLineBytes` was thrown away. */
  tooLong(): void;
  close(): void;
}

export interface RpcOptions {
  readonly service: Service;
  readonly api: Api;
  write(line: string): void;
  /** `service.stop` was answered: the process is to end. */
  onStop(): void;
}

const codes = { parse: -32700, request: -32600, method: -32601, params: -32602, internal: -32603, service: -32000 };

/** Events by JSON-RPC method; those that concern entities follow `service.watch`. */
const eventNames = [
  'service.ready',
  'broker.changed',
  'broker.removed',
  'device.changed',
  'device.removed',
  'entity.changed',
  'entity.removed',
  'entity.event',
  'device.trigger',
  'tag.scanned',
  'command.settled',
  'discovery.rejected',
  'task.changed',
  'task.removed',
  'task.run',
  'automation.changed',
  'automation.removed',
  'alert.raised',
  'alert.changed',
  'settings.changed',
  'service.mode',
] as const satisfies readonly ServiceEventName[];

type Id = string | number | null;

interface Answered {
  readonly response?: object;
  /** The process is to end after it. */
  readonly ends: boolean;
}

function failure(id: Id, code: number, message: string, data?: Failure): object {
  return { id, error: { code, message, ...(data === undefined ? {} : { data }) } };
}

export function createRpcServer(options: RpcOptions): RpcServer {
  const { service, api } = options;
  let watched: ReadonlySet<string> | 'all' = 'all';
  const send = (message: object): void => options.write(JSON.stringify({ jsonrpc: '2.0', ...message }));

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
      if (passes(name, event)) send({ method: name, params: event });
    }),
  );

  const answer = async (id: Id | undefined, method: CommandName, params: unknown): Promise<Answered> => {
    const result = await api.call(method, params);
    if (result.ok && method === 'service.watch') {
      const { entities } = params as { entities: 'all' | string[] };
      watched = entities === 'all' ? 'all' : new Set(entities);
    }
    const staysUp = (params as { stayStopped?: boolean } | undefined)?.stayStopped === true;
    const ends = result.ok && method === 'service.stop' && !staysUp;
    // A notification is never answered.
    if (id === undefined) return { ends };
    if (result.ok) return { response: { id, result: result.value }, ends };
    const { code } = result.error;
    const response =
      code === 'request.invalid'
        ? failure(id, codes.params, 'Invalid params', result.error)
        : code === 'internal'
          ? failure(id, codes.internal, 'Internal error', result.error)
          : failure(id, codes.service, code, result.error);
    return { response, ends };
  };

  const request = async (raw: unknown): Promise<Answered> => {
    const { jsonrpc, id, method, params } = isObject(raw) ? raw : {};
    const known = typeof id === 'string' || typeof id === 'number' || id === null ? id : undefined;
    const isWellFormed = jsonrpc === '2.0' && typeof method === 'string' && (id === undefined || known !== undefined);
    if (!isWellFormed) return { response: failure(known ?? null, codes.request, 'Invalid Request'), ends: false };
    if (api.knows(method) && (params === undefined || isObject(params))) return answer(known, method, params);
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
    if (response !== undefined) send(response);
    if (ends) options.onStop();
  };

  /** The answers of a batch come together, as one message (JSON-RPC 2.0, section 6). */
  const batch = async (parts: readonly unknown[]): Promise<void> => {
    const answered = await Promise.all(parts.map(request));
    const responses = answered.flatMap(({ response }) =>
      response === undefined ? [] : [{ jsonrpc: '2.0', ...response }],
    );
    if (responses.length > 0) options.write(JSON.stringify(responses));
    if (answered.some(({ ends }) => ends)) options.onStop();
  };

  return {
    receive: (line) => {
      if (line.trim() === '') return;
      let parsed: unknown;
      try {
        parsed = JSON.parse(line);
      } catch {
        send(failure(null, codes.parse, 'Parse error'));
        return;
      }
      if (!Array.isArray(parsed)) void single(parsed);
      else if (parsed.length === 0) send(failure(null, codes.request, 'Invalid Request'));
      else void batch(parsed);
    },
    tooLong: () =>
      send(
        failure(null, codes.request, 'Invalid Request', { code: 'request.tooLarge', detail: `${limits.rpcLineBytes}` }),
      ),
    close: () => {
      for (const dispose of disposers) dispose();
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
