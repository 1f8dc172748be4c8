/** The entities of the home as templates reach them: by our ids, and by those that Home Assistant would have given them. */
import type { TemplateHome } from '../templates/template.ts';
import { slugOf } from './identity.ts';
import type { LiveEntity } from './live-entity.ts';

export interface HomeSource {
  get(id: string): LiveEntity | undefined;
  entities(): Iterable<LiveEntity>;
  /** Devices by their own names, whatever the user calls them. */
  readonly devices: { ownNameOf(deviceId: string): string | undefined };
}

export class HomeStates implements TemplateHome {
  readonly #source: HomeSource;
  /** Made when a template asks for an id that is none of ours, and kept up from then on. */
  #byName: Map<string, LiveEntity> | undefined = undefined;
  readonly #names = new WeakMap<LiveEntity, readonly string[]>();

  constructor(source: HomeSource) {
    this.#source = source;
  }

  find(entityId: string): LiveEntity | undefined {
    const known = this.#source.get(entityId);
    if (known?.isEntity === true) return known;
    if (this.#byName === undefined) {
      this.#byName = new Map();
      for (const entity of this.#source.entities()) this.named(entity);
    }
    return this.#byName.get(entityId);
  }

  *all(domain?: string): IterableIterator<LiveEntity> {
    for (const entity of this.#source.entities()) {
      if (domain === undefined || entity.platform.name === domain) yield entity;
    }
  }

  /** All ids by which templates may know an entity. */
  namesOf(entity: LiveEntity): readonly string[] {
    return [entity.id, ...foreignNames(entity, this.#source)];
  }

  /** The entity is new, or has another name. */
  named(entity: LiveEntity): void {
    if (this.#byName === undefined || !entity.isEntity) return;
    this.dropped(entity);
    const names = foreignNames(entity, this.#source);
    this.#names.set(entity, names);
    for (const name of names) if (!this.#byName.has(name)) this.#byName.set(name, entity);
  }

  dropped(entity: LiveEntity): void {
    for (const name of this.#names.get(entity) ?? []) {
      if (this.#byName?.get(name) === entity) this.#byName.delete(name);
    }
  }
}

/** Home Assistant's id of an entity, and the one that it gave until 2026 where the config still proposes it. */
function foreignNames(entity: LiveEntity, source: HomeSource): readonly string[] {
  const { common, platform, deviceId } = entity;
  const deviceName = deviceId === undefined ? undefined : source.devices.ownNameOf(deviceId);
  const names = [slugOf(entity, deviceName)];
  if (common.formerObjectId !== undefined) names.push(slugOf(entity, undefined, common.formerObjectId));
  return names.map((name) => `${platform.name}.${name}`);
}
