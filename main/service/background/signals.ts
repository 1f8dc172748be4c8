/** The signals that devices announced: buttons, and what can be done with them. */
import { z } from 'zod';
import type { Registry } from '../entities/registry.ts';

const announced = z.object({ type: z.string(), subtype: z.string() });

/** The kind of signal ("button_short_press"), and which part of the device gives it ("turn_on"). */
export interface DeviceSignal extends z.infer<typeof announced> {
  readonly deviceId: string;
}

/** Those of one device, or of all. */
export function deviceSignals(registry: Pick<Registry, 'triggers'>, deviceId?: string): DeviceSignal[] {
  return [...registry.triggers()].flatMap((trigger) => {
    const owner = trigger.deviceId;
    if (owner === undefined || (deviceId !== undefined && owner !== deviceId)) return [];
    const signal = announced.safeParse(trigger.config);
    return signal.success ? [{ deviceId: owner, ...signal.data }] : [];
  });
}
