/** Follows the alarm panels of the home, however many other entities there are. */
import type { Dispose } from '../../service/base/events.ts';
import type { Registry } from '../../service/entities/registry.ts';
import type { NamedEntity } from './ongoing.ts';

export interface AlarmPanels {
  list(): readonly NamedEntity[];
  dispose: Dispose;
}

/** The home as far as panels are looked for in it. */
export interface WithPanels {
  readonly registry: Pick<Registry, 'devices' | 'entities' | 'on' | 'recordOf'>;
}

/** Calls `changed` when a panel comes, goes or changes. */
export function followAlarmPanels({ registry }: WithPanels, changed: () => void): AlarmPanels {
  const ids = new Set<string>();
  for (const entity of registry.entities()) if (isPanel(entity.platform.name)) ids.add(entity.id);
  const disposers = [
    registry.on('changed', ({ entity }) => {
      if (!isPanel(entity.platform.name)) return;
      ids.add(entity.id);
      changed();
    }),
    registry.on('removed', ({ entity }) => {
      if (ids.delete(entity.id)) changed();
    }),
  ];
  return {
    list: () =>
      [...ids].flatMap((id) => {
        const entity = registry.recordOf(id);
        if (entity === undefined) return [];
        const device = entity.deviceId === undefined ? undefined : registry.devices.record(entity.deviceId);
        return [{ entity, deviceName: device?.name }];
      }),
    dispose: () => {
      for (const dispose of disposers) dispose();
    },
  };
}

function isPanel(platform: string): boolean {
  return platform === 'alarm_control_panel';
}
