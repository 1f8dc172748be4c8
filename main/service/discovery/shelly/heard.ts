/** What Shellys hear over Bluetooth: one that two of them hear is one device, with one set of entities. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement, Announcements } from '../announcements.ts';

/** An item as one Shelly announces it. */
export interface Heard {
  /** Of the device that is heard. */
  readonly address: string;
  readonly announcement: Announcement;
  /** The template of the state with the time before it; undefined where a reading has none. */
  readonly dated: string | undefined;
}

/** Platforms that read from several. */
const readsSeveral: ReadonlySet<string> = new Set(['sensor', 'binary_sensor', 'event']);

/** Available while one of them is. One on batteries says nothing of it, and then nothing is known of the whole. */
function availabilityOf(raws: readonly RawConfig[]): RawConfig {
  const topics = raws.map(({ availability_topic: topic, payload_available, payload_not_available }) => ({
    topic,
    payload_available,
    payload_not_available,
  }));
  if (topics.some(({ topic }) => topic === undefined)) return {};
  return { availability: topics, availability_mode: 'any' };
}

/** One item of what several Shellys announce of it; the first speaks where there can be but one. Pure. */
function merged(heard: readonly Heard[]): Announcement | undefined {
  const [first, ...others] = heard;
  if (first === undefined) return undefined;
  const { announcement } = first;
  if (others.length === 0 || !readsSeveral.has(announcement.component)) return announcement;
  const { availability_topic: _topic, payload_available: _yes, payload_not_available: _no, ...raw } = announcement.raw;
  const templateOf = (each: Heard) => each.dated ?? each.announcement.raw.value_template;
  return {
    ...announcement,
    raw: {
      ...raw,
      ...availabilityOf(heard.map((each) => each.announcement.raw)),
      value_template: templateOf(first),
      also_read: others.map((each) => ({ topic: each.announcement.raw.state_topic, template: templateOf(each) })),
    },
  };
}

export class HeardDevices {
  readonly #announcements: Announcements;
  /** By the prefix of the Shelly. */
  readonly #heard = new Map<string, readonly Heard[]>();

  constructor(announcements: Announcements) {
    this.#announcements = announcements;
  }

  /** Makes `heard` all that the Shelly hears. */
  replace(prefix: string, heard: readonly Heard[]): void {
    const before = this.#heard.get(prefix) ?? [];
    if (heard.length > 0) this.#heard.set(prefix, heard);
    else this.#heard.delete(prefix);
    for (const address of new Set([...before, ...heard].map((each) => each.address))) this.#announce(address);
  }

  #announce(address: string): void {
    const items = new Map<string, Heard[]>();
    let topic = '';
    // In the same order whoever answers first, so that names do not depend on it.
    for (const prefix of [...this.#heard.keys()].sort()) {
      for (const each of this.#heard.get(prefix) ?? []) {
        if (each.address !== address) continue;
        if (topic === '') topic = `${prefix}/online`;
        const key = `${each.announcement.component} ${each.announcement.discoveryId}`;
        items.set(key, [...(items.get(key) ?? []), each]);
      }
    }
    const announced = [...items.values()].flatMap((each) => merged(each) ?? []);
    this.#announcements.replace(`bluetooth:${address}`, topic, announced);
  }
}
