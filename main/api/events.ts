/** The events that leave the service, whatever the transport. */
import type { ServiceEventName } from '../../preload/contract.ts';

/** By the name of the notification; those that concern entities follow `service.watch`. */
export const eventNames = [
  'service.ready',
  'broker.changed',
  'broker.removed',
  'device.changed',
  'device.removed',
  'entity.changed',
  'entity.removed',
  'entity.event',
  'device.trigger',
  'tag.scanned',
  'command.settled',
  'discovery.rejected',
  'task.changed',
  'task.removed',
  'task.run',
  'automation.changed',
  'automation.removed',
  'alert.raised',
  'alert.changed',
  'settings.changed',
  'service.mode',
] as const satisfies readonly ServiceEventName[];
