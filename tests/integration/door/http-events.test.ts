/** Events over HTTP as a browser's EventSource reads them: resumed, lost, dropped, revoked. */
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEventStreams, type EventStreams } from '../../../main/door/http/events.ts';
import { Emitter } from '../../../main/service/base/events.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { ServiceEvents } from '../../../main/service/model/service.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { type BareHttp, openBareHttp } from '../../support/bare-http-door.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { listenOnFreePort } from '../../support/ports.ts';
import { waitUntil } from '../../support/wait-until.ts';

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

interface Follower {
  readonly heard: Heard[];
  readonly status: number;
  lastId(): string;
  readonly closed: Promise<void>;
  close(): void;
}

let http: BareHttp;
const open: Follower[] = [];

beforeAll(async () => {
  http = await openBareHttp();
});
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
afterAll(() => http?.close());

/** Reads events as the specification says: fields by lines, an event at each empty line. */
function follow(query = '', headers: Record<string, string> = {}, token = http.token): Promise<Follower> {
  const url = `http://127.0.0.1:${http.port}/api/v1/events${query}`;
  return followUrl(url, { authorization: `Bearer ${token}`, ...headers });
}

function followUrl(url: string, headers: Record<string, string> = {}): Promise<Follower> {
  return new Promise((resolve, reject) => {
    const heard: Heard[] = [];
    let lastId = '';
    const request = get(url, { agent: false, headers });
    request.on('error', reject);
    request.on('response', (response: IncomingMessage) => {
      let rest = '';
      let fields: Record<string, string> = {};
      const closed = new Promise<void>((done) => response.once('close', () => done()));
      response.on('error', () => undefined);
      response.setEncoding('utf8').on('data', (part: string) => {
        const lines = (rest + part).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line === '') {
            lastId = fields.id ?? lastId;
            if (fields.data !== undefined) {
              heard.push({ id: lastId, event: fields.event ?? 'message', data: JSON.parse(fields.data) });
            }
            fields = {};
          } else if (!line.startsWith(':'))
            fields[line.slice(0, line.indexOf(':'))] = line.slice(line.indexOf(': ') + 2);
        }
      });
      const follower = {
        heard,
        status: response.statusCode ?? 0,
        lastId: () => lastId,
        closed,
        close: () => request.destroy(),
      };
      open.push(follower);
      resolve(follower);
    });
  });
}

const tagsIn = ({ heard }: Follower): unknown[] =>
  heard.flatMap(({ event, data }) => (event === 'tag.scanned' ? [data.tagId] : []));

const scan = (tagId: string): void => http.events.emit('tag.scanned', { tagId });

describe('events', () => {
  it('come as they happen, each with an id, in order', async () => {
    const follower = await follow();
    for (const tagId of ['a', 'b', 'c']) scan(tagId);
    await waitUntil('all came', () => follower.heard.length === 3);
    expect(tagsIn(follower)).toEqual(['a', 'b', 'c']);
    const numbers = follower.heard.map(({ id }) => Number(id.split('-')[1]));
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2]);
  });

  it('are those that were asked for', async () => {
    const one = await follow('?entities=event.one');
    const removed = await follow('?events=entity.removed');
    for (const id of ['event.two', 'event.one'])
      http.events.emit('entity.event', { id, type: 'press', attributes: {} });
    http.events.emit('entity.removed', { id: 'event.two' });
    scan('end');
    await waitUntil('all came', () => tagsIn(one).includes('end') && removed.heard.length > 0);
    expect(one.heard.map(({ event, data }) => [event, data.id ?? data.tagId])).toEqual([
      ['entity.event', 'event.one'],
      ['tag.scanned', 'end'],
    ]);
    expect(removed.heard.map(({ event }) => event)).toEqual(['entity.removed']);
    expect((await http.ask('/api/v1/events?wat=1', { token: http.token })).status).toBe(400);
  });

  it('go on where a client left off, without a gap and without a repetition', async () => {
    const first = await follow();
    scan('a');
    await waitUntil('it is told', () => tagsIn(first).includes('a'));
    const last = first.lastId();
    first.close();
    await waitUntil('it has gone', () => http.door.state().streams === 0);
    for (const tagId of ['b', 'c', 'd']) scan(tagId);
    const again = await follow('', { 'last-event-id': last });
    scan('e');
    await waitUntil('all came', () => tagsIn(again).includes('e'));
    expect(tagsIn(again)).toEqual(['b', 'c', 'd', 'e']);
    expect(again.heard.some(({ event }) => event === 'lost')).toBe(false);
  });

  it('of another process, or with a number that never was, are said to be lost', async () => {
    const begun = await follow();
    await waitUntil('it knows where it is', () => begun.lastId() !== '');
    const [epoch = ''] = begun.lastId().split('-');
    for (const id of ['000000000000-5', `${epoch}-999999999`, 'nonsense', `${epoch}-1e3`, '../../etc']) {
      const strange = await follow('', { 'last-event-id': id });
      await waitUntil('it is told', () => strange.heard.length > 0);
      expect(strange.heard[0], id).toMatchObject({ event: 'lost', data: { reason: 'restarted' } });
      expect(strange.lastId(), id).toContain(epoch);
    }
  });

  it('end at once when the token is removed, and only those', async () => {
    const made = await http.tokens.add({ name: 'gone', scope: 'read' });
    if (!made.ok) throw new Error(made.error.code);
    const gone = await follow('', {}, made.value.token);
    const stays = await follow();
    await http.tokens.remove(made.value.id);
    await gone.closed;
    scan('after');
    await waitUntil('the other goes on', () => tagsIn(stays).includes('after'));
    expect(tagsIn(gone)).toEqual([]);
  });

  it('are for so many clients, and the next is refused', async () => {
    await Promise.all(Array.from({ length: limits.httpStreams }, () => follow()));
    expect(open.every(({ status }) => status === 200)).toBe(true);
    expect((await http.ask('/api/v1/events', { token: http.token })).status).toBe(429);
    for (const each of open.splice(0)) each.close();
    await waitUntil('there is room again', () => http.door.state().streams === 0);
    expect((await follow()).status).toBe(200);
  });
});

describe('a flood of events', () => {
  let events: Emitter<ServiceEvents>;
  let streams: EventStreams;
  let server: Server;
  let url: string;
  const logger = createMemoryLogger();
  beforeAll(async () => {
    events = new Emitter(() => undefined);
    streams = createEventStreams({ service: events, timers: systemClock, logger });
    server = createServer((request, response) => {
      const lastId = request.headers['last-event-id'];
      streams.follow(response, {
        tokenId: 'a',
        lastId: typeof lastId === 'string' ? lastId : undefined,
        entities: undefined,
        names: undefined,
        headers: {},
      });
    });
    url = `http://127.0.0.1:${await listenOnFreePort(server)}/`;
  });
  afterAll(async () => {
    streams.close();
    await new Promise((done) => server.close(done));
  });

  it('leaves so many for who comes back, and says how many are gone', async () => {
    const first = await followUrl(url);
    events.emit('tag.scanned', { tagId: 'first' });
    await waitUntil('it is told', () => first.heard.length === 1);
    const last = first.lastId();
    first.close();
    for (let told = 0; told < limits.httpEventsKept + 10; told += 1) events.emit('tag.scanned', { tagId: `${told}` });
    const late = await followUrl(url, { 'last-event-id': last });
    await waitUntil('all came', () => late.heard.length === limits.httpEventsKept + 1);
    expect(late.heard[0]).toMatchObject({ event: 'lost', data: { reason: 'expired', events: 10 } });
    expect(late.heard[1]?.data).toEqual({ tagId: '10' });
    expect(late.heard.at(-1)?.data).toEqual({ tagId: `${limits.httpEventsKept + 9}` });
  });

  it('is not kept in memory for a client that does not read: it is dropped, and others go on', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const gone = new Promise<void>((done) => socket.once('close', () => done()));
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    socket.pause();
    const reads = await followUrl(url);
    await waitUntil('both follow', () => streams.size === 2);
    const tagId = 'y'.repeat(100_000);
    let told = 0;
    // What the system takes for it in its own buffers depends on the machine.
    await waitUntil('it is dropped', () => {
      told += 1;
      events.emit('tag.scanned', { tagId });
      return streams.size === 1;
    });
    expect(logger.lines.some(({ event }) => event === 'stream.dropped')).toBe(true);
    socket.resume();
    await gone;
    await waitUntil('the other has heard all', () => reads.heard.length === told);
  }, 60_000);

  it('tells of an event that is too large that it is lost', async () => {
    const follower = await followUrl(url);
    events.emit('tag.scanned', { tagId: 'z'.repeat(limits.httpEventChars) });
    await waitUntil('it is told', () => follower.heard.length > 0);
    expect(follower.heard[0]).toMatchObject({ event: 'lost', data: { events: 1 } });
  });
});
