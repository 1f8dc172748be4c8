/** How a person arranged home and its rooms. What is not named here stands as it is by itself. */

/** What was chosen for a tile. Its key is the id of its device, or of its entity where it has none or is not the first. */
export interface TileChoice {
  readonly size?: 'small' | 'high';
  /** `mdi:...`, in place of the device's. */
  readonly icon?: string;
  readonly hidden?: true;
  /** Of a tile without a device: a device has its room itself. */
  readonly room?: string;
}

/** What was chosen for a room, by its name in lower case and without accents. */
export interface RoomChoice {
  readonly icon?: string;
  readonly hidden?: true;
}

export interface HomeLayout {
  readonly tiles: Readonly<Record<string, TileChoice>>;
  readonly rooms: Readonly<Record<string, RoomChoice>>;
  /** Keys in order, by section: `rooms`, `scenes`, `room:<room>`. What is not named comes after, as it is sorted by itself. */
  readonly order: Readonly<Record<string, readonly string[]>>;
}

/** Some of it; `null` takes a choice back. */
export interface LayoutChange {
  readonly tiles?: Readonly<Record<string, TileChoice | null>>;
  readonly rooms?: Readonly<Record<string, RoomChoice | null>>;
  readonly order?: Readonly<Record<string, readonly string[] | null>>;
}
