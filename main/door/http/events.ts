/**
 * Server-sent events: what happens in the home, to each client that follows. Each event is written as text once, however many
 * follow. The last ones are kept, so that a client that comes back gets what it missed, or is told that something is lost.
 */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ServiceEventName, ServiceEvents } from '../../../preload/contract.ts';
import { eventNames } from '../../api/events.ts';
import type { Dispose, Listenable } from '../../service/base/events.ts';
import { limits } from '../../service/base/limits.ts';
import type { Clock, Logger } from '../../service/base/ports.ts';
import { jsonSize } from '../../service/base/size.ts';

export interface Following {
  /** Of the token that opened it. */
  readonly tokenId: string;
  /** `Last-Event-ID`; undefined for one that begins. */
  readonly lastId: string | undefined;
  /** Only events of these entities and their devices, beside those that concern no entity; undefined = of all. */
  readonly entities: ReadonlySet<string> | undefined;
  /** Only events of these names; undefined = all. */
  readonly names: ReadonlySet<string> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export interface EventStreams {
  readonly size: number;
  /** Follows until the client goes, or is dropped. False where there are too many already. */
  follow(response: ServerResponse, following: Following): boolean;
  /** Ends those of a token. */
  endOf(tokenId: string): void;
  close(): void;
}

interface Told {
  readonly seq: number;
  readonly name: ServiceEventName;
  /** The entities that it concerns; undefined where it concerns none. */
  readonly entities: readonly string[] | undefined;
  readonly text: string;
}

interface Stream extends Following {
  readonly response: ServerResponse;
}

export interface EventStreamsOptions {
  readonly service: Listenable<ServiceEvents>;
  readonly timers: Clock;
  readonly logger: Logger;
}

export function createEventStreams({ service, timers, logger }: EventStreamsOptions): EventStreams {
  const log = logger.child('http');
  const streams = new Set<Stream>();
  /** Numbers of an earlier process, or from before a pause, mean nothing now. */
  let epoch = '';
  let seq = 0;
  const kept: Told[] = [];
  let keptChars = 0;
  /** Told since the last turn of the loop. */
  let fresh: Told[] = [];
  let isScheduled = false;
  let disposers: Dispose[] = [];
  let resting: Dispose | undefined;
  let beating: Dispose | undefined;

  const idOf = (number: number): string => `${epoch}-${number}`;
  const keep = (told: Told): void => {
    kept.push(told);
    keptChars += told.text.length;
    let over = 0;
    while (kept.length - over > limits.httpEventsKept || keptChars > limits.httpEventsKeptChars) {
      keptChars -= kept[over]?.text.length ?? 0;
      over += 1;
    }
    // Taken away together: an array that loses its first element each time is moved each time.
    if (over > 0) kept.splice(0, over);
  };
  const tell = <K extends ServiceEventName>(name: K, event: ServiceEvents[K]): void => {
    seq += 1;
    const isLost = jsonSize(event, limits.httpEventChars) > limits.httpEventChars;
    const data = isLost ? JSON.stringify({ reason: 'too large', events: 1 }) : JSON.stringify(event);
    const text = `id: ${idOf(seq)}\nevent: ${isLost ? 'lost' : name}\ndata: ${data}\n\n`;
    const told = { seq, name, entities: entitiesOf(name, event), text };
    keep(told);
    fresh.push(told);
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  };
  const flush = (): void => {
    isScheduled = false;
    const batch = fresh;
    fresh = [];
    let whole: Buffer | undefined;
    for (const stream of streams) {
      if (stream.entities === undefined && stream.names === undefined) {
        whole ??= Buffer.from(batch.map(({ text }) => text).join(''));
        send(stream, whole);
      } else {
        const text = textFor(stream, batch);
        if (text !== '') send(stream, text);
      }
    }
  };
  const send = (stream: Stream, text: string | Buffer): void => {
    const { response } = stream;
    if (response.writableLength > limits.httpStreamBacklogBytes) {
      log.warn('stream.dropped', { token: stream.tokenId, waiting: response.writableLength });
      drop(stream);
    } else response.write(text);
  };
  const drop = (stream: Stream): void => {
    if (!streams.delete(stream)) return;
    stream.response.destroy();
    if (streams.size === 0) rest();
  };
  const beat = (): void => {
    for (const stream of streams) send(stream, `: beat\nid: ${idOf(seq)}\n\n`);
    beating = streams.size > 0 ? timers.after(limits.httpBeatMs, beat) : undefined;
  };
  const wake = (): void => {
    resting?.();
    resting = undefined;
    beating ??= timers.after(limits.httpBeatMs, beat);
    if (disposers.length > 0) return;
    epoch = randomBytes(6).toString('hex');
    seq = 0;
    disposers = eventNames.map(<K extends ServiceEventName>(name: K) => service.on(name, (event) => tell(name, event)));
  };
  /** Nobody follows: for a while they may come back, then events are not written any more. */
  const rest = (): void => {
    beating?.();
    beating = undefined;
    resting ??= timers.after(limits.httpEventsKeptMs, sleep);
  };
  const sleep = (): void => {
    resting?.();
    resting = undefined;
    for (const dispose of disposers) dispose();
    disposers = [];
    kept.length = 0;
    keptChars = 0;
  };
  /** What a client that comes back missed. */
  const replay = (stream: Following): string => {
    if (stream.lastId === undefined) return `id: ${idOf(seq)}\n\n`;
    const [known, number] = splitId(stream.lastId);
    const first = kept[0]?.seq ?? seq + 1;
    if (known !== epoch || number > seq) return lostText(idOf(seq), 'restarted');
    const missed = kept.filter((told) => told.seq > number);
    const begin = number + 1 < first ? lostText(idOf(first - 1), 'expired', first - 1 - number) : '';
    return `${begin}${textFor(stream, missed)}id: ${idOf(seq)}\n\n`;
  };

  return {
    get size() {
      return streams.size;
    },
    follow(response, following) {
      if (streams.size >= limits.httpStreams) return false;
      wake();
      // What is told but not sent yet comes with the replay, to this client alone; the others get it now.
      flush();
      const stream = { ...following, response };
      response.writeHead(200, {
        ...following.headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-accel-buffering': 'no',
      });
      response.on('error', () => drop(stream));
      response.on('close', () => drop(stream));
      response.write(`retry: 2000\n${replay(stream)}`);
      streams.add(stream);
      return true;
    },
    endOf(tokenId) {
      for (const stream of [...streams]) if (stream.tokenId === tokenId) drop(stream);
    },
    close() {
      for (const stream of [...streams]) drop(stream);
      beating?.();
      beating = undefined;
      sleep();
    },
  };
}

function lostText(id: string, reason: 'restarted' | 'expired', events?: number): string {
  const data = JSON.stringify({ reason, ...(events === undefined ? {} : { events }) });
  return `id: ${id}\nevent: lost\ndata: ${data}\n\n`;
}

function splitId(id: string): readonly [epoch: string, seq: number] {
  const parts = /^([0-9a-f]{12})-(\d{1,15})$/.exec(id);
  return parts === null ? ['', 0] : [parts[1] ?? '', Number(parts[2])];
}

function textFor({ entities, names }: Following, told: readonly Told[]): string {
  return told
    .filter(({ name, entities: concerned }) => {
      if (names !== undefined && !names.has(name)) return false;
      return entities === undefined || concerned === undefined || concerned.some((id) => entities.has(id));
    })
    .map(({ text }) => text)
    .join('');
}

function entitiesOf<K extends ServiceEventName>(name: K, event: ServiceEvents[K]): readonly string[] | undefined {
  switch (name) {
    case 'entity.changed':
      return [(event as ServiceEvents['entity.changed']).entity.id];
    case 'entity.event':
    case 'entity.removed':
      return [(event as ServiceEvents['entity.event']).id];
    case 'device.changed':
      return (event as ServiceEvents['device.changed']).device.entityIds;
    default:
      return undefined;
  }
}
