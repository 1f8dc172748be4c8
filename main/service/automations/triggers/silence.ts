/** An entity said nothing for so long, or for longer than it usually does. */
import { z } from 'zod';
import type { Dispose } from '../../base/events.ts';
import { id, seconds } from '../fields.ts';
import type { TriggerKind } from './trigger.ts';

export const silenceTrigger: TriggerKind<'silence'> = {
  schema: z.strictObject({ type: z.literal('silence'), entityId: id, seconds: seconds(1).exactOptional() }),
  arm(trigger, fire, { clock, entity, followReports, listening }) {
    const { entityId } = trigger;
    const leave = listening.follow(entityId);
    let timer: Dispose | undefined;
    const stop = (): void => {
      timer?.();
      timer = undefined;
    };
    const boundMs = (): number | undefined =>
      trigger.seconds === undefined ? listening.boundMs(entityId) : trigger.seconds * 1000;
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
      listening.heard(entityId);
      wait();
    };
    const rest = (): void => {
      listening.lost(entityId);
      stop();
    };
    const resume = (): void => {
      listening.back(entityId);
      wait();
    };
    const unfollow = followReports(entityId, heard);
    if (entity(entityId) !== undefined) wait();
    return {
      changed({ entity: now, retained }) {
        if (!retained) heard();
        // Its broker is gone: that is not the sensor's silence.
        else if (!now.available) rest();
        else if (timer === undefined) resume();
      },
      suspended: rest,
      resumed: resume,
      dispose: () => {
        unfollow();
        leave();
        stop();
      },
    };
  },
};
