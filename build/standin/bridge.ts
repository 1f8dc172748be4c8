/** The page side: runs the app's own preload with an `electron` of its own, and carries IPC over the process border. */

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

/** Name of the binding through which a page invokes; the init script takes it off the page before the page runs. */
export const invokeBinding = '__standinInvoke';
/** Name of the function through which the app sends; hidden from enumeration, but the page could find it. */
export const deliverFunction = '__standinDeliver';

/** Source of the init script of every document of our pages. */
export function initScript(preload: string): string {
  return `(() => {
  if (!/^[a-z]+--.+\\.localhost$/.test(location.hostname)) return;
  const invoke = globalThis.${invokeBinding};
  delete globalThis.${invokeBinding};
  const channels = new Map();
  Object.defineProperty(globalThis, '${deliverFunction}', {
    value(channel, json) {
      for (const listener of channels.get(channel) ?? []) listener({}, ...JSON.parse(json));
    },
  });
  const ipcRenderer = {
    async invoke(channel, ...args) {
      const answer = JSON.parse(await invoke(channel, JSON.stringify(structuredClone(args))));
      if ('error' in answer) throw new Error("Error invoking remote method '" + channel + "': " + answer.error);
      return answer.value;
    },
    on(channel, listener) {
      channels.set(channel, [...(channels.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel, listener) {
      channels.set(channel, (channels.get(channel) ?? []).filter((each) => each !== listener));
      return ipcRenderer;
    },
  };
  const freeze = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    for (const key of Object.keys(value)) freeze(value[key]);
    return Object.freeze(value);
  };
  const contextBridge = {
    exposeInMainWorld(key, api) {
      Object.defineProperty(globalThis, key, { value: freeze({ ...api }), enumerable: true });
    },
  };
  const electron = { ipcRenderer, contextBridge };
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('module not found: ' + name);
  };
  (function (require, module, exports) {
${preload}
  })(require, { exports: {} }, {});
})();`;
}
