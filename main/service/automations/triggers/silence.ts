/** An entity said nothing for so long, or for longer than it usually does. */
import { z } from 'zod';
import type { Dispose } from '../../base/events.ts';
import { observeRhythm, type Rhythm, silenceBoundMs } from '../../time/rhythm.ts';
import { id, seconds } from '../fields.ts';
import type { TriggerKind } from './trigger.ts';

/** Every report is heard, so that a few are enough to learn from; under a minute everything is a hiccup. */
const trust = { enoughGaps: 5, leastMs: 60_000 };

export const silenceTrigger: TriggerKind<'silence'> = {
  schema: z.strictObject({ type: z.literal('silence'), entityId: id, seconds: seconds(1).exactOptional() }),
  arm(trigger, fire, { clock, entity, followReports }) {
    const { entityId } = trigger;
    let rhythm: Rhythm | undefined;
    /** It was listened to since the last report: neither sleep nor a lost broker came between. */
    let watched = true;
    let timer: Dispose | undefined;
    const stop = (): void => {
      timer?.();
      timer = undefined;
    };
    const boundMs = (): number | undefined => {
      if (trigger.seconds !== undefined) return trigger.seconds * 1000;
      return rhythm === undefined ? undefined : silenceBoundMs(rhythm, trust);
    };
    const wait = (): void => {
      stop();
      const ms = boundMs();
      if (ms === undefined) return;
      timer = clock.after(ms, () => {
        timer = undefined;
        fire({ type: 'silence', entityId, to: `silent for ${Math.round(ms / 1000)} s` });
      });
    };
    const heard = (): void => {
      rhythm = observeRhythm(rhythm, clock.elapsed(), watched);
      watched = true;
      wait();
    };
    const rest = (): void => {
      watched = false;
      stop();
    };
    const unfollow = followReports(entityId, heard);
    if (entity(entityId) !== undefined) wait();
    return {
      changed({ entity: now, retained }) {
        if (!retained) heard();
        // Its broker is gone: that is not the sensor's silence.
        else if (!now.available) rest();
        else if (timer === undefined) wait();
      },
      suspended: rest,
      resumed: wait,
      dispose: () => {
        unfollow();
        stop();
      },
    };
  },
};
