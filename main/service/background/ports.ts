/** What the features of the background ask of the rest of the service, each of them no more than it needs. */
import type { Device, Entity } from '../model/entities.ts';
import type { Settings } from '../model/settings.ts';
import type { SettingsHolder } from '../settings/holder.ts';

/** What is in the home now. */
export interface ReadsHome {
  entity(id: string): Entity | undefined;
  /** Where an entity is: cheap beside its record. */
  place(id: string): Pick<Entity, 'brokerId' | 'deviceId'> | undefined;
  /** The gateway that a device is behind. */
  gateway(deviceId: string): string | undefined;
  entities(): Entity[];
  device(id: string): Device | undefined;
  devices(): Device[];
}

/** Reads some of the settings, and changes them by `editing`. */
export interface Keeps<Read extends keyof Settings> extends Pick<SettingsHolder, 'change'> {
  get(): Pick<Settings, Read>;
}
