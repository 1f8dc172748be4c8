/** The transport-neutral end of the contract: name and raw request in, Result out. Never throws. */
import type { CommandName } from '../../preload/contract.ts';
import type { ServicePorts } from '../service/background/surroundings.ts';
import { err, type Result, ServiceError, toError, toFailure } from '../service/base/errors.ts';
import type { LoopWatch } from '../service/loop/watch.ts';
import { describeIssue } from '../service/schema/issues.ts';
import { owner, type Rights, refusal } from './access.ts';
import type { Surroundings } from './app-handlers.ts';
import { type CommandedService, createHandlers } from './handlers.ts';
import { isCommand, methods } from './methods.ts';

export interface Api {
  /** True for a command of the contract. */
  knows(name: string): name is CommandName;
  /**
   * Parses the request strictly, looks whether who asks may, runs the command, and answers; errors carry a code and name
   * the field. Without `rights` it is the owner who asks.
   */
  call(name: string, raw: unknown, rights?: Rights): Promise<Result<unknown>>;
}

/** The service as the commands reach it. */
export interface ApiService extends CommandedService {
  readonly ports: CommandedService['ports'] & Pick<ServicePorts, 'logger'>;
  readonly loop: Pick<LoopWatch, 'note'>;
}

/** @param surroundings what the process around the service can do */
export function createApi(service: ApiService, surroundings: Surroundings = {}): Api {
  const handlers = createHandlers(service, surroundings);
  const log = service.ports.logger.child('api');
  const run = async <K extends CommandName>(name: K, raw: unknown, rights: Rights): Promise<Result<unknown>> => {
    const parsed = methods[name].request.safeParse(raw ?? {});
    if (!parsed.success) return err('request.invalid', describeIssue(parsed.error));
    const refused = refusal(name, parsed.data, rights, (id) => service.registry.recordOf(id)?.deviceId);
    if (refused !== undefined) return { ok: false, error: refused };
    return handlers[name](parsed.data);
  };
  return {
    knows: isCommand,
    call: async (name, raw, rights = owner) => {
      if (!isCommand(name)) return err('request.invalid', `unknown command ${name.slice(0, 64)}`);
      service.loop.note(`command ${name}`);
      try {
        return await run(name, raw, rights);
      } catch (error) {
        if (!(error instanceof ServiceError)) log.error('command.crashed', { name, error: toError(error) });
        return { ok: false, error: toFailure(error) };
      }
    },
  };
}
