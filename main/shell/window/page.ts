/** Everything between the service and one page, the window's or the panel's: commands in, patches and events out. */
import type { PageState, UpdateView } from '../../../preload/contract.ts';
import type { Api } from '../../api/api.ts';
import { createPush, type PushedHome } from '../../api/push.ts';
import type { ServicePorts } from '../../service/background/surroundings.ts';
import { err, type Result } from '../../service/base/errors.ts';
import type { Dispose } from '../../service/base/events.ts';
import { limits } from '../../service/base/limits.ts';
import type { Brokers } from '../../service/brokers/brokers.ts';
import type { Snapshot } from '../../service/model/service.ts';
import type { SnapshotPart } from '../../service/views/snapshot.ts';
import { isWindowCommand, runWindowCommand, type WindowHandlers } from './commands.ts';
import { createPageFlow } from './page-flow.ts';
import type { MainWindow } from './window.ts';

/** What happens in the service and is no change of a record: sent as it comes, to a page that listens. */
const forwarded = ['command.settled', 'task.run', 'discovery.rejected'] as const;

/** The service as its page sees it. */
export interface PagedService extends PushedHome {
  readonly ports: Pick<ServicePorts, 'clock' | 'timers'>;
  readonly brokers: Pick<Brokers, 'watch'>;
  snapshot(only?: SnapshotPart): Snapshot;
}

export interface PageOptions {
  readonly service: PagedService;
  readonly api: Api;
  readonly window: Pick<MainWindow, 'send' | 'pageReady'>;
  readonly handlers: Omit<WindowHandlers, OwnCommand>;
  readonly app: () => PageState['app'];
  /** What the page gets first, of a home that is large; undefined: everything. */
  readonly first?: () => SnapshotPart | undefined;
}

/** Answered for each page by itself. */
export type OwnCommand = 'page.state' | 'page.seen' | 'page.watch';

export interface Page {
  /** Runs a command for this page. */
  run(name: string, request: unknown): Promise<Result<unknown>>;
  /** The page can see patches, or cannot: then none are made. */
  setVisible(visible: boolean): void;
  /** There is no page any more: nothing is kept for it. */
  gone(): void;
  /** A newer version of the app was found, came, or cannot be had. */
  tellUpdate(view: UpdateView): void;
  /** From now on every command is answered `service.stopped`. */
  refuse(): void;
  dispose: Dispose;
}

export function createPage(options: PageOptions): Page {
  const { service, api, window } = options;
  const { timers } = service.ports;
  const flow = createPageFlow(limits.pageUnseen, () => resync());
  const send: MainWindow['send'] = (name, payload) => {
    if (flow.send()) window.send(name, payload);
  };
  const push = createPush(
    service,
    timers,
    (patch) => send('patch', patch),
    () => flow.unseen() < limits.pageBusy,
  );
  /** The page sees a gap and fetches its state. */
  const resync = (): void => send('patch', { seq: push.seq() + 2 });
  let isRefusing = false;
  let isVisible = false;
  let isFetching = false;
  /** It follows some things only: what of them changes while it is hidden is little, and kept for it. */
  let watchesSome = false;
  let unwatch: Dispose | undefined;

  const handlers: WindowHandlers = {
    ...options.handlers,
    'page.state': () => {
      isFetching = true;
      flow.restart();
      window.pageReady();
      isFetching = false;
      push.toldAll();
      return {
        ...service.snapshot(options.first?.()),
        seq: push.seq(),
        settings: service.settingsView(),
        app: options.app(),
      };
    },
    'page.seen': ({ received }) => {
      flow.seen(received);
      return {};
    },
    'page.watch': ({ entities, first }) => {
      watchesSome = entities !== 'all';
      push.watch(entities, first);
      return {};
    },
  };
  const run = async (name: string, request: unknown) => {
    if (isRefusing) return err('service.stopped');
    return isWindowCommand(name) ? runWindowCommand(handlers, name, request) : api.call(name, request);
  };

  const setVisible = (visible: boolean): void => {
    if (visible === isVisible) return;
    isVisible = visible;
    unwatch?.();
    unwatch = visible ? service.brokers.watch() : undefined;
    if (!visible) {
      if (watchesSome) push.pause();
      else push.stop();
      return;
    }
    const missedNothing = isFetching || push.isPaused;
    push.start();
    // Shown again: what changed meanwhile was not sent.
    if (!missedNothing) resync();
  };
  const disposers = forwarded.map((name) => service.on(name, (event) => send(name, event)));
  return {
    run,
    setVisible,
    gone() {
      watchesSome = false;
      setVisible(false);
      push.stop();
      push.watch('all');
    },
    tellUpdate: (view) => send('update.changed', view),
    refuse() {
      isRefusing = true;
    },
    dispose() {
      unwatch?.();
      push.stop();
      for (const dispose of disposers) dispose();
    },
  };
}
