import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ok } from '../../../main/service/base/errors.ts';
import { httpTask } from '../../../main/service/tasks/kinds/http.ts';
import type { TaskOutcome, TaskServices } from '../../../main/service/tasks/services.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createFakeServices } from '../../support/task-world.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function call(
  input: object,
  services: Partial<TaskServices> = {},
  signal = new AbortController().signal,
): Promise<TaskOutcome> {
  return httpTask.run({
    taskId: 'weather',
    input: httpTask.input.parse(input),
    services: createFakeServices(services),
    signal,
    clock: systemClock,
    timers: systemClock,
    logger: createMemoryLogger(),
    isLastAttempt: false,
    acting: () => undefined,
    progress: () => undefined,
  });
}

const json =
  (body: string, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };

describe('an HTTP task', () => {
  test('maps the answer to values', async () => {
    const url = await serve(json('{"main":{"temp":21.5},"rain":[false]}'));
    const taken: unknown[] = [];
    const values = { temperature: 'main.temp', rain: 'rain[0]' };
    const outcome = await call({ url, values }, { ingest: (id, found) => taken.push([id, [...found]]) });
    expect(outcome).toMatchObject({
      result: 'done',
      output: { status: 200, bytes: 37, values: { temperature: 21.5, rain: false } },
    });
    expect(taken).toEqual([
      [
        'weather',
        [
          ['temperature', 21.5],
          ['rain', false],
        ],
      ],
    ]);
  });

  test('sends method, headers, body and the token from the secrets', async () => {
    let seen = '';
    const url = await serve((request, response) => {
      request.on('data', (chunk) => {
        seen = `${request.method} ${request.headers.authorization} ${request.headers['x-a']} ${chunk}`;
      });
      request.on('end', () => response.end());
    });
    const input = { url, method: 'POST', headers: { 'X-A': 'b' }, body: 'hello', bearerSecret: 'api' };
    expect(await call(input, { secret: async () => ok('hunter2') })).toMatchObject({ result: 'done' });
    expect(seen).toBe('POST Bearer hunter2 b hello');
    expect(await call(input)).toMatchObject({
      result: 'failed',
      message: 'http.secret: api is not set',
    });
  });

  test.each([
    [500, 'retry'],
    [429, 'retry'],
    [404, 'failed'],
    [401, 'failed'],
  ])('status %i: %s', async (status, result) => {
    const url = await serve(json('{}', status));
    expect(await call({ url })).toMatchObject({ result, message: `http.status: ${status}`, output: { status } });
  });

  test.each([
    ['no JSON', '<html>', /^http.json/],
    ['a value that is missing', '{}', /^http.value: v: nothing at a$/],
    ['a value that is no single one', '{"a":[]}', /^http.value: v: is not a single value$/],
  ])('%s is said', async (_name, body, message) => {
    const url = await serve(json(body));
    expect(await call({ url, values: { v: 'a' } })).toMatchObject({
      result: 'failed',
      message: expect.stringMatching(message),
    });
  });

  test('reads no more than its cap, declared or not', async () => {
    let sent = 0;
    const endless = await serve((_request, response) => {
      const timer = setInterval(() => {
        sent++;
        response.write('x'.repeat(1_000));
      }, 1);
      response.on('close', () => clearInterval(timer));
    });
    expect(await call({ url: endless, maxBytes: 5_000 })).toMatchObject({
      result: 'failed',
      message: 'http.size: more than 5000 bytes',
    });
    expect(sent).toBeLessThan(1_000);
    const honest = await serve((_request, response) => response.end('x'.repeat(10_000)));
    expect(await call({ url: honest, maxBytes: 5_000 })).toMatchObject({ result: 'failed' });
  });

  test('gives up at its deadline, also in the middle of an answer', async () => {
    const url = await serve((_request, response) => response.write('{'));
    expect(await call({ url, timeoutSeconds: 1 })).toMatchObject({ result: 'retry', message: 'http.timeout' });
  });

  test('follows a redirect on its own host, and none to another', async () => {
    let elsewhere = 0;
    const other = await serve((_request, response) => {
      elsewhere++;
      response.end('{}');
    });
    const url = await serve((request, response) => {
      if (request.url === '/ok') response.end('{"v":1}');
      else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else response.writeHead(302, { location: request.url === '/here' ? '/ok' : other }).end();
    });
    expect(await call({ url: `${url}/here`, values: { v: 'v' } })).toMatchObject({ result: 'done' });
    expect(await call({ url: `${url}/away` })).toMatchObject({
      result: 'failed',
      message: 'http.redirect: to another host',
    });
    expect(await call({ url: `${url}/loop` })).toMatchObject({ result: 'failed', message: 'http.redirect: too many' });
    expect(elsewhere).toBe(0);
  });

  test('a host that does not answer is tried again, and no address is in the message', async () => {
    const url = await serve(() => undefined);
    servers.splice(0).forEach((server) => {
      server.close();
    });
    expect(await call({ url })).toEqual({ result: 'retry', message: 'http.unreachable: ECONNREFUSED' });
  });
});
