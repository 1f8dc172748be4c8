/** The bridge between page and app: two functions, typed by the contract, and nothing of Electron behind them. */
import { contextBridge, ipcRenderer } from 'electron';
import { commandChannel, eventChannel } from './channels.ts';
import type { Bridge, PageEventName, PageEvents } from './contract.ts';

const listeners = new Map<PageEventName, Set<(payload: unknown) => void>>();

/** Where the tray or a notification led while the page was still loading: kept for the page's first listener. */
let earlyNavigation: unknown;

/** Events since the page last asked for its state: the app sends no more than the page takes in. */
let received = 0;
let isTelling = false;
const tellEveryMs = 100;

function tellReceived(): void {
  received += 1;
  if (isTelling) return;
  isTelling = true;
  setTimeout(() => {
    isTelling = false;
    ipcRenderer.invoke(commandChannel, 'page.seen', { received }).catch(() => undefined);
  }, tellEveryMs);
}

// The IPC event itself stays here: passing it on would hand the page its `sender`.
ipcRenderer.on(eventChannel, (_event, name: PageEventName, payload: unknown) => {
  tellReceived();
  const listening = listeners.get(name);
  if (name === 'navigate' && (listening === undefined || listening.size === 0)) earlyNavigation = payload;
  for (const deliver of listening ?? []) deliver(payload);
});

const bridge: Bridge = {
  command: (name, request) => {
    if (name === 'page.state') received = 0;
    return ipcRenderer.invoke(commandChannel, name, request);
  },
  on<K extends PageEventName>(name: K, listener: (event: PageEvents[K]) => void) {
    // main/shell/window/ipc.ts types what it sends by the same contract.
    const deliver = (payload: unknown) => listener(payload as PageEvents[K]);
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(deliver));
    if (name === 'navigate' && earlyNavigation !== undefined) {
      deliver(earlyNavigation);
      earlyNavigation = undefined;
    }
    return () => {
      set.delete(deliver);
    };
  },
};

contextBridge.exposeInMainWorld('inglenook', bridge);
