/** A device gave one of the signals that it announced. */
import { z } from 'zod';
import { id, optionalId } from '../fields.ts';
import type { TriggerKind } from './trigger.ts';

export const deviceTrigger: TriggerKind<'device'> = {
  schema: z.strictObject({ type: z.literal('device'), deviceId: id, triggerType: id, subtype: optionalId }),
  arm: (trigger, fire) => ({
    deviceTrigger({ deviceId, type, subtype, payload }) {
      if (deviceId !== trigger.deviceId || type !== trigger.triggerType) return;
      if (trigger.subtype !== undefined && trigger.subtype !== subtype) return;
      fire({ type: 'device', event: `${type} ${subtype}`, payload });
    },
    dispose: () => undefined,
  }),
};
