/**
 * Hands a message on, and leaves out whom it tells nothing new: most values of most messages are those of the message
 * before. On the message path of every reader.
 */
import { limits } from '../base/limits.ts';
import { LastObject } from './last-object.ts';
import { isPlain } from './marks.ts';
import type { IncomingMessage } from './message.ts';
import type { Route } from './route.ts';

/** After so many strangers the messages of a topic are not compared for a while: it says each time something else. */
const mostStrangers = 8;
const strangersForgotten = 256;

/** Hands a message to the readers of a route whom it tells something new. */
export function deliver(route: Route, message: IncomingMessage): void {
  // What a reader does may bring the next message of the topic before this one has come to its end.
  const isNested = route.isUnderWay;
  route.isUnderWay = true;
  // How much of long payloads is looked through in a turn is up to the readers.
  const isCompared =
    !isNested && !message.retained && message.bytes.length <= limits.longPayloadBytes && !route.marks.isClear;
  const { last } = route;
  route.last = undefined;
  if (!isCompared) deliverToAll(route, message);
  else {
    const changed = route.marks.areForgetful ? last?.follow(message.text) : undefined;
    if (last === undefined || changed === undefined) deliverParsed(route, message, last !== undefined);
    else deliverChanged(route, last, changed, message);
  }
  // Of two, nobody knows which one a reader saw last.
  if (isNested) route.last = undefined;
  route.isUnderWay = isNested;
  route.lastAt = message.at;
  if (!message.retained) route.saidAt = message.at;
  route.lastText = message.shownText;
}

function deliverToAll({ bindings }: Route, message: IncomingMessage): void {
  const end = bindings.length;
  for (let place = 0; place < end; place += 1) bindings[place]?.deliver(message);
}

/** To the readers of the fields that changed, and to those that noted nothing. */
function deliverChanged(route: Route, last: LastObject, changed: readonly string[], message: IncomingMessage): void {
  const { bindings, marks } = route;
  const end = bindings.length;
  route.strangers = 0;
  route.last = last;
  message.lend(last.root);
  for (let place = 0; place < end; place += 1) {
    if (!marks.isUntouched(place, changed)) bindings[place]?.deliver(message);
  }
  message.takeBack();
}

/** To the readers that noted something else. */
function deliverParsed(route: Route, message: IncomingMessage, isStranger: boolean): void {
  const { bindings, marks } = route;
  const end = bindings.length;
  const root = message.valueJson();
  const object = isPlain(root) ? root : undefined;
  if (isStranger || route.strangers >= mostStrangers) route.strangers = (route.strangers + 1) % strangersForgotten;
  const mayFollow = route.strangers < mostStrangers && route.wildcards.length === 0 && marks.areForgetful;
  const next = mayFollow && object !== undefined ? LastObject.of(message.text, object) : undefined;
  route.last = next;
  for (let place = 0; place < end; place += 1) {
    if (object === undefined || !marks.holds(place, object)) bindings[place]?.deliver(message);
  }
  // What it holds changes with the next message.
  if (next !== undefined) message.takeBack();
}
