/** Newer versions of the app in words. */
import type { UpdateView } from '../../preload/contract.ts';
import { sayWhen } from './time.ts';

const off: Readonly<Record<NonNullable<UpdateView['off']>, string>> = {
  unpackaged: 'Inglenook runs from its sources: new versions come with them.',
  packageManager: 'This package is kept up to date by the system’s package manager.',
  folder: 'Inglenook runs from an unpacked folder, which it does not replace: unpack the new version in its place.',
  noAddress: 'Nobody told this build where new versions are published. If you know the address, enter it here.',
};

type FailureView = NonNullable<UpdateView['failure']>;

const failures: Readonly<Record<FailureView['code'], string>> = {
  network: 'the address did not answer.',
  notFound: 'the address has no release for this system.',
  unreadable: 'what the address says of its release cannot be understood.',
  tampered: 'what came is not what was published, and was thrown away.',
  insecure: 'it leads away from https.',
  readOnly: 'Inglenook may not write where it is installed.',
  full: 'there is not enough room on the disk.',
};

const tried: Readonly<Record<FailureView['step'], string>> = {
  check: 'Could not look for a new version',
  download: 'Could not download the new version',
  install: 'Could not install the new version',
};

const waits: Readonly<Record<NonNullable<UpdateView['waitsFor']>, string>> = {
  alarm: 'An alarm is open: Inglenook is not restarted before it is over.',
  task: 'A task is running: Inglenook is not restarted before it has ended.',
};

/** How it stands, in a sentence or two. */
export function sayUpdate(view: UpdateView, now: number): string {
  if (view.off !== undefined) return off[view.off];
  const { step, version = '', checkedAt, waitsFor } = view;
  switch (step) {
    case 'checking':
      return 'Looking …';
    case 'available':
      return `${version} is there. Nothing is downloaded before you say so.`;
    case 'downloading':
      return `${version} is being downloaded.`;
    case 'ready':
      return waitsFor === undefined
        ? `${version} is downloaded and verified. It starts when you restart Inglenook here.`
        : `${version} is downloaded and verified. ${waits[waitsFor]}`;
    case 'idle':
      return checkedAt === undefined
        ? 'Not looked for yet.'
        : `This is the newest one, as of ${sayWhen(checkedAt, now)}.`;
  }
}

/** Why it did not work, in a sentence. */
export function sayUpdateFailure({ step, code }: FailureView): string {
  return `${tried[step]}: ${failures[code]}`;
}
