/** What the registry says: to history, alerts, automations, the window and JSON-RPC. */
import type { LiveEntity } from './live-entity.ts';

/** What an entity was before a change. */
export interface Before {
  readonly state: string;
  readonly available: boolean;
}

export interface RegistryEvents {
  /** State, attributes or availability changed, or the entity was announced (`before` undefined). */
  changed: { readonly entity: LiveEntity; readonly before: Before | undefined; readonly retained: boolean };
  removed: { readonly entity: LiveEntity };
  /** Nothing of the item is read any more; triggers and tags are among them. */
  setAside: { readonly entity: LiveEntity; readonly reason: string };
  event: {
    readonly entity: LiveEntity;
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  };
  trigger: { readonly deviceId: string; readonly type: string; readonly subtype: string; readonly payload: string };
  tag: { readonly tagId: string; readonly deviceId: string | undefined };
  deviceChanged: { readonly id: string };
  deviceRemoved: { readonly id: string };
}
