/** Newer versions of the app in words. */

import type { UpdateView } from '../../preload/contract.ts';
import { say } from '../words/words.ts';
import { sayWhen } from './time.ts';

type FailureView = NonNullable<UpdateView['failure']>;

/** How it stands, in a sentence or two. */
export function sayUpdate(view: UpdateView, now: number): string {
  if (view.off !== undefined) return say(`updateOff.${view.off}`);
  const { step, version = '', checkedAt, waitsFor } = view;
  switch (step) {
    case 'checking':
      return say('updates.looking');
    case 'available':
      return say('updates.versionIsThereNothingIsDownloaded', { version });
    case 'downloading':
      return say('updates.versionIsBeingDownloaded', { version });
    case 'ready':
      return waitsFor === undefined
        ? say('updates.versionIsDownloadedAndVerifiedIt', { version })
        : say('updates.versionIsDownloadedAndVerifiedWaits', { version, waits: say(`updateWaits.${waitsFor}`) });
    case 'idle':
      return checkedAt === undefined
        ? say('updates.notLookedForYet')
        : say('updates.thisIsTheNewestOneAs', { checkedAt: sayWhen(checkedAt, now) });
  }
}

/** Why it did not work, in a sentence. */
export function sayUpdateFailure({ step, code }: FailureView): string {
  return say('readings.labelled', { label: say(`updateTried.${step}`), text: say(`updateFailures.${code}`) });
}
