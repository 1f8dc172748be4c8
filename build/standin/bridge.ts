/** The app's end of a page: puts the preload into a world of its own, and carries IPC over the process border. */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright';
import { makeCodec } from './codec.ts';
import { deliverFunction, invokeBinding, isolatedWorldScript, mainWorldScript } from './worlds.ts';

/** Page addresses: app://inglenook/x stands as http://app--inglenook.localhost/x, a secure context with its own origin. */
export function toPageAddress(address: string): string {
  const url = new URL(address);
  return `http://${url.protocol.slice(0, -1)}--${url.host}.localhost${url.pathname}${url.search}${url.hash}`;
}

/** The app's view of a page address; others come back as they are. */
export function fromPageAddress(address: string): string {
  const url = URL.parse(address);
  const match = /^([a-z]+)--(.+)\.localhost$/.exec(url?.hostname ?? '');
  return url === null || match === null ? address : `${match[1]}://${match[2]}${url.pathname}${url.search}${url.hash}`;
}

/** The preload's world; Electron's own is called so too. */
const worldName = 'Electron Isolated Context';
const codec = makeCodec();

export interface PageBridge {
  /** Sends to the preload's listeners; a page that is still coming, or gone, gets nothing. */
  send(channel: string, args: readonly unknown[]): void;
}

/** Answers a page's call; `sender` is the address of its document. A thrown error only keeps its words. */
export type Invoke = (sender: { readonly url: string }, channel: string, args: unknown[]) => Promise<unknown>;

/** Connects a page before it goes anywhere. Without a preload the page is on its own. */
export async function bridgePage(page: Page, preload: string | undefined, invoke: Invoke): Promise<PageBridge> {
  if (preload === undefined) return { send: () => undefined };
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;
  let { url } = frameTree.frame;
  let world: number | undefined;
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.id === mainFrame) url = frame.url;
  });
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === worldName && context.auxData?.frameId === mainFrame) world = context.id;
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (world === executionContextId) world = undefined;
  });
  session.on('Runtime.executionContextsCleared', () => {
    world = undefined;
  });
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== invokeBinding || executionContextId !== world) return;
    const [id, channel, args]: [number, string, string] = JSON.parse(payload);
    void answer(() => invoke({ url: fromPageAddress(url) }, channel, codec.decode(args) as unknown[])).then((result) =>
      deliver(session, executionContextId, 'answer', id, codec.encode({ channel, ...result })),
    );
  });
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: invokeBinding, executionContextName: worldName });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(makeCodec) });
  const source = isolatedWorldScript(makeCodec, readFileSync(preload, 'utf8'));
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName });
  return {
    send(channel, args) {
      const text = codec.encode(args);
      if (world !== undefined) void deliver(session, world, 'event', channel, text);
    },
  };
}

async function answer(run: () => Promise<unknown>): Promise<{ result: unknown } | { error: string }> {
  try {
    const result = await run();
    codec.encode(result);
    return { result };
  } catch (error) {
    return { error: String(error) };
  }
}

async function deliver(session: CDPSession, world: number, ...args: readonly unknown[]): Promise<void> {
  const call = {
    functionDeclaration: `function (...args) { globalThis.${deliverFunction}(...args); }`,
    executionContextId: world,
    arguments: args.map((value) => ({ value })),
    silent: true,
  };
  // The page went away: Electron drops the message too.
  await session.send('Runtime.callFunctionOn', call).catch(() => undefined);
}
