/** What the features of the background ask of the rest of the service, each of them no more than it needs. */
import type { Result } from '../base/errors.ts';
import type { Device, Entity } from '../model/entities.ts';
import type { Settings } from '../model/settings.ts';

/** What is in the home now. */
export interface ReadsHome {
  entity(id: string): Entity | undefined;
  entities(): Entity[];
  device(id: string): Device | undefined;
  devices(): Device[];
}

/** Reads some of the settings, and changes them; a change counts when it is on disk. */
export interface Keeps<Read extends keyof Settings, Written extends keyof Settings = Read> {
  get(): Pick<Settings, Read>;
  update(patch: { readonly [K in Written]?: Partial<Settings[K]> | Settings[K] }): Promise<Result<unknown>>;
}
