/** Maps what a Tasmota device says of itself to announcements in the vocabulary of Home Assistant's discovery. Pure. */
import type { Announcement } from '../announcements.ts';
import { announce } from './entry.ts';
import { buttonEntries, switchEntries } from './inputs.ts';
import { lightEntries } from './light.ts';
import type { TasmotaConfig } from './messages.ts';
import { fanEntries, relayEntries, shutterEntries } from './power.ts';
import { sensorEntries, statusEntries } from './sensors.ts';

/** `readings` is an example of the device's telemetry, as far as it is known. */
export function mapDevice(
  config: TasmotaConfig,
  readings: Readonly<Record<string, unknown>> | undefined,
): Announcement[] {
  return announce(config, [
    ...relayEntries(config),
    ...lightEntries(config),
    ...fanEntries(config),
    ...shutterEntries(config),
    ...switchEntries(config),
    ...buttonEntries(config),
    ...(readings === undefined ? [] : sensorEntries(config, readings)),
    ...statusEntries(config),
  ]);
}
