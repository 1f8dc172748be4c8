/** The Notifier port: the desktop's own interface on Linux where it is there, Electron's notifications elsewhere. */
import type { Dispose } from '../service/events.ts';
import { Emitter } from '../service/events.ts';
import type { Logger, NotificationOutcome, NotificationRequest, Notifier } from '../service/ports.ts';

export interface NotifierEvents {
  action: { readonly id: string; readonly action: string };
}

/** One way of showing notifications. Presses and clicks go to the listener it was made with. */
export interface NotificationBackend {
  readonly name: 'desktop' | 'electron';
  show(request: NotificationRequest): Promise<NotificationOutcome>;
  withdraw(id: string): void;
  /** The app ends: takes away what would stay with buttons that nobody listens to. */
  end?(): void;
  dispose(): void;
}

export type BackendAction = (id: string, action: string) => void;

export interface AppNotifier extends Notifier {
  /** What shows them at present; undefined before the first. */
  backend(): NotificationBackend['name'] | undefined;
  /** What became of the last one; undefined before the first. */
  lastOutcome(): NotificationOutcome | undefined;
  dispose(): void;
}

export interface NotifierOptions {
  readonly logger: Logger;
  /** Makers in order of preference; one that answers undefined is not there. Tried again when its backend fails. */
  readonly backends: ReadonlyArray<(action: BackendAction) => Promise<NotificationBackend | undefined>>;
  /** A click on the body: where the notification leads. */
  readonly onOpen: (target: NonNullable<NotificationRequest['open']>) => void;
}

/** How an alert looks, to be tried. */
export const testRequest: NotificationRequest = {
  id: 'test',
  title: 'Inglenook',
  body: 'This is how an alert looks.',
  urgency: 'normal',
  open: { view: 'settings' },
};

export function createNotifier(options: NotifierOptions): AppNotifier {
  const log = options.logger.child('notifier');
  const emitter = new Emitter<NotifierEvents>((error) => log.error('listener.failed', { error }));
  const targets = new Map<string, NonNullable<NotificationRequest['open']>>();
  let current: Promise<NotificationBackend | undefined> | undefined;
  let name: NotificationBackend['name'] | undefined;
  let last: NotificationOutcome | undefined;

  const acted: BackendAction = (id, action) => {
    const target = targets.get(id);
    if (action === 'closed') targets.delete(id);
    if (action === 'open' && target !== undefined) options.onOpen(target);
    emitter.emit('action', { id, action });
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

  const attempt = async (request: NotificationRequest): Promise<NotificationOutcome> => {
    current ??= find();
    const backend = await current;
    return backend === undefined ? { kind: 'failed', reason: 'unsupported' } : backend.show(request);
  };

  return {
    backend: () => name,
    lastOutcome: () => last,
    async show(request) {
      if (request.open !== undefined) targets.set(request.id, request.open);
      last = await attempt(request);
      if (last.kind !== 'failed') return last;
      // The desktop's service may have been restarted or replaced: look once more, from the start.
      const failed = await current;
      current = undefined;
      failed?.dispose();
      last = await attempt(request);
      return last;
    },
    withdraw(id) {
      targets.delete(id);
      void current?.then((backend) => backend?.withdraw(id));
    },
    onAction: (listener): Dispose => emitter.on('action', listener),
    dispose() {
      void current?.then((backend) => {
        backend?.end?.();
        backend?.dispose();
      });
      current = undefined;
    },
  };
}
