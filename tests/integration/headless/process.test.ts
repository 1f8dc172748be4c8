/** The headless service as a process: its options, its lines, and how it ends. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { HeadlessClient } from '../../support/headless-client.ts';
import { runHeadless } from '../../support/headless-run.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { listenOnFreePort } from '../../support/ports.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let dataDir: string;
const clients: HeadlessClient[] = [];

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  dataDir = await mkdtemp(join(tmpdir(), 'inglenook-headless-'));
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
});
afterAll(async () => {
  await device?.stop();
  await broker?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function launch(args: readonly string[] = [], own = dataDir): Promise<HeadlessClient> {
  const client = new HeadlessClient(['--data-dir', own, ...args]);
  clients.push(client);
  await client.wait('service.ready');
  return client;
}

async function online(args: readonly string[] = []): Promise<HeadlessClient> {
  const client = new HeadlessClient(['--data-dir', dataDir, '--broker', broker.url, ...args]);
  clients.push(client);
  await client.wait('broker.changed', (params) => (params.broker as { state: string }).state === 'online');
  return client;
}

/** Everything that was written to stdout, line by line. */
function linesOf(client: HeadlessClient): string[] {
  let text = '';
  const lines: string[] = [];
  client.process.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    lines.splice(0, lines.length, ...text.split('\n').slice(0, -1));
  });
  return lines;
}

describe('options', () => {
  it.each([['--broker', 'mqtt://me:hunter2@host:port'], ['--unknown']])(
    'that are wrong are one line on stderr and status 2: %s',
    async (...args) => {
      const { status, stdout, stderr } = await runHeadless(['--json', ...args]);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^inglenook: [^\n]+\n$/);
      expect(stderr).not.toContain('hunter2');
    },
  );

  it('are explained', async () => {
    const { status, stdout, stderr } = await runHeadless(['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--virtual-clock');
  });
});

describe('lines', () => {
  it('are JSON-RPC and nothing else, also at the most talkative log level', async () => {
    const client = new HeadlessClient(['--data-dir', dataDir, '--broker', broker.url, '--log-level', 'trace']);
    clients.push(client);
    const lines = linesOf(client);
    await client.wait('service.ready');
    await client.call('service.snapshot');
    client.send('{');
    client.send('x'.repeat(5 * 1024 * 1024));
    client.send('[{"jsonrpc":"2.0","id":"p","method":"settings.get"},{"jsonrpc":"2.0","method":"settings.get"}]');
    await waitUntil('all is answered', () => lines.some((line) => line.startsWith('[')));
    await client.end();
    for (const line of lines) {
      const message = JSON.parse(line) as unknown;
      for (const each of Array.isArray(message) ? message : [message]) expect(each).toMatchObject({ jsonrpc: '2.0' });
    }
    const refusals = lines.filter((line) => line.includes('"id":null')).map((line) => JSON.parse(line) as unknown);
    expect(refusals).toMatchObject([{ error: { code: -32700 } }, { error: { code: -32600 } }]);
    expect(client.stderr).toContain('mqtt.online');
  });

  it('answers what came before the end of its input', async () => {
    const request = (id: number, method: string) => `${JSON.stringify({ jsonrpc: '2.0', id, method })}\n`;
    const own = await mkdtemp(join(tmpdir(), 'inglenook-headless-'));
    const input = request(1, 'service.snapshot') + request(2, 'nothing') + request(3, 'settings.get').trimEnd();
    const { status, stdout } = await runHeadless(['--json', '--data-dir', own, '--broker', broker.url], { input });
    await rm(own, { recursive: true });
    expect(status).toBe(0);
    const answers = stdout.split('\n').filter((line) => line.includes('"id":'));
    expect(answers.filter((line) => /"id":[123],"(result|error)"/.test(line))).toHaveLength(3);
  });

  it('shows the home to people without --json, with nothing that steers a terminal', async () => {
    const own = await mkdtemp(join(tmpdir(), 'inglenook-headless-'));
    const name = 'Lamp \u001b[2J\u202e\u0007 end';
    await device.publish(
      'homeassistant/switch/evil/config',
      { name, unique_id: 'evil', state_topic: 'evil', command_topic: 'x' },
      { retain: true },
    );
    const { status, stdout } = await runHeadless(['--data-dir', own, '--broker', broker.url], {
      until: (text) => text.includes('Lamp'),
    });
    await device.publish('homeassistant/switch/evil/config', '', { retain: true });
    await rm(own, { recursive: true });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Inglenook \d+\.\d+\.\d+, data in /m);
    expect(stdout).toMatch(/^broker .* online$/m);
    expect(stdout).toMatch(/^Lamp .*end: unknown$/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('the demo', () => {
  it('is a home of its own: no other broker, and nothing is saved', async () => {
    const own = await mkdtemp(join(tmpdir(), 'inglenook-headless-'));
    const client = new HeadlessClient(['--data-dir', own, '--demo', '--broker', broker.url]);
    clients.push(client);
    const { builtinBroker } = (await client.wait('service.ready')) as { builtinBroker: { url: string } };
    expect(builtinBroker.url).toMatch(/^mqtt:\/\/127\.0\.0\.1:\d+$/);
    const hasAlarm = ({ alert }: Record<string, unknown>) => (alert as { rule: string }).rule === 'safety.smoke';
    const light = await client.wait(
      'entity.changed',
      ({ entity }) => (entity as { platform: string }).platform === 'light',
    );
    const { brokers } = await client.call<{ brokers: object[] }>('service.snapshot');
    expect(brokers).toMatchObject([{ id: 'builtin', state: 'online', url: builtinBroker.url }]);
    const { id } = light.entity as { id: string };
    const settled = client.wait('command.settled');
    const { commandId } = await client.call('entity.command', { id, action: 'toggle' });
    expect(await settled).toEqual({ commandId, outcome: 'confirmed' });
    const raised = client.wait('alert.raised', hasAlarm);
    await client.call('demo.trigger', { what: 'smoke' });
    await raised;
    expect(await client.call('settings.get')).toMatchObject({ brokers: [], builtinBroker: { enabled: false } });
    expect(await client.end()).toBe(0);
    await rm(own, { recursive: true });
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'comes with %s, cleanly and soon, and is said on the broker',
    async (signal) => {
      const client = await online();
      const settings = await client.call<{ installId: string }>('settings.get');
      const topic = `inglenook/${settings.installId}/status`;
      await device.subscribe(topic);
      await device.hears(topic, 'online');
      const started = performance.now();
      client.process.kill(signal);
      expect(await client.exited).toBe(0);
      expect(performance.now() - started).toBeLessThan(4_000);
      await device.hears(topic, 'offline');
    },
  );

  it('comes with the end of stdin', async () => {
    const client = await online();
    const started = performance.now();
    expect(await client.end()).toBe(0);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it('comes while it is connecting to a broker that never answers', async () => {
    const silent = createServer(() => undefined);
    const port = await listenOnFreePort(silent);
    const client = await launch(['--broker', `mqtt://127.0.0.1:${port}`]);
    const started = performance.now();
    client.process.kill('SIGTERM');
    expect(await client.exited).toBe(0);
    expect(performance.now() - started).toBeLessThan(4_000);
    silent.close();
  });

  it('comes while a task runs, and a command waits for its device', async () => {
    const hung = createServer(() => undefined);
    const port = await listenOnFreePort(hung);
    await device.publish(
      'homeassistant/switch/slow/config',
      { name: 'slow', unique_id: 'slow', state_topic: 'slow', command_topic: 'slow/set' },
      { retain: true },
    );
    const client = new HeadlessClient(['--data-dir', dataDir, '--broker', broker.url]);
    clients.push(client);
    await client.wait('entity.changed', ({ entity }) => (entity as { id: string }).id === 'switch.slow');
    const task = {
      id: 'hang',
      name: 'Hang',
      kind: 'http',
      input: { url: `http://127.0.0.1:${port}/` },
      schedule: { type: 'manual' },
    };
    await client.call('task.save', { task, existing: 'replace' });
    const begun = client.wait('task.run');
    await client.call('task.run', { id: 'hang' });
    await begun;
    await client.call('entity.command', { id: 'switch.slow', action: 'turn_on' });
    const started = performance.now();
    client.process.kill('SIGTERM');
    expect(await client.exited).toBe(0);
    expect(performance.now() - started).toBeLessThan(4_000);
    await device.publish('homeassistant/switch/slow/config', '', { retain: true });
    hung.close();
  });

  it('comes with service.stop, after its answer', async () => {
    const client = await launch();
    expect(await client.call('service.stop')).toEqual({});
    expect(await client.exited).toBe(0);
  });

  it('does not come with stayStopped: the process serves on, also after a restart', async () => {
    const own = await mkdtemp(join(tmpdir(), 'inglenook-headless-'));
    const first = await launch(['--broker', broker.url], own);
    expect(await first.call('service.stop', { stayStopped: true })).toEqual({});
    expect(await first.call('service.snapshot')).toMatchObject({ mode: 'stopped', brokers: [] });
    await first.end();
    const second = await launch(['--broker', broker.url], own);
    expect(await second.call('service.snapshot')).toMatchObject({ mode: 'stopped', brokers: [] });
    const again = second.wait('broker.changed', (params) => (params.broker as { state: string }).state === 'online');
    expect(await second.call('service.start')).toEqual({});
    await again;
    await second.end();
    await rm(own, { recursive: true });
  });
});

describe('time', () => {
  const call = (client: HeadlessClient, seconds: number) => client.call('clock.advance', { seconds });

  it('is real without --virtual-clock', async () => {
    const client = await launch();
    await expect(call(client, 1)).rejects.toMatchObject({ code: -32000, data: { code: 'clock.real' } });
  });

  it('moves by months: each run of the tasks of a new installation has its time, and ends before time goes on', async () => {
    const own = await mkdtemp(join(tmpdir(), 'inglenook-headless-'));
    const client = new HeadlessClient(['--data-dir', own, '--virtual-clock', '2026-01-01T00:00:00Z']);
    clients.push(client);
    const counts = new Map<string, number>();
    client.on(({ method, params }) => {
      const { taskId, trigger, result } = (method === 'task.run' ? params.run : {}) as Record<string, string>;
      if (result === undefined) return;
      const key = `${taskId} ${trigger} ${result}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    await client.wait('service.ready');
    const days = 90;
    await call(client, days * 86_400);
    expect(Object.fromEntries(counts)).toEqual({
      'backup schedule done': days,
      'health schedule done': days * 96,
      'compact schedule done': days,
    });
    const { tasks } = await client.call<{ tasks: unknown[] }>('task.list');
    expect(tasks).toContainEqual(
      expect.objectContaining({ id: 'refresh', state: 'waiting', waitingFor: ['brokerOnline'] }),
    );
    await client.end();
    await rm(own, { recursive: true });
  }, 60_000);

  it('moves by hand with it: expiry, delays, schedules, timestamps', async () => {
    const own = await mkdtemp(join(tmpdir(), 'inglenook-headless-'));
    const client = new HeadlessClient([
      '--data-dir',
      own,
      '--broker',
      broker.url,
      '--virtual-clock',
      '2026-03-01T10:00:00Z',
    ]);
    clients.push(client);
    const changed = (id: string, fits: (entity: Record<string, unknown>) => boolean) =>
      client.wait(
        'entity.changed',
        ({ entity }) => (entity as { id: string }).id === id && fits(entity as Record<string, unknown>),
      );
    const there = Promise.all([changed('sensor.meter', () => true), changed('binary_sensor.motion', () => true)]);
    await device.publish(
      'homeassistant/sensor/meter/config',
      { name: 'meter', unique_id: 'meter', state_topic: 'meter', expire_after: 60 },
      { retain: true },
    );
    await device.publish(
      'homeassistant/binary_sensor/motion/config',
      { name: 'motion', unique_id: 'motion', state_topic: 'motion', off_delay: 5 },
      { retain: true },
    );
    await there;
    const known = Promise.all([
      changed('sensor.meter', ({ state }) => state === '1'),
      changed('binary_sensor.motion', ({ state }) => state === 'on'),
    ]);
    await device.publish('meter', '1');
    await device.publish('motion', 'ON');
    const [{ entity: meter }] = await known;
    expect(meter).toMatchObject({ lastChanged: '2026-03-01T10:00:00.000Z' });

    const off = changed('binary_sensor.motion', ({ state }) => state === 'off');
    expect(await call(client, 6)).toEqual({ now: '2026-03-01T10:00:06.000Z' });
    expect((await off).entity).toMatchObject({ lastChanged: '2026-03-01T10:00:05.000Z' });
    const expired = changed('sensor.meter', ({ available }) => available === false);
    await call(client, 60);
    await expired;

    await device.subscribe('tick');
    const task = {
      id: 'tick',
      name: 'Tick',
      kind: 'publish',
      input: { topic: 'tick', payload: 'x' },
      schedule: { type: 'cron', cron: '0 12 * * *' },
    };
    await client.call('task.save', { task });
    const run = client.wait('task.run', ({ run: each }) => {
      const { taskId, result } = each as { taskId: string; result?: string };
      return taskId === 'tick' && result !== undefined;
    });
    await call(client, 2 * 3_600);
    await run;
    await device.hears('tick', 'x');
    for (const topic of ['homeassistant/sensor/meter/config', 'homeassistant/binary_sensor/motion/config'])
      await device.publish(topic, '', { retain: true });
    await client.end();
    await rm(own, { recursive: true });
  });
});
