/** One topic filter with those who read it, and what is known of its last message. */
import type { LastObject } from './last-object.ts';
import { type Mark, Marks } from './marks.ts';
import type { IncomingMessage } from './message.ts';

/** Somebody who reads a topic filter. */
export interface Binding {
  deliver(message: IncomingMessage): void;
  /**
   * Tells of which live messages nothing is to be done; only for a reader of an exact topic that keeps nothing of what
   * `valueJson` answered once its delivery is over.
   */
  readonly mark?: Mark | undefined;
}

export interface Route {
  readonly filter: string;
  /** Nothing where a reader of a long list has gone. */
  bindings: Array<Binding | undefined>;
  /** How many read it. */
  readers: number;
  /** Where each reader of a long list stands, once one of them has gone. */
  places: Map<Binding, number> | undefined;
  /** What the readers noted, at the same places. */
  marks: Marks;
  /** The last message, where it is an object: what is noted in the marks is of it. */
  last: LastObject | undefined;
  isUnderWay: boolean;
  /** How often a message was too different from the last one. */
  strangers: number;
  /** The last payload as text, for the device page; it shares the string that the readers have decoded anyway. */
  lastText: string | undefined;
  /** Milliseconds since the epoch. */
  lastAt: number;
  /** When somebody last said it, and not only the broker that keeps it. */
  saidAt: number;
  /** Wildcard routes that take this topic too, as of `wildcardsOf`: a topic that is read is looked up again and again. */
  wildcards: readonly Route[];
  wildcardsOf: number;
}

export function createRoute(filter: string, binding: Binding): Route {
  return {
    filter,
    bindings: [binding],
    readers: 1,
    places: undefined,
    marks: marksOf([binding]),
    last: undefined,
    isUnderWay: false,
    strangers: 0,
    lastText: undefined,
    lastAt: 0,
    saidAt: 0,
    wildcards: [],
    wildcardsOf: -1,
  };
}

/** Adds a reader. A message that is under way goes as far as the list went when it came. */
export function putIn(route: Route, binding: Binding): void {
  route.places?.set(binding, route.bindings.length);
  route.bindings.push(binding);
  route.marks.add(binding.mark);
  route.readers += 1;
}

/** A list as long as this is not copied for each reader that goes: all entities of a bridge share its status topic. */
const longList = 64;

/** Takes a reader out, if it is one. */
export function takeOut(route: Route, binding: Binding): void {
  const { bindings } = route;
  if (bindings.length < longList) {
    shorten(
      route,
      bindings.filter((each) => each !== binding),
    );
    route.places = undefined;
    route.readers = route.bindings.length;
    return;
  }
  route.places ??= placesOf(bindings);
  const place = route.places.get(binding);
  if (place === undefined) return;
  route.places.delete(binding);
  bindings[place] = undefined;
  route.readers -= 1;
  if (route.readers > bindings.length / 2) return;
  shorten(
    route,
    bindings.filter((each) => each !== undefined),
  );
  route.places = placesOf(route.bindings);
}

/** Lists of their own: a message may be under way through the old ones, and then goes to all that are left. */
function shorten(route: Route, bindings: Array<Binding | undefined>): void {
  route.marks.clearAll();
  route.bindings = bindings;
  route.marks = marksOf(bindings);
}

function placesOf(bindings: ReadonlyArray<Binding | undefined>): Map<Binding, number> {
  const places = new Map<Binding, number>();
  for (const [place, binding] of bindings.entries()) if (binding !== undefined) places.set(binding, place);
  return places;
}

function marksOf(bindings: ReadonlyArray<Binding | undefined>): Marks {
  const marks = new Marks();
  for (const binding of bindings) marks.add(binding?.mark);
  return marks;
}
