/** The HTTP door against those who mean no good, or know no better: before a token is known, and with one. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { type BareHttp, openBareHttp } from '../../support/bare-http-door.ts';
import { waitUntil } from '../../support/wait-until.ts';

let http: BareHttp;
let token: string;

beforeAll(async () => {
  http = await openBareHttp({ origins: ['https://panel.example'] });
  token = http.token;
});
afterAll(() => http?.close());

/** What comes back on a connection until it ends, or `until` fits. */
function raw(text: string, until: (answer: string) => boolean = () => false): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(http.port, '127.0.0.1');
    let answer = '';
    const end = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('error', end);
    socket.on('close', end);
    socket.on('data', (part) => {
      answer += part.toString();
      if (until(answer)) end();
    });
    socket.write(text);
  });
}

const head = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n${more}\r\n`;

async function answersStill(): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const answer = await http.ask('/api/v1/tasks', { token }).catch(() => undefined);
    if (answer?.status === 200) return;
    if (Date.now() > until) throw new Error('it answers no more');
  }
}

describe('names and origins', () => {
  it('another name in Host is refused, with a token too (DNS rebinding)', async () => {
    for (const host of ['evil.example', 'evil.example:8126', '127.0.0.1.evil.example', 'localhost.evil.example']) {
      const { status, json } = await http.ask('/api/v1/entities', { token, headers: { host } });
      expect(status, host).toBe(421);
      expect(json, host).toMatchObject({ error: { code: 'request.sender' } });
    }
    expect(await raw(`GET /api/v1/tasks HTTP/1.1\r\nauthorization: Bearer ${token}\r\n\r\n`)).toMatch(/^HTTP\/1.1 400/);
    expect(await raw(head('http://evil.example/api/v1/tasks'))).toMatch(/^HTTP\/1.1 4/);
  });

  it('pages of others are refused; listed ones may read, and ask beforehand', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://panel.example',
      'https://panel.example.evil.example',
    ]) {
      const { status, headers } = await http.ask('/api/v1/tasks', { token, headers: { origin } });
      expect(status, origin).toBe(403);
      expect(headers['access-control-allow-origin'], origin).toBeUndefined();
    }
    const origin = 'https://panel.example';
    const before = await http.ask('/api/v1/tasks', { method: 'OPTIONS', headers: { origin } });
    expect(before).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': origin } });
    const read = await http.ask('/api/v1/tasks', { token, headers: { origin } });
    expect(read).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
    expect((await http.ask('/api/v1/tasks', { token })).headers['access-control-allow-origin']).toBeUndefined();
    expect((await http.ask('/api/v1/tasks', { headers: { origin } })).status).toBe(401);
  });
});

describe('requests', () => {
  it('that are too large are refused before they are read', async () => {
    const told = { method: 'POST', token };
    const large = JSON.stringify({ message: 'x'.repeat(limits.httpBodyBytes) });
    const known = await http.ask('/api/v1/notify', { ...told, raw: large }).catch(() => undefined);
    if (known !== undefined)
      expect(known).toMatchObject({ status: 413, json: { error: { code: 'request.tooLarge' } } });
    const hundred = 100 * 1024 * 1024;
    const announced = await raw(
      `POST /api/v1/notify HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
        `content-type: application/json\r\ncontent-length: ${hundred}\r\n\r\n{`,
      (answer) => answer.includes('request.tooLarge'),
    );
    expect(announced).toMatch(/^HTTP\/1.1 413/);
    const before = process.memoryUsage().rss;
    const part = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const poured = await new Promise<string>((resolve) => {
      const socket = connect(http.port, '127.0.0.1');
      let answer = '';
      let sent = 0;
      const pour = (): void => {
        while (sent < hundred && socket.writable) {
          sent += part.length;
          if (!socket.write(part)) return;
        }
      };
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => (answer = answer + chunk.toString()));
      socket.on('drain', pour);
      socket.on('close', () => resolve(answer));
      socket.write(
        `POST /api/v1/notify HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
          'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      );
      pour();
      setTimeout(() => socket.destroy(), 10_000).unref();
    });
    if (poured !== '') expect(poured).toMatch(/^HTTP\/1.1 413/);
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
    await answersStill();
  }, 60_000);

  it('without a token have nothing of their body read', async () => {
    const answer = await raw(
      'POST /api/v1/notify HTTP/1.1\r\nhost: localhost\r\ncontent-length: 50000\r\n\r\n',
      (text) => text.includes('access.unknown'),
    );
    expect(answer).toMatch(/^HTTP\/1.1 401/);
  });

  it('with a head or a body that does not end are ended', async () => {
    const [slowHead, slowBody] = await Promise.all([
      raw('GET /api/v1/tasks HTTP/1.1\r\nhost: localhost\r\nx: '),
      raw(
        `POST /api/v1/notify HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
          'content-type: application/json\r\ncontent-length: 100\r\n\r\n{',
      ),
    ]);
    expect(slowHead).toMatch(/^HTTP\/1.1 408/);
    expect(slowBody).toMatch(/^(HTTP\/1.1 4|$)/);
    await answersStill();
  }, 60_000);

  it('that are no HTTP, have a huge head, or try paths, get an answer that says so', async () => {
    expect(await raw('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03')).toMatch(/^(HTTP\/1.1 400|$)/);
    expect(await raw(head('/', `x: ${'y'.repeat(limits.httpHeaderBytes)}\r\n`))).toMatch(/^HTTP\/1.1 431/);
    for (const target of [
      '/api/v1/../../etc/passwd',
      '/api/v1/entities/..%2f..%2f..%2fetc%2fpasswd',
      '/api/v1/entities/%00',
      '/api/v1/entities/%ff',
      '/api/v1//entities',
      '//evil.example/api/v1/entities',
      '/api/v1/entities/__proto__',
      '/api/v1/call/__proto__',
      '/api/v1/call/constructor',
      '/api/v1/call/toString',
      '*',
    ]) {
      const answer = await raw(head(target));
      expect(answer, target).toMatch(/^HTTP\/1.1 4\d\d/);
      expect(answer, target).not.toContain('root:');
      expect(answer, target).not.toMatch(/\bat .*\.ts:\d/);
    }
    for (const body of ['{', '[]', '7', '{"__proto__":{"x":1}}', '{"message":1}', '['.repeat(20_000)]) {
      const { status, json } = await http.ask('/api/v1/notify', { method: 'POST', token, raw: body });
      expect(status, body.slice(0, 40)).toBe(400);
      expect(json, body.slice(0, 40)).toMatchObject({ error: { code: 'request.invalid' } });
    }
    const form = { 'content-type': 'text/plain' };
    const posted = await http.ask('/api/v1/notify', { method: 'POST', token, raw: '{"message":"x"}', headers: form });
    expect(posted.status).toBe(400);
    expect(http.lines.filter(({ event }) => event === 'request.crashed')).toEqual([]);
  });

  it('may be so many: of a token, and of strangers, who do not use up what a token has', async () => {
    const asked = await Promise.all(
      Array.from({ length: 60 }, () => http.ask('/api/v1/tasks', { token: 'inglenook_guess' })),
    );
    const statuses = asked.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect((await http.ask('/api/v1/tasks', { token })).status).toBe(200);
  });
});

describe('connections', () => {
  it('many of them: those beyond the bound are closed, and others are answered again when they have gone', async () => {
    const sockets: Socket[] = [];
    let closed = 0;
    const open = (): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(http.port, '127.0.0.1', resolve);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          closed += 1;
          resolve();
        });
        // What it is told is read: an end that nobody reads is no end.
        socket.resume();
        sockets.push(socket);
      });
    // A hundred at a time: of more than it holds in its queue the system forgets some, and they are never told.
    while (sockets.length < 1_500) await Promise.all(Array.from({ length: 100 }, open));
    await waitUntil('those beyond are closed', () => closed >= 1_500 - limits.httpConnectionsPerAddress, 30_000);
    // Those that say nothing are ended, too.
    await waitUntil('all are closed', () => closed === 1_500, 30_000);
    await answersStill();
    for (const socket of sockets) socket.destroy();
  }, 90_000);
});
