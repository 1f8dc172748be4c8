/** The attributes of a Homie 3 or 4 device, one topic each, collected into a description. Pure but for the collecting. */
import { limits } from '../../base/limits.ts';
import { dataTypeOf, type HomieDevice, type HomieNode, type HomieProperty, isTopicId } from './model.ts';

/** Device attributes that are read; the others are not subscribed. */
export const deviceAttributes = [
  '$name',
  '$state',
  '$nodes',
  '$mac',
  '$localip',
  '$fw/name',
  '$fw/version',
  '$implementation',
] as const;
export const nodeAttributes = ['$name', '$type', '$properties', '$array'] as const;
const propertyAttributes = ['$name', '$datatype', '$format', '$unit', '$settable', '$retained'];
/** By the last levels of a topic; the filter of a property brings others as well. */
const known = new Set<string>([...deviceAttributes, ...nodeAttributes, ...propertyAttributes]);

/** What marks an array of nodes in the list of nodes (Homie 3, "Arrays"). */
const arrayMark = '[]';

/** The parts of a comma-separated list of ids; those that are none are left out. */
function partsIn(list: string | undefined, most: number): string[] {
  const found = new Set<string>();
  for (const part of (list ?? '').split(',', most * 2)) {
    const id = part.trim();
    if (isTopicId(id.replace(/\[\]$/, ''))) found.add(id);
    if (found.size >= most) break;
  }
  return [...found];
}

/** The indexes of an array (`$array: 0-3`), both ends included. */
function indexesIn(range: string | undefined): number[] {
  const [, from = '', to = ''] = /^(\d{1,4})-(\d{1,4})$/.exec((range ?? '').trim()) ?? [];
  if (from === '' || to === '') return [];
  const count = Math.min(Number(to) - Number(from) + 1, limits.homieNodes);
  return Array.from({ length: Math.max(0, count) }, (_, index) => Number(from) + index);
}

export class HomieAttributes {
  readonly id: string;
  readonly base: string;
  readonly version: 3 | 4;
  /** By the part of the topic below the device, such as `engine/speed/$unit`. */
  readonly #values = new Map<string, string>();

  constructor(id: string, version: 3 | 4) {
    this.id = id;
    this.base = `homie/${id}`;
    this.version = version;
  }

  /** Notes an attribute; false when it is known already, none that counts, or longer than any should be. */
  set(path: string, value: string): boolean {
    if (!known.has(path.slice(path.indexOf('$')))) return false;
    if (value.length > limits.keptPayloadChars || this.#values.get(path) === value) return false;
    if (value === '') return this.#values.delete(path);
    this.#values.set(path, value);
    return true;
  }

  /** Forgets what a filter below the device has brought; it may end in `+`. */
  forget(filter: string): void {
    if (!filter.endsWith('+')) this.#values.delete(filter);
    else for (const name of propertyAttributes) this.#values.delete(`${filter.slice(0, -1)}${name}`);
  }

  /** The nodes that the device lists; an array of them is one. */
  nodeIds(): string[] {
    return this.#listed().map((part) => part.replace(arrayMark, ''));
  }

  #listed(): string[] {
    return partsIn(this.#values.get('$nodes'), limits.homieNodes);
  }

  /** The nodes with topics of their own: of an array `lights[]` those are `lights_0`, `lights_1`, ... */
  #elements(): Array<{ readonly id: string; readonly node: string; readonly index?: number }> {
    const elements = this.#listed().flatMap((part) => {
      if (!part.endsWith(arrayMark)) return [{ id: part, node: part }];
      const node = part.replace(arrayMark, '');
      const range = this.#values.get(`${node}/$array`);
      return indexesIn(range).map((index) => ({ id: `${node}_${index}`, node, index }));
    });
    return elements.slice(0, limits.homieNodes);
  }

  /** The properties that a node lists. */
  propertyIds(nodeId: string): string[] {
    return partsIn(this.#values.get(`${nodeId}/$properties`), limits.homieProperties);
  }

  /** The topics below the device whose attributes are wanted: nodes, `node/property`, and names of elements of arrays. */
  paths(): {
    readonly nodes: readonly string[];
    readonly properties: readonly string[];
    readonly names: readonly string[];
  } {
    const nodes = this.nodeIds();
    const properties = nodes.flatMap((node) => this.propertyIds(node).map((property) => `${node}/${property}`));
    const names = this.#elements().flatMap(({ id, index }) => (index === undefined ? [] : [`${id}/$name`]));
    return { nodes, properties: properties.slice(0, limits.homieProperties), names };
  }

  /** Whether the device says that its description stands. */
  get isDescribed(): boolean {
    const state = this.#values.get('$state');
    return state !== undefined && state !== 'init' && this.#values.has('$nodes');
  }

  /** Whether all lists that it names are here. */
  get isComplete(): boolean {
    return this.isDescribed && this.nodeIds().every((node) => this.#values.has(`${node}/$properties`));
  }

  describe(): HomieDevice {
    const { properties: wanted } = this.paths();
    const nodes = this.#elements().map(({ id, node, index }): HomieNode => {
      const own = wanted.filter((path) => path.startsWith(`${node}/`)).map((path) => this.#property(path));
      return {
        id,
        ...(index === undefined ? this.#named(id) : this.#namedElement(id, node, index)),
        type: this.#values.get(`${node}/$type`) ?? '',
        properties: own,
      };
    });
    return {
      id: this.id,
      base: this.base,
      version: this.version,
      nodes,
      ...this.#text('name', '$name'),
      ...this.#text('mac', '$mac'),
      ...this.#text('ip', '$localip'),
      ...this.#text('firmware', this.#values.has('$fw/name') ? '$fw/name' : '$implementation'),
      ...this.#text('firmwareVersion', '$fw/version'),
    };
  }

  #property(path: string): HomieProperty {
    const value = (attribute: string) => this.#values.get(`${path}/${attribute}`);
    return {
      id: path.slice(path.indexOf('/') + 1),
      ...this.#named(path),
      datatype: dataTypeOf(value('$datatype')),
      format: value('$format') ?? '',
      unit: value('$unit') ?? '',
      settable: value('$settable') === 'true',
      retained: value('$retained') !== 'false',
    };
  }

  /** By its own name, or by that of the array and its number. */
  #namedElement(id: string, node: string, index: number): { name?: string } {
    const own = this.#named(id);
    if (own.name !== undefined) return own;
    return { name: `${this.#named(node).name ?? node} ${index}`.slice(0, limits.nameChars) };
  }

  #named(path: string): { name?: string } {
    return this.#text('name', `${path}/$name`);
  }

  #text<K extends string>(key: K, path: string): { [key in K]?: string } {
    const value = this.#values.get(path)?.slice(0, limits.nameChars);
    return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string };
  }
}
