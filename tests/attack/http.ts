/** Web addresses of tasks that answer in every wrong way: each run ends within its time, and nothing grows. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listenOnFreePort } from '../support/ports.ts';
import { type Campaign, createChance, type Findings, pick, Target, worstOf } from './campaign.ts';

const timeLimitSeconds = 3;
const endsWithinMs = 15_000;
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  silence: () => undefined,
  drip: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(timer));
  },
  endless: (response) => {
    const chunk = Buffer.alloc(256 * 1024, 0x20);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) {
        // Until the other side's window is full.
      }
      response.once('drain', more);
    };
    more();
  },
  bomb: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  notGzip: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'),
  loop: (response) => response.writeHead(302, { location: '/loop' }).end(),
  away: (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  elsewhere: (response) => response.writeHead(307, { location: 'http://169.254.0.1:1/' }).end(),
  lie: (response) => response.writeHead(200, { 'content-length': '5' }).end('{"a": 1, "b": 2}'.slice(0, 5)),
  short: (response) => {
    response.writeHead(200, { 'content-length': '500' });
    response.write('{"a":');
    response.socket?.destroy();
  },
  headers: (response) => {
    response.writeHead(200, Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`x-${i}`, 'y'.repeat(100)])));
    response.end('{}');
  },
  deep: (response) => response.end(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
  proto: (response) => response.end('{"__proto__": {"a": 1}, "constructor": 7}'),
  latin: (response) => response.end(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
  empty: (response) => response.end(),
  error: (response) => response.writeHead(500).end('<html>no</html>'),
  good: (response) => response.end('{"a": 21.5}'),
};

/** What a run may end as. */
const endings: ReadonlySet<unknown> = new Set(['done', 'failed', 'retry', 'cancelled', 'timeout']);

export const attackHttp: Campaign = async ({ seed, scale }): Promise<Findings> => {
  const chance = createChance(seed);
  const runs = Math.round(120 * scale);
  const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-http-'));
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    answers[(request.url ?? '/').slice(1).split('?')[0] ?? '']?.(response);
  });
  const port = await listenOnFreePort(server);
  const target = new Target(['--data-dir', dataDir]);
  const faults: string[] = [];
  const ended: Record<string, number> = {};
  const runOne = async (): Promise<void> => {
    const way = pick(chance, Object.keys(answers));
    const id = `http-${way}`;
    const input = { url: `http://127.0.0.1:${port}/${way}`, timeoutSeconds: timeLimitSeconds - 1, values: { a: 'a' } };
    const task = { id, name: id, kind: 'http', input, schedule: { type: 'manual' }, timeLimitSeconds, maxAttempts: 1 };
    await target.client.call('task.save', { task, existing: 'replace' });
    // One run of it at a time, listened for before it is asked for: a quick one may end with the answer.
    const end = target.client.wait(
      'task.run',
      ({ run: each }) => Object(each).taskId === id && endings.has(Object(each).result ?? Object(each).state),
      endsWithinMs,
    );
    const [{ run }] = await Promise.all([end, target.client.call('task.run', { id })]);
    const ending = String(Object(run).result ?? Object(run).state);
    ended[ending] = (ended[ending] ?? 0) + 1;
    if (way === 'good' && ending !== 'done') faults.push(`a good answer ended as ${ending}`);
    if (['endless', 'bomb', 'away', 'elsewhere', 'deep'].includes(way) && ending === 'done') {
      faults.push(`${way} ended as done`);
    }
  };
  try {
    await target.ready;
    target.watch();
    for (let index = 0; index < runs; index += 1) await runOne();
    if ((await target.end()) !== 0) faults.push('it did not end cleanly');
  } catch (error) {
    faults.push(
      `it ended: ${error instanceof Error ? error.message : String(error)} ${target.client.stderr.slice(-500)}`,
    );
  } finally {
    if (target.isRunning()) await target.kill();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
  return { counts: { runs, ...ended }, faults, ...worstOf([target]) };
};
