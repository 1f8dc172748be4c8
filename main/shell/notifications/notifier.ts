/** The Notifier port: the desktop's own interface on Linux where it is there, Electron's notifications elsewhere. */
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { toError } from '../../service/base/errors.ts';
import type { Dispose } from '../../service/base/events.ts';
import { Emitter } from '../../service/base/events.ts';
import type { Logger, NotificationOutcome, NotificationRequest, Notifier } from '../../service/base/ports.ts';
import type { ShownLog } from './shown.ts';
import { forSystem } from './text.ts';

export interface NotifierEvents {
  action: { readonly id: string; readonly action: string; readonly input?: string };
}

/**
 * One way of showing notifications. Presses and clicks go to the listener it was made with. What fails with one
 * notification concerns that one; only a backend that is lost is given up.
 */
export interface NotificationBackend {
  readonly name: 'desktop' | 'electron';
  /** Nothing can be shown through it any more. */
  isLost?(): boolean;
  show(request: NotificationRequest): Promise<NotificationOutcome>;
  withdraw(id: string): void;
  /** The app ends: takes away what would stay with buttons that nobody listens to. */
  end?(): void;
  dispose(): void;
}

/** @param input the text that was written, of a button that asks for one. */
export type BackendAction = (id: string, action: string, input?: string) => void;

export interface AppNotifier extends Notifier {
  /** What shows them at present; undefined before the first. */
  backend(): NotificationBackend['name'] | undefined;
  /** What became of the last one; undefined before the first. */
  lastOutcome(): NotificationOutcome | undefined;
  /**
   * Takes up what an earlier run left with the system, when there is somebody to answer: what is still open keeps its
   * click and buttons, the rest is withdrawn.
   */
  recall(isOpen: (id: string) => boolean): Promise<void>;
  dispose(): void;
}

export interface NotifierOptions {
  readonly shown: ShownLog;
  readonly logger: Logger;
  /** Makers in order of preference; one that answers undefined is not there. Tried again when its backend is lost. */
  readonly backends: ReadonlyArray<(action: BackendAction) => Promise<NotificationBackend | undefined>>;
  /** A click on the body: where the notification leads. */
  readonly onOpen: (target: NonNullable<NotificationRequest['open']>) => void;
  /** Where a button leads in place of what it does, because that is risky and the person is asked first. */
  readonly questionOf?: (id: string, buttonId: string) => NonNullable<NotificationRequest['open']> | undefined;
}

/** How an alert looks, to be tried. */
export function testRequest(words: SpokenWords): NotificationRequest {
  return {
    id: 'test',
    title: 'Inglenook',
    body: words.say('tray.test'),
    urgency: 'normal',
    open: { view: 'settings' },
  };
}

export function createNotifier(options: NotifierOptions): AppNotifier {
  const log = options.logger.child('notifier');
  const emitter = new Emitter<NotifierEvents>((error) => log.error('listener.failed', { error }));
  const { shown } = options;
  /** By this run. */
  const sent = new Set<string>();
  let current: Promise<NotificationBackend | undefined> | undefined;
  let name: NotificationBackend['name'] | undefined;
  let last: NotificationOutcome | undefined;

  const acted: BackendAction = (id, key, input) => {
    const known = shown.get(id);
    const action = known?.buttons.find((button) => button.key === key)?.id ?? key;
    if (key === 'closed') shown.delete(id);
    if (key === 'open' && known?.open !== undefined) options.onOpen(known.open);
    const question = options.questionOf?.(id, action);
    if (question !== undefined) {
      options.onOpen(question);
      return;
    }
    emitter.emit('action', { id, action, ...(input === undefined ? {} : { input }) });
  };

  const find = async (): Promise<NotificationBackend | undefined> => {
    for (const make of options.backends) {
      const made = await make(acted);
      if (made === undefined) continue;
      name = made.name;
      log.info('backend.chosen', { backend: made.name });
      return made;
    }
    return undefined;
  };

  /** The one that there is, if it still works; else whichever is found now. */
  const working = async (): Promise<NotificationBackend | undefined> => {
    const before = current;
    const backend = await before;
    if (backend !== undefined && backend.isLost?.() !== true) return backend;
    // Another showing may have looked meanwhile.
    if (before === current) {
      backend?.dispose();
      current = find();
    }
    return current;
  };

  const attempt = async (request: NotificationRequest): Promise<NotificationOutcome> => {
    const backend = await working();
    if (backend === undefined) return { kind: 'failed', reason: 'unsupported' };
    const outcome = await showThrough(backend, request);
    // The desktop's service was stopped, restarted or replaced: look once more, from the start.
    if (outcome.kind !== 'failed' || backend.isLost?.() !== true) return outcome;
    const found = await working();
    return found === undefined ? outcome : showThrough(found, request);
  };

  const showThrough = async (
    backend: NotificationBackend,
    request: NotificationRequest,
  ): Promise<NotificationOutcome> => {
    try {
      return await backend.show(request);
    } catch (thrown) {
      log.error('notification.refused', { error: toError(thrown) });
      return { kind: 'failed', reason: 'internal' };
    }
  };

  return {
    backend: () => name,
    lastOutcome: () => last,
    async show(request) {
      const { text, keys } = forSystem(request);
      const buttons = [...keys].map(([key, id]) => ({ key, id }));
      shown.put({ id: request.id, buttons, ...(request.open === undefined ? {} : { open: request.open }) });
      sent.add(request.id);
      last = await attempt(text);
      return last;
    },
    async recall(isOpen) {
      const old = shown.list().filter(({ id }) => !sent.has(id) && !isOpen(id));
      const backend = await working();
      for (const { id } of old) {
        shown.delete(id);
        backend?.withdraw(id);
      }
    },
    withdraw(id) {
      shown.delete(id);
      void current?.then((backend) => backend?.withdraw(id));
    },
    onAction: (listener): Dispose => emitter.on('action', listener),
    dispose() {
      void current?.then((backend) => {
        backend?.end?.();
        backend?.dispose();
      });
      current = undefined;
      shown.dispose();
    },
  };
}
