/** Whether the app may look for a newer version of itself, take it and put it in place, and why not. Pure. */
import type { UpdateView } from '../../../preload/contract.ts';
import type { Alert } from '../../service/model/alerts.ts';
import type { Task } from '../../service/model/tasks.ts';
import type { NamedEntity } from '../tray/ongoing.ts';

/** The first look comes when the start is long over; then one each day, and sooner after one that failed. */
export const lookAfterMs = { start: 3 * 60_000, found: 24 * 3_600_000, failed: 4 * 3_600_000 } as const;

export interface UpdateFacts {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** What `resources/package-type` says; the Debian package has that file. */
  readonly packageType?: string | undefined;
  /** Path of the AppImage that runs, on Linux. */
  readonly appImage?: string | undefined;
  /** Of the settings, else of the build. */
  readonly address?: string | undefined;
}

/** Why there is nothing to look for here, whatever a person sets; undefined when there is. */
export function whyOff(facts: UpdateFacts): UpdateView['off'] {
  if (!facts.isPackaged) return 'unpackaged';
  if (facts.packageType !== undefined) return 'packageManager';
  if (facts.platform === 'linux' && facts.appImage === undefined) return 'folder';
  return facts.address === undefined ? 'noAddress' : undefined;
}

export interface Now {
  readonly alerts: readonly Pick<Alert, 'severity' | 'state'>[];
  readonly panels: readonly NamedEntity[];
  readonly tasks: readonly Pick<Task, 'state'>[];
}

/** A panel in one of these states is about to sound, or does. */
const alarming: ReadonlySet<string> = new Set(['pending', 'arming', 'triggered']);

/** What must not be interrupted by a restart now: an alarm that is open, or work. */
export function whatHolds({ alerts, panels, tasks }: Now): UpdateView['waitsFor'] {
  const isOpen = alerts.some(({ severity, state }) => severity === 'critical' && state !== 'recovered');
  if (isOpen || panels.some(({ entity }) => alarming.has(entity.state))) return 'alarm';
  return tasks.some(({ state }) => state === 'running') ? 'task' : undefined;
}

type Step = Pick<UpdateView, 'off' | 'step'>;

/** A look, by itself or by hand: not while one is under way or an update lies ready. */
export function mayCheck({ off, step }: Step): boolean {
  return off === undefined && (step === 'idle' || step === 'available');
}

/** Only what was found and asked for. */
export function mayDownload({ off, step }: Step): boolean {
  return off === undefined && step === 'available';
}

/** Only what was downloaded and verified, and not while something holds it. */
export function mayInstall({ off, step }: Step, holds: UpdateView['waitsFor']): boolean {
  return off === undefined && step === 'ready' && holds === undefined;
}

/** The failure as one of the words that the page has a sentence for. */
export function failureCode(thrown: unknown): NonNullable<UpdateView['failure']>['code'] {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  if (typeof code !== 'string') return 'network';
  return codes.find(([pattern]) => pattern.test(code))?.[1] ?? 'network';
}

const codes: ReadonlyArray<readonly [RegExp, NonNullable<UpdateView['failure']>['code']]> = [
  [/CHECKSUM_MISMATCH|INVALID_SIGNATURE/, 'tampered'],
  [/CHANNEL_FILE_NOT_FOUND|HTTP_ERROR_404|FILE_NOT_FOUND/, 'notFound'],
  [/INVALID|NO_CHECKSUM|NO_FILES|UNSUPPORTED/, 'unreadable'],
  [/^update\.insecure$/, 'insecure'],
  [/^(EACCES|EPERM|EROFS)$/, 'readOnly'],
  [/^(ENOSPC|EDQUOT)$/, 'full'],
];
