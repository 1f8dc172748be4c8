/** Commands that concern the HTTP door and its tokens. */
import { err, ok, type Result } from '../service/base/errors.ts';
import type { HttpCommands, HttpState, HttpToken } from '../service/model/http.ts';
import type { Handlers } from './methods.ts';

/** The door, as these commands reach it. */
export interface HttpPort {
  state(): HttpState;
  /** Answers when the last change of the settings or the tokens was followed. */
  settled(): Promise<void>;
  readonly tokens: {
    list(): readonly HttpToken[];
    add(request: HttpCommands['http.addToken'][0]): Promise<Result<{ id: string; token: string }>>;
    remove(id: string): Promise<Result<void>>;
  };
}

const noDoor = () => err('command.unsupported', 'this one has no HTTP');

/** @param http absent where the process has none */
export function httpHandlers(
  http: HttpPort | undefined,
): Pick<Handlers, Extract<keyof HttpCommands, `http.${string}`>> {
  return {
    'http.state': async () => {
      if (http === undefined) return noDoor();
      // Who asks after a change wants to know what came of it.
      await http.settled();
      return ok(http.state());
    },
    'http.tokens': () => (http === undefined ? noDoor() : ok({ tokens: http.tokens.list() })),
    'http.addToken': (request) => http?.tokens.add(request) ?? noDoor(),
    'http.removeToken': async ({ id }) => {
      if (http === undefined) return noDoor();
      const removed = await http.tokens.remove(id);
      return removed.ok ? ok({}) : removed;
    },
  };
}
