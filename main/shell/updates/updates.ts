/** Newer versions of the app: looks, tells, and does no more than a person asked for. The rules are in policy.ts. */
import type { UpdateView } from '../../../preload/contract.ts';
import { toError } from '../../service/base/errors.ts';
import type { Dispose } from '../../service/base/events.ts';
import type { Logger, Timers } from '../../service/base/ports.ts';
import { inTime } from '../../service/base/within.ts';
import { failureCode, lookAfterMs, mayCheck, mayDownload, mayInstall, type UpdateFacts, whyOff } from './policy.ts';
import type { Updater } from './updater.ts';

/** A server that takes a request and never answers. */
const checkWithinMs = 60_000;
/** A download that brings nothing for so long has ended. */
const stallMs = 120_000;
/** Time for the system's own updater to end the app. */
const endsWithinMs = 60_000;

export interface UpdatesOptions {
  readonly timers: Timers;
  readonly logger: Logger;
  /** As the settings say now. */
  facts(): UpdateFacts;
  /** Whether it may look by itself. */
  wants(): boolean;
  /** What must not be interrupted now. */
  holds(): UpdateView['waitsFor'];
  load(address: string): Promise<Updater>;
  changed(view: UpdateView): void;
  /** Ends the app in its usual way; `end` is called when everything has stopped. */
  quit(): void;
  /** The new version is about to start beside this one. */
  handOver(): void;
  /** This version is to start again when the app has ended. */
  relaunch(): void;
}

export interface Updates {
  view(): UpdateView;
  start(): void;
  stop(): void;
  /** The settings have changed. */
  reconsider(): void;
  /** What it has to wait for may have come or gone. */
  recheck(): void;
  check(): Promise<UpdateView>;
  download(): UpdateView;
  /** Quits, and puts the new version in place, unless something holds it. */
  install(): Promise<UpdateView>;
  /** The very end of the app, when all has stopped: calls `exit`, or lets the system's updater end it. */
  end(exit: () => void): void;
}

type Own = Omit<UpdateView, 'off' | 'address' | 'waitsFor'>;

export function createUpdates(options: UpdatesOptions): Updates {
  const { timers } = options;
  const log = options.logger.child('updates');
  let own: Own = { step: 'idle' };
  let loaded: { readonly address: string; readonly updater: Updater } | undefined;
  let next: Dispose | undefined;
  let isRunning = false;
  let isInstalling = false;
  let download = new AbortController();
  let told: UpdateView['waitsFor'];

  const view = (): UpdateView => {
    const { address } = options.facts();
    const off = whyOff(options.facts());
    const waitsFor = own.step === 'ready' ? options.holds() : undefined;
    return {
      ...own,
      ...(address === undefined ? {} : { address }),
      ...(off === undefined ? {} : { off }),
      ...(waitsFor === undefined ? {} : { waitsFor }),
    };
  };
  const tell = (): UpdateView => {
    const shown = view();
    told = shown.waitsFor;
    options.changed(shown);
    return shown;
  };
  const become = (now: Own): UpdateView => {
    own = now;
    return tell();
  };
  const fail = (step: NonNullable<UpdateView['failure']>['step'], thrown: unknown, back: Own): UpdateView => {
    const code = failureCode(thrown);
    log.warn('failed', { step, code, error: toError(thrown) });
    return become({ ...back, failure: { step, code } });
  };
  const updaterFor = async (address: string): Promise<Updater> => {
    if (loaded?.address !== address) loaded = { address, updater: await options.load(address) };
    return loaded.updater;
  };

  const schedule = (ms: number): void => {
    next?.();
    next = isRunning
      ? timers.after(ms, () => {
          if (options.wants()) void check();
          else schedule(lookAfterMs.found);
        })
      : undefined;
  };

  const check = async (): Promise<UpdateView> => {
    const { address } = options.facts();
    if (address === undefined || !mayCheck(view())) return view();
    const before = own;
    become({ step: 'checking', ...(before.checkedAt === undefined ? {} : { checkedAt: before.checkedAt }) });
    try {
      const updater = await updaterFor(address);
      const found = await inTime(timers, checkWithinMs, updater.check());
      // The address was changed meanwhile: the next look is at the new one.
      if (options.facts().address !== address) return become({ step: 'idle' });
      schedule(lookAfterMs.found);
      const checkedAt = new Date(timers.now()).toISOString();
      log.info('checked', { found: found?.version ?? 'nothing newer' });
      return become(found === undefined ? { step: 'idle', checkedAt } : { step: 'available', checkedAt, ...found });
    } catch (thrown) {
      schedule(lookAfterMs.failed);
      return fail('check', thrown, withoutFailure(before));
    }
  };

  const fetchIt = async (found: Own): Promise<void> => {
    const { signal } = download;
    const from = loaded;
    let stalled = timers.after(stallMs, () => download.abort());
    const progress = (percent: number): void => {
      stalled();
      stalled = timers.after(stallMs, () => download.abort());
      const whole = Math.floor(percent);
      if (whole !== own.percent) become({ ...found, step: 'downloading', percent: whole });
    };
    try {
      await from?.updater.download(progress, signal);
      if (loaded === from) become({ ...found, step: 'ready' });
    } catch (thrown) {
      // At another address now, nothing of this one counts.
      if (loaded === from) fail('download', thrown, found);
    } finally {
      stalled();
    }
  };

  return {
    view,
    check,
    start() {
      isRunning = true;
      schedule(lookAfterMs.start);
    },
    stop() {
      isRunning = false;
      next?.();
      download.abort();
    },
    reconsider() {
      const { address } = options.facts();
      // What was found elsewhere is not what this address has.
      const isElsewhere = loaded !== undefined && loaded.address !== address;
      if (isElsewhere && own.step !== 'checking') {
        download.abort();
        loaded = undefined;
        own = { step: 'idle' };
      }
      tell();
    },
    recheck() {
      if (own.step === 'ready' && options.holds() !== told) tell();
    },
    download() {
      if (!mayDownload(view())) return view();
      const found = withoutFailure(own);
      download = new AbortController();
      const shown = become({ ...found, step: 'downloading', percent: 0 });
      void fetchIt(found);
      return shown;
    },
    async install() {
      if (!mayInstall(view(), options.holds())) return become(own);
      try {
        await loaded?.updater.prepare();
      } catch (thrown) {
        return fail('install', thrown, withoutFailure(own));
      }
      // It may have begun meanwhile.
      if (!mayInstall(view(), options.holds())) return become(own);
      log.info('installing', { version: own.version });
      isInstalling = true;
      options.quit();
      return view();
    },
    end(exit) {
      if (!isInstalling || loaded === undefined) return exit();
      options.handOver();
      const outcome = loaded.updater.install();
      log.info('installed', { outcome });
      const startAgain = (): void => {
        options.relaunch();
        exit();
      };
      if (outcome === 'installed') exit();
      else if (outcome === 'failed') startAgain();
      else timers.after(endsWithinMs, startAgain);
    },
  };
}

function withoutFailure({ failure: _gone, ...rest }: Own): Own {
  return rest;
}
