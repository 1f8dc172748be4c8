/** The commands that only the window has: parsed as strictly as the service's, then run. */
import * as z from 'zod';
import type { WindowCommandName, WindowCommands } from '../../../preload/contract.ts';
import { err, ok, type Result } from '../../service/base/errors.ts';
import { limits } from '../../service/base/limits.ts';

const none = z.strictObject({});
const urlChars = 2048;
/** So many entities a page may name that shows some of them only. */
const watchedEntities = 2_000;
const watchedIds = z.array(z.string().max(limits.nameChars)).max(watchedEntities);

/** One schema per command: a command without one does not compile. */
export const windowSchemas = {
  'page.state': none,
  'page.seen': z.strictObject({ received: z.number().int().min(0) }),
  'page.watch': z.strictObject({
    entities: z.union([z.literal('all'), watchedIds]),
    first: watchedIds.exactOptional(),
  }),
  'panel.resize': z.strictObject({ height: z.number().min(1).max(10_000) }),
  'panel.close': none,
  'panel.openWindow': z.strictObject({
    view: z.string().max(100).exactOptional(),
    id: z.string().max(1_024).exactOptional(),
  }),
  'panel.setShortcut': z.strictObject({ shortcut: z.string().min(1).max(100).nullable() }),
  'health.list': none,
  'health.fix': z.strictObject({ fix: z.string().max(100) }),
  'app.openExternal': z.strictObject({ url: z.string().max(urlChars) }),
  'app.saveFile': z.strictObject({
    suggestedName: z.string().min(1).max(120),
    text: z.string(),
    encoding: z.literal('base64').exactOptional(),
  }),
  'app.openFile': none,
  'app.pickPath': z.strictObject({ purpose: z.enum(['ca', 'cert', 'key']) }),
  'app.notificationTest': none,
  'app.dismissNotice': z.strictObject({ code: z.string().max(100) }),
  'app.quit': none,
  'update.check': none,
  'update.download': none,
  'update.install': none,
} satisfies { [K in WindowCommandName]: z.ZodType<WindowCommands[K][0]> };

/** A handler per command; an expected failure is thrown as ServiceError and becomes a Result at the border. */
export type WindowHandlers = {
  readonly [K in WindowCommandName]: (
    request: WindowCommands[K][0],
  ) => WindowCommands[K][1] | Promise<WindowCommands[K][1]>;
};

export function isWindowCommand(name: string): name is WindowCommandName {
  return Object.hasOwn(windowSchemas, name);
}

/** Parses and runs a window command. Throws what the handler throws. */
export async function runWindowCommand(
  handlers: WindowHandlers,
  name: WindowCommandName,
  raw: unknown,
): Promise<Result<unknown>> {
  const parsed = windowSchemas[name].safeParse(raw);
  if (!parsed.success) return err('request.invalid', fieldOf(parsed.error));
  const handler = handlers[name] as (request: unknown) => unknown;
  return ok(await handler(parsed.data));
}

/** The first field that is wrong: `url`, `purpose`; `request` when it is the whole. */
function fieldOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'request';
  if (issue.code === 'unrecognized_keys') return issue.keys[0]?.slice(0, 100) ?? 'request';
  return issue.path.length === 0 ? 'request' : issue.path.join('.');
}
