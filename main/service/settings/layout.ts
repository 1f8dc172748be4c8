/** The arrangement of home: its schema, and changes of some of it that leave the rest as another window made it. Pure. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { HomeLayout, LayoutChange, RoomChoice, TileChoice } from '../model/layout.ts';

/** More than this many choices are no arrangement any more. */
const mostChoices = 5_000;

const key = z.string().min(1).max(limits.nameChars);
const icon = z.string().regex(/^mdi:[a-z0-9-]{1,64}$/, 'must be mdi: and the name of an icon');

const tileChoice: z.ZodType<TileChoice> = z.strictObject({
  size: z.enum(['small', 'high']).exactOptional(),
  icon: icon.exactOptional(),
  hidden: z.literal(true).exactOptional(),
  room: z.string().trim().min(1).max(limits.nameChars).exactOptional(),
});
const roomChoice: z.ZodType<RoomChoice> = z.strictObject({
  icon: icon.exactOptional(),
  hidden: z.literal(true).exactOptional(),
});
const order = z.array(key).max(mostChoices);

function byKey<T>(value: z.ZodType<T>): z.ZodType<Record<string, T>> {
  return z
    .record(key, value)
    .refine((choices) => Object.keys(choices).length <= mostChoices, `must have ${mostChoices} entries at most`);
}

/** In the settings: absent = nothing is arranged. */
export const layoutSchema = z
  .strictObject({
    tiles: byKey(tileChoice).default({}),
    rooms: byKey(roomChoice).default({}),
    order: byKey(order).default({}),
  })
  .prefault({});

/** As in `layout.arrange`. */
export const layoutChangeSchema: z.ZodType<LayoutChange> = z.strictObject({
  tiles: byKey(tileChoice.nullable()).exactOptional(),
  rooms: byKey(roomChoice.nullable()).exactOptional(),
  order: byKey(order.nullable()).exactOptional(),
});

function merge<T>(
  before: Readonly<Record<string, T>>,
  change: Readonly<Record<string, T | null>> = {},
): Record<string, T> {
  // Keys are device ids: a Map keeps one that is called "__proto__" from being more than a key.
  const merged = new Map<string, T>(Object.entries(before));
  for (const [name, value] of Object.entries(change)) {
    if (value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)) merged.delete(name);
    else merged.set(name, value);
  }
  return Object.fromEntries(merged);
}

/** The arrangement after a change: each choice that is named replaces the one before. */
export function arrange(layout: HomeLayout, change: LayoutChange): HomeLayout {
  return {
    tiles: merge(layout.tiles, change.tiles),
    rooms: merge(layout.rooms, change.rooms),
    order: merge(layout.order, change.order),
  };
}
