/**
 * What runs in a page before its own scripts: the preload in an isolated world, and in the page's world the part of
 * Electron's `contextBridge` that answers there. Both functions are handed over by their source and stand on nothing outside
 * of themselves. The worlds share the document and nothing else, so they meet at a node that is in no document: messages are
 * events on it, which are delivered at once, and nobody else holds it.
 */
import type { Codec, References } from './codec.ts';

/** The part of the DOM that is used: the rest of this project's build knows Node alone. */
interface PageEvent {
  readonly detail: string;
  readonly relatedTarget: PageTarget | null;
}
interface PageTarget {
  addEventListener(name: string, listener: (event: PageEvent) => void, once?: { readonly once: boolean }): void;
  dispatchEvent(event: PageEvent): boolean;
}
declare const document: PageTarget & { createComment(text: string): PageTarget };
declare const location: { readonly hostname: string };
declare const top: unknown;
declare const CustomEvent: new (
  name: string,
  options: { readonly __proto__: null; readonly detail: string },
) => PageEvent;
declare const EventTarget: { readonly prototype: PageTarget };
declare const FocusEvent: {
  new (name: string, options?: { readonly relatedTarget: PageTarget }): PageEvent;
  readonly prototype: PageEvent;
};

/** The node's name for the moment in which the two worlds find each other. */
const meeting = 'standin-meeting';
/** Reached through the debugger alone: globals of the isolated world. */
export const invokeBinding = 'standinInvoke';
export const deliverFunction = 'standinDeliver';

export type MakeCodec = (references?: References) => Codec;

/**
 * Both ends of the bridge between two worlds; what one side throws, the other one throws. In the page's world it runs among
 * the page's prototypes, so it takes what it needs at once and destructures nothing later.
 */
type MakeBridge = (
  node: PageTarget,
  own: string,
  other: string,
  makeCodec: MakeCodec,
  handle: (name: string, value: unknown) => unknown,
) => (name: string, value: unknown) => unknown;

const makeBridge: MakeBridge = (node, own, other, makeCodec, handle) => {
  const { apply } = Reflect;
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const Message = CustomEvent;
  const readDetail = Object.getOwnPropertyDescriptor(
    (CustomEvent as unknown as { prototype: object }).prototype,
    'detail',
  )?.get as () => string;
  const { then } = Promise.prototype;
  const [ErrorHere, PromiseHere] = [Error, Promise];
  const kept: Record<number, object> = Object.create(null);
  const waiting: Record<number, readonly [(value: unknown) => void, (error: unknown) => void]> = Object.create(null);
  let nextId = 1;
  let answer: string | undefined;

  const codec = makeCodec({
    keep(value) {
      const id = nextId++;
      kept[id] = value;
      if (value instanceof PromiseHere) {
        const settle = (how: string) => (settled: unknown) => void ask('settle', [id, how, settled]);
        apply(then, value, [settle('resolved'), settle('rejected')]);
      }
      return id;
    },
    make(kind, id) {
      if (kind === 'function') return (...args: unknown[]) => ask('call', [id, args]);
      return new PromiseHere((resolve, reject) => {
        waiting[id] = [resolve, reject];
      });
    },
  });

  const act = (name: string, value: unknown): unknown => {
    if (name === 'call') {
      const call = value as [number, unknown[]];
      return apply(kept[call[0]] as () => unknown, undefined, call[1]);
    }
    if (name === 'settle') {
      const end = value as [number, string, unknown];
      waiting[end[0]]?.[end[1] === 'resolved' ? 0 : 1](end[2]);
      delete waiting[end[0]];
      return undefined;
    }
    return handle(name, value);
  };

  const ask = (name: string, value: unknown): unknown => {
    const before = answer;
    answer = undefined;
    apply(dispatchEvent, node, [new Message(own, { __proto__: null, detail: codec.encode([name, value]) })]);
    // Nobody answers once the document is gone.
    const said = codec.decode(answer ?? '["a",false,["u"]]') as [boolean, unknown];
    answer = before;
    if (said[0]) throw said[1];
    return said[1];
  };

  const listen = (name: string, listener: (detail: string) => void): void => {
    apply(addEventListener, node, [name, (event: PageEvent) => listener(apply(readDetail, event, []))]);
  };
  listen(other, (detail) => {
    let said: string;
    try {
      const message = codec.decode(detail) as [string, unknown];
      said = codec.encode([false, act(message[0], message[1])]);
    } catch (error) {
      said = codec.encode([true, error instanceof ErrorHere ? error : new ErrorHere(String(error))]);
    }
    apply(dispatchEvent, node, [new Message(`${own}-answer`, { __proto__: null, detail: said })]);
  });
  listen(`${other}-answer`, (detail) => {
    answer = detail;
  });
  return ask;
};

/** The page's world: puts what the preload exposes on the window, frozen. */
function mainWorld(name: string, bridge: MakeBridge, makeCodec: MakeCodec): void {
  const { defineProperty, freeze } = Object;
  const { ownKeys, has } = Reflect;
  const world = globalThis;
  const deepFreeze = (value: unknown): unknown => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
    for (const key of ownKeys(value)) deepFreeze(Reflect.get(value, key));
    return freeze(value);
  };
  const related = Object.getOwnPropertyDescriptor(FocusEvent.prototype, 'relatedTarget')?.get as () => PageTarget;
  const meet = (event: PageEvent): void => {
    const node = Reflect.apply(related, event, []);
    bridge(node, 'page', 'preload', makeCodec, (_name, value) => {
      const [key, api] = value as [string, unknown];
      if (has(world, key)) throw new Error('Cannot bind an API on top of an existing property on the window object');
      defineProperty(world, key, { value: deepFreeze(api), enumerable: true });
    });
  };
  document.addEventListener(name, meet, { once: true });
  document.dispatchEvent(new FocusEvent(`${name}-ask`));
}

/** The isolated world: runs the preload with an `electron` of its own. */
function isolatedWorld(
  name: string,
  bridge: MakeBridge,
  makeCodec: MakeCodec,
  { binding, deliver }: { readonly binding: string; readonly deliver: string },
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  const node = document.createComment('');
  const offer = (): void => void document.dispatchEvent(new FocusEvent(name, { relatedTarget: node }));
  document.addEventListener(`${name}-ask`, offer, { once: true });
  offer();
  const ask = bridge(node, 'preload', 'page', makeCodec, () => undefined);
  const codec = makeCodec();
  const refusing = <T extends object>(what: string, target: T): T =>
    new Proxy(target, {
      get(object, key) {
        if (typeof key === 'string' && !(key in object)) throw new Error(`the stand-in has no ${what}.${key}`);
        return Reflect.get(object, key);
      },
    });

  const channels = new Map<string, Array<(event: object, ...args: unknown[]) => void>>();
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 1;
  const invoke = Reflect.get(globalThis, binding) as (payload: string) => void;
  const ipcRenderer = refusing('ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = nextId++;
      const answer = Promise.withResolvers<unknown>();
      const payload = JSON.stringify([id, channel, codec.encode(args)]);
      asked.set(id, answer);
      invoke(payload);
      return answer.promise;
    },
    on(channel: string, listener: (event: object, ...args: unknown[]) => void): object {
      channels.set(channel, [...(channels.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: (event: object, ...args: unknown[]) => void): object {
      channels.set(
        channel,
        (channels.get(channel) ?? []).filter((each) => each !== listener),
      );
      return ipcRenderer;
    },
  });
  const contextBridge = refusing('contextBridge', {
    exposeInMainWorld(key: string, api: unknown): void {
      ask('expose', [key, api]);
    },
  });
  Reflect.set(globalThis, deliver, (what: 'answer' | 'event', to: string | number, text: string) => {
    const value = codec.decode(text);
    if (what === 'event') {
      for (const listener of channels.get(String(to)) ?? []) listener({}, ...(value as unknown[]));
      return;
    }
    const { channel, error, result } = value as { channel: string; error?: string; result?: unknown };
    const answer = asked.get(Number(to));
    asked.delete(Number(to));
    if (error === undefined) answer?.resolve(result);
    else answer?.reject(new Error(`Error invoking remote method '${channel}': ${error}`));
  });
  const electron = refusing('electron', { ipcRenderer, contextBridge });
  const require = (wanted: string): unknown => {
    if (wanted === 'electron') return electron;
    throw new Error(`module not found: ${wanted}`);
  };
  preload(require, { exports: {} }, {});
}

/** Only documents of the app get a preload, and of them only those of the window itself. */
const guard = String.raw`if (!/^[a-z]+--.+\.localhost$/.test(location.hostname) || top !== globalThis) return;`;
const parts = (codec: MakeCodec): string => `const [bridge, makeCodec] = [${makeBridge}, ${codec}];`;

/** Source of the script for the page's own world. */
export function mainWorldScript(codec: MakeCodec): string {
  return `(() => { ${guard} ${parts(codec)} (${mainWorld})('${meeting}', bridge, makeCodec); })();`;
}

/** Source of the script for the preload's world. */
export function isolatedWorldScript(codec: MakeCodec, preload: string): string {
  const names = JSON.stringify({ binding: invokeBinding, deliver: deliverFunction });
  return `(() => { ${guard} ${parts(codec)} (${isolatedWorld})('${meeting}', bridge, makeCodec, ${names},
function (require, module, exports) {
${preload}
}); })();`;
}
