/** What a person changes about tiles: each step is a change of the service, and the step that takes it back. */
import type { Failure, HomeLayout, LayoutChange, Result } from '../../../preload/contract.ts';
import { call } from '../../state/calls.ts';
import type { Home } from '../../state/selectors.ts';
import type { TileItem } from '../../state/tiles.ts';

/** One step: `again` does it, `back` takes it back. Each answers what went wrong first. */
export interface Step {
  readonly again: () => Promise<Result<unknown>>;
  readonly back: () => Promise<Result<unknown>>;
}

type Choices = Readonly<Record<string, unknown>>;

function inverse<T>(before: Readonly<Record<string, T>>, change: Choices | undefined): Record<string, T | null> {
  return Object.fromEntries(
    Object.keys(change ?? {}).map((key) => [key, Object.hasOwn(before, key) ? (before[key] ?? null) : null]),
  );
}

/** The change that leads back from after `change` to `layout`. */
export function inverseOf(layout: HomeLayout, change: LayoutChange): LayoutChange {
  return {
    ...(change.tiles === undefined ? {} : { tiles: inverse(layout.tiles, change.tiles) }),
    ...(change.rooms === undefined ? {} : { rooms: inverse(layout.rooms, change.rooms) }),
    ...(change.order === undefined ? {} : { order: inverse(layout.order, change.order) }),
  };
}

/** A change of the arrangement as a step. */
export function arranging(layout: HomeLayout, change: LayoutChange): Step {
  const back = inverseOf(layout, change);
  return { again: () => call('layout.arrange', change), back: () => call('layout.arrange', back) };
}

/** Another order of the favourites, or others. */
export function favouring(before: readonly string[], after: readonly string[]): Step {
  const set = (favourites: readonly string[]) => (): Promise<Result<unknown>> =>
    call('settings.update', { patch: { favourites } });
  return { again: set(after), back: set(before) };
}

/** Moves `keys` together, as many places forward (-1) or back (1); where one is at the end, they stay. */
export function shift(order: readonly string[], keys: ReadonlySet<string>, by: 1 | -1): readonly string[] {
  const turned = by === 1 ? [...order].reverse() : [...order];
  if (turned.length > 0 && keys.has(turned[0] ?? '')) return order;
  for (let at = 1; at < turned.length; at += 1) {
    const [before, here] = [turned[at - 1], turned[at]];
    if (before === undefined || here === undefined || !keys.has(here) || keys.has(before)) continue;
    turned[at - 1] = here;
    turned[at] = before;
  }
  return by === 1 ? turned.reverse() : turned;
}

/** Puts `keys`, in their order, before or after `target`. */
export function moveTo(
  order: readonly string[],
  keys: ReadonlySet<string>,
  target: string,
  place: 'before' | 'after',
): readonly string[] {
  if (keys.has(target)) return order;
  const moved = order.filter((key) => keys.has(key));
  const rest = order.filter((key) => !keys.has(key));
  const at = rest.indexOf(target) + (place === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

/** Runs several one after the other, and stops at the first that fails. */
async function each(calls: ReadonlyArray<() => Promise<Result<unknown>>>): Promise<Result<unknown>> {
  for (const one of calls) {
    const answer: { readonly ok: boolean; readonly error?: Failure } = await one();
    if (!answer.ok) return answer as Result<unknown>;
  }
  return { ok: true, value: {} };
}

/** Puts tiles into a room: a device keeps its room itself, what has no device in the arrangement. Empty takes it out. */
export function placing(home: Home, layout: HomeLayout, items: readonly TileItem[], room: string): Step {
  const devices = new Map<string, string | undefined>();
  const loose: TileItem[] = [];
  for (const item of items) {
    const device = home.cards.get(item.cardKey)?.device;
    if (device === undefined) loose.push(item);
    else devices.set(device.id, device.area);
  }
  const setAll = (area: (before: string | undefined) => string | null): Array<() => Promise<Result<unknown>>> =>
    [...devices].map(
      ([id, before]) =>
        () =>
          call('device.rename', { id, area: area(before) }),
    );
  const tiles = Object.fromEntries(
    loose.map((item) => {
      const { room: _before, ...rest } = layout.tiles[item.key] ?? {};
      return [item.key, room === '' ? rest : { ...rest, room }];
    }),
  );
  const kept = loose.length === 0 ? undefined : arranging(layout, { tiles });
  return {
    again: () => each([...setAll(() => (room === '' ? null : room)), ...(kept === undefined ? [] : [kept.again])]),
    back: () => each([...setAll((before) => before ?? null), ...(kept === undefined ? [] : [kept.back])]),
  };
}

/** Names a tile: its device where that is all of it, else the entity. Empty gives back the announced name. */
export function naming(home: Home, item: TileItem, name: string): Step {
  const card = home.cards.get(item.cardKey);
  const chosen = name.trim() === '' ? null : name.trim();
  const device = card?.tiles.length === 1 ? card.device : undefined;
  const set = (to: string | null): (() => Promise<Result<unknown>>) =>
    device === undefined
      ? () => call('entity.rename', { id: item.faceId, name: to })
      : () => call('device.rename', { id: device.id, name: to });
  return { again: set(chosen), back: set(device?.name ?? item.name) };
}
