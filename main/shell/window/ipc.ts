/** The border to the page: who asks, how much, how often; then the command runs and a Result goes back. */
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { ipcMain } from 'electron';
import { commandChannel, eventChannel } from '../../../preload/channels.ts';
import type { PageEventName, PageEvents } from '../../../preload/contract.ts';
import { err, type Result, toError, toFailure } from '../../service/base/errors.ts';
import type { Dispose } from '../../service/base/events.ts';
import { limits } from '../../service/base/limits.ts';
import type { Clock, Logger } from '../../service/base/ports.ts';
import { createRateLimit } from '../../service/base/rate-limit.ts';
import { jsonSize } from '../../service/base/size.ts';
import { isPageUrl } from './protocol.ts';

/** Parses a request strictly and runs it for the page that asks; an expected failure is a Result. */
export type CommandRunner = (name: string, request: unknown, webContentsId: number) => Promise<Result<unknown>>;

export interface IpcOptions {
  readonly run: CommandRunner;
  /** Whether a webContents is the window's or the panel's. */
  readonly isOurs: (webContentsId: number) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is read of Electron's event. */
export type Invocation = Pick<IpcMainInvokeEvent, 'senderFrame'> & { readonly sender: Pick<WebContents, 'id'> };

/** Listens to the page until the disposer is called. */
export function registerIpc(options: IpcOptions): Dispose {
  const answer = createAnswer(options);
  ipcMain.handle(commandChannel, (event, name: unknown, request: unknown) => answer(event, name, request));
  return () => ipcMain.removeHandler(commandChannel);
}

/** Sends an event of the contract to a page; a page that is gone gets none. */
export function sendToPage<K extends PageEventName>(page: WebContents, name: K, payload: PageEvents[K]): void {
  if (!page.isDestroyed()) page.send(eventChannel, name, payload);
}

/** The checks of one call, in order: sender, rate, size, then the command itself. Never throws. */
export function createAnswer(
  options: IpcOptions,
): (event: Invocation, name: unknown, request: unknown) => Promise<Result<unknown>> {
  const allow = createRateLimit(limits.ipcRequestsPerSecond);
  const log = options.logger.child('ipc');
  const refuse = (
    code: 'request.sender' | 'request.tooMany' | 'request.tooLarge' | 'request.invalid',
    detail?: string,
  ) => {
    log.warn('request.refused', { code, detail });
    return err(code, detail);
  };
  return async (event, name, request) => {
    if (!isTrusted(event, options.isOurs)) return refuse('request.sender');
    if (!allow(options.clock.now())) return refuse('request.tooMany');
    if (typeof name !== 'string') return refuse('request.invalid', 'name');
    const bytes = sizeOf(request);
    if (bytes === undefined) return refuse('request.invalid', 'request');
    if (bytes > limits.ipcRequestBytes) return refuse('request.tooLarge');
    try {
      const answer = await options.run(name, request, event.sender.id);
      if (!answer.ok || jsonSize(answer.value, limits.answerChars) <= limits.answerChars) return answer;
      log.warn('answer.tooLarge', { name: name.slice(0, 100) });
      return err('answer.tooLarge', name.slice(0, 100));
    } catch (thrown) {
      log.error('request.failed', { name: name.slice(0, 100), error: toError(thrown) });
      return { ok: false, error: toFailure(thrown) };
    }
  };
}

/** Only the main frame of the window and of the panel, showing our own page, may ask. */
function isTrusted(event: Invocation, isOurs: (id: number) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurs(event.sender.id) && isPageUrl(frame.url);
}

/** Bytes of the request as JSON; undefined for what is not plain data (cycles, bigints, functions). */
function sizeOf(request: unknown): number | undefined {
  try {
    const json: string | undefined = JSON.stringify(request);
    return json === undefined ? undefined : Buffer.byteLength(json);
  } catch {
    return undefined;
  }
}
