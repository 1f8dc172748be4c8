/** Commands that take devices away, or forget them here, and bring them back. */

import type { Background } from '../service/background/background.ts';
import type { ServicePorts } from '../service/background/surroundings.ts';
import { err, ok } from '../service/base/errors.ts';
import { limits } from '../service/base/limits.ts';
import type { Registry } from '../service/entities/registry.ts';
import type { SettingsHolder } from '../service/settings/holder.ts';
import type { Handlers } from './methods.ts';

type Names =
  | 'device.removal'
  | 'device.remove'
  | 'device.removals'
  | 'device.restore'
  | 'device.forget'
  | 'device.recall';

export interface RemovalPorts {
  readonly ports: Pick<ServicePorts, 'clock'>;
  readonly registry: Pick<Registry, 'devices'>;
  readonly settings: Pick<SettingsHolder, 'change' | 'get'>;
  readonly background: Pick<Background, 'removals'>;
}

export function removalHandlers(service: RemovalPorts): Pick<Handlers, Names> {
  const { registry, settings } = service;
  const { removals } = service.background;
  return {
    'device.removal': ({ id }) => removals.preview(id),
    'device.remove': ({ id, force }) => removals.remove(id, force),
    'device.removals': () => ok({ removed: removals.list(), forgotten: settings.get().discovery.forgotten }),
    'device.restore': async ({ id }) => {
      const restored = await removals.restore(id);
      return restored.ok ? ok({}) : restored;
    },
    'device.forget': ({ id }) => {
      const device = registry.devices.record(id);
      const brokerId = registry.devices.brokerOf(id);
      if (device === undefined || brokerId === undefined) return err('device.unknown', id);
      const { name, identifiers, connections } = device;
      if (identifiers.length + connections.length === 0) return err('command.unsupported', 'nothing marks the device');
      const at = new Date(service.ports.clock.now()).toISOString();
      return settings.change((kept) => {
        const others = kept.discovery.forgotten.filter((each) => each.id !== id);
        if (others.length >= limits.forgottenDevices) return err('request.tooMany', 'too many devices are forgotten');
        const forgotten = [...others, { id, name, brokerId, at, identifiers, connections }];
        return ok({ kept: { ...kept, discovery: { ...kept.discovery, forgotten } }, value: {} });
      });
    },
    'device.recall': ({ id }) =>
      settings.change((kept) => {
        const forgotten = kept.discovery.forgotten.filter((each) => each.id !== id);
        if (forgotten.length === kept.discovery.forgotten.length) return err('device.unknown', id);
        return ok({ kept: { ...kept, discovery: { ...kept.discovery, forgotten } }, value: {} });
      }),
  };
}
