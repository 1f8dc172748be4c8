/** The command line against a running service: names, statuses, and who may connect. */
import { spawn } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesToTry, linkName } from '../../../main/door/address.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { cliEntry, runCli, startCli } from '../../support/cli-run.ts';
import { HeadlessClient } from '../../support/headless-client.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let root: string;
let dataDir: string;
let service: HeadlessClient;

const config = (name: string, more: object = {}) =>
  JSON.stringify({
    name: null,
    unique_id: name,
    command_topic: `${name}/set`,
    state_topic: `${name}/state`,
    device: { identifiers: [name], name, suggested_area: 'Hall' },
    ...more,
  });

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  root = await mkdtemp(join(tmpdir(), 'inglenook-cli-'));
  // Deeper than the path of a socket may be.
  dataDir = join(root, 'x'.repeat(100), 'home');
  service = new HeadlessClient(['--data-dir', dataDir, '--broker', broker.url]);
  await service.wait('broker.changed', (params) => (params.broker as { state: string }).state === 'online', 60_000);
  const known = service.wait(
    'entity.changed',
    ({ entity }) => (entity as { id: string }).id === 'light.deaf_light',
    60_000,
  );
  await device.publish('homeassistant/light/hall/config', config('Hall light'), { retain: true });
  await device.publish('homeassistant/light/deaf/config', config('Deaf light'), { retain: true });
  await known;
  // One lamp obeys, the other hears nothing.
  device.answer('Hall light/set', (payload) => void device.publish('Hall light/state', payload));
  await device.subscribe('Hall light/set');
}, 120_000);
afterAll(async () => {
  await service?.end();
  await device?.stop();
  await broker?.stop();
  await rm(root, { recursive: true, force: true });
});

/** Asks again until it is so. */
async function comesTrue(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 20_000;
  while (!(await isSo())) if (Date.now() > until) throw new Error(`never: ${what}`);
}

const cli = (...args: string[]) => runCli(['--data-dir', dataDir, ...args]);

describe('the command line', () => {
  it('runs a task with fields in place of its own, for this run alone', async () => {
    const task = { id: 'say', name: 'Say it', kind: 'publish', input: { topic: 'said', payload: 'its own' } };
    const schedule = { type: 'once', at: '2099-01-01T00:00:00Z' };
    await service.call('task.save', { task: { ...task, schedule } });
    await device.subscribe('said');
    expect(await cli('run', 'say it', 'payload=given')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('done'),
    });
    await device.hears('said', 'given');
    expect(await cli('run', 'say')).toMatchObject({ status: 0 });
    await device.hears('said', 'its own');
    expect(await cli('run', 'say', 'nonsense=1')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nonsense'),
    });
  });

  it('lists what there is, as the records of the contract', async () => {
    const { status, stdout } = await cli('list', 'entities', '--json');
    expect(status).toBe(0);
    const { entities } = JSON.parse(stdout) as { entities: Array<{ id: string; platform: string }> };
    expect(entities).toContainEqual(expect.objectContaining({ id: 'light.hall_light', platform: 'light' }));
  });

  it('ends with 0 what the device confirmed, and with 4 what it did not', async () => {
    const set = await cli('set', 'hall light', 'on');
    expect(set).toMatchObject({ status: 0, stdout: 'light.hall_light: confirmed\n' });
    expect(await cli('get', 'hall', 'light')).toMatchObject({ status: 0, stdout: 'on\n' });
    expect(await cli('toggle', 'Hall/Hall light')).toMatchObject({ status: 0 });
    expect(await cli('get', 'light.hall_light')).toMatchObject({ stdout: 'off\n' });
    const deaf = await cli('set', 'deaf light', 'on', '--json');
    expect(deaf.status).toBe(4);
    expect(JSON.parse(deaf.stdout)).toMatchObject({ id: 'light.deaf_light', outcome: 'unconfirmed' });
  });

  it('means all of a kind in a room by their plural', async () => {
    const { status, stdout } = await cli('set', 'hall lights', 'off');
    expect(stdout).toContain('light.hall_light: confirmed');
    expect(stdout).toContain('light.deaf_light: sent, not confirmed');
    expect(status).toBe(4);
  });

  it('lists what an ambiguous name may mean, and refuses what is unknown', async () => {
    const { status, stderr } = await cli('toggle', 'light');
    expect(status).toBe(1);
    expect(stderr).toContain('light.hall_light');
    expect(stderr).toContain('light.deaf_light');
    expect(await cli('get', 'cellar light')).toMatchObject({ status: 1 });
    expect(await cli('set', 'hall light', 'sideways')).toMatchObject({ status: 1 });
  });

  it.each([
    [['frobnicate']],
    [['set', 'hall light']],
    [['list', 'everything']],
    [['pause', 'soon']],
    [['run', 'refresh', 'nonsense']],
    [['history', 'hall light', '--since', 'yesterdayish']],
    [[]],
  ])('ends with 2 for wrong usage: %j', async (args) => {
    const { status, stdout, stderr } = await cli(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  it('ends with 3 where nothing is running', async () => {
    const { status, stderr } = await runCli(['--data-dir', join(root, 'nobody'), 'status']);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^inglenook: nothing is running with .+\n$/);
  });

  it('publishes, notifies, acknowledges and pauses', async () => {
    await device.subscribe('from/cli');
    expect(await cli('publish', 'from/cli', 'hello')).toMatchObject({ status: 0 });
    await device.hears('from/cli', 'hello');
    expect(await cli('notify', 'Tea', 'is', 'ready', '--severity', 'warning')).toMatchObject({ status: 0 });
    expect((await cli('alerts')).stdout).toContain('Tea is ready');
    expect(await cli('ack', 'all', '--json')).toMatchObject({ status: 0, stdout: '{"acknowledged":1}\n' });
    expect(await cli('pause', '5')).toMatchObject({ status: 0 });
    expect(JSON.parse((await cli('status', '--json')).stdout)).toHaveProperty('pausedUntil');
    expect(await cli('pause', '0')).toMatchObject({ status: 0 });
  });

  it('runs a task to its end', async () => {
    expect(await cli('run', 'Health check')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^done/) });
    expect(await cli('run', 'nothing of the kind')).toMatchObject({ status: 1 });
  });

  it('backs up, exports, and says what an import would change', async () => {
    const { file } = JSON.parse((await cli('backup', '--json')).stdout) as { file: string };
    expect((await stat(file)).isFile()).toBe(true);
    const exported = JSON.parse((await cli('export')).stdout) as Record<string, unknown>;
    const other = join(root, 'other.json');
    await writeFile(other, JSON.stringify({ ...exported, theme: 'dark' }));
    const preview = await cli('import', other, '--preview', '--json');
    expect(JSON.parse(preview.stdout)).toEqual({ changes: [{ field: 'theme', added: 0, removed: 0, changed: 1 }] });
    expect(JSON.parse((await cli('export')).stdout)).toMatchObject({ theme: 'system' });
    expect(await cli('import', other)).toMatchObject({ status: 0 });
    expect(JSON.parse((await cli('export')).stdout)).toMatchObject({ theme: 'dark' });
  });

  it('answers history as CSV', async () => {
    // What lasts for less than a second need not be in the history: this stays.
    await cli('set', 'hall light', 'on');
    await comesTrue('the states are on disk', async () =>
      /,on\r\n/.test((await cli('history', 'hall light', '--csv')).stdout),
    );
    const { stdout } = await cli('history', 'light.hall_light', '--since', '1h', '--csv');
    expect(stdout.split('\r\n')[0]).toBe('time,state');
  });

  it('shows changes as they come, of what was named', async () => {
    const child = startCli(['--data-dir', dataDir, 'watch', 'hall light', '--json']);
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    // Until it listens there is nothing to be seen, so the lamp goes on changing.
    let on = false;
    await comesTrue('a change is shown', async () => {
      on = !on;
      await device.publish('Deaf light/state', on ? 'ON' : 'OFF');
      await device.publish('Hall light/state', on ? 'ON' : 'OFF');
      return text.includes('"light.hall_light"');
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(text).not.toContain('"light.deaf_light"');
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('has completion for %s', async (shell) => {
    expect((await runCli(['completion', shell])).stdout).toContain('inglenook __complete');
  });

  it('completes commands and the names of the home', async () => {
    expect((await cli('__complete', '--', 'sta')).stdout).toBe('status\nstart\n');
    expect((await cli('__complete', '--', 'get', 'light.h')).stdout).toBe('light.hall_light\n');
  });

  it('has no window to open', async () => {
    expect(await cli('open', 'alerts')).toMatchObject({ status: 1 });
    expect(await cli('panel')).toMatchObject({ status: 1 });
  });

  it('stops the work and takes it up again', async () => {
    expect(await cli('stop')).toMatchObject({ status: 0, stdout: 'stopped\n' });
    expect(await cli('set', 'hall light', 'on')).toMatchObject({ status: 1 });
    expect(await cli('start')).toMatchObject({ status: 0 });
  });
});

describe('the socket', () => {
  it('is this user’s alone, and the data folder can be copied with its link', async () => {
    const [address = ''] = addressesToTry(dataDir, process.env);
    expect((await stat(address)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(address))).mode & 0o777).toBe(0o700);
    expect((await lstat(join(dataDir, linkName))).isSymbolicLink()).toBe(true);
    const copy = join(root, 'copy');
    await cp(dataDir, copy, { recursive: true });
    expect(await readdir(copy)).toContain(linkName);
    // What answers for the folder does not answer for its copy.
    expect((await runCli(['--data-dir', copy, 'status'])).status).toBe(3);
  });

  it.skipIf(process.getuid?.() !== 0)('lets no other user in', async () => {
    await chmod(root, 0o755);
    const [address = ''] = addressesToTry(dataDir, process.env);
    const code = `require('net').connect(${JSON.stringify(address)}).on('connect', () => console.log('in')).on('error', (e) => console.log(e.code))`;
    const asNobody = (args: string[]) =>
      new Promise<{ text: string; status: number | null }>((resolve) => {
        const options = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, ...args];
        const child = spawn('setpriv', options, { env: { ...process.env, HOME: '/tmp' } });
        let text = '';
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        child.once('close', (status) => resolve({ text: text.trim(), status }));
      });
    expect((await asNobody(['-e', code])).text).toBe('EACCES');
    const { status } = await asNobody([cliEntry, '--data-dir', dataDir, 'status']);
    expect(status).not.toBe(0);
  });

  it('gives each client its own watch, and refuses too many clients', async () => {
    const [address = ''] = addressesToTry(dataDir, process.env);
    const sockets = Array.from({ length: 40 }, () => createConnection(address));
    const answers = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<string>((resolve) => {
            socket.once('data', (chunk: Buffer) => resolve(chunk.toString()));
            socket.once('error', () => resolve('error'));
          }),
      ),
    );
    expect(answers.filter((each) => each.includes('request.tooMany')).length).toBeGreaterThanOrEqual(8);
    expect(answers.filter((each) => each.includes('service.ready')).length).toBeLessThanOrEqual(32);
    for (const socket of sockets) socket.destroy();
    await comesTrue('others have room again', async () => (await cli('status')).status === 0);
  });

  it('answers what asks too often with a refusal, and lines that are too long', async () => {
    const [address = ''] = addressesToTry(dataDir, process.env);
    const socket = createConnection(address);
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const line = (id: number) => `${JSON.stringify({ jsonrpc: '2.0', id, method: 'task.list' })}\n`;
    socket.write(Array.from({ length: 2_000 }, (_, id) => line(id)).join(''));
    await waitUntil('some are refused', () => text.includes('request.tooMany'));
    socket.write(`${'x'.repeat(5 * 1024 * 1024)}\n`);
    await waitUntil('a line is too long', () => text.includes('request.tooLarge'));
    socket.destroy();
  });

  it('is replaced where one was left by a process that was killed', async () => {
    const own = join(root, 'killed');
    await mkdir(own);
    const first = new HeadlessClient(['--data-dir', own]);
    await first.wait('service.ready', undefined, 60_000);
    await comesTrue('it answers', async () => (await runCli(['--data-dir', own, 'status'])).status === 0);
    first.process.kill('SIGKILL');
    await first.exited;
    expect((await runCli(['--data-dir', own, 'status'])).status).toBe(3);
    const second = new HeadlessClient(['--data-dir', own]);
    await second.wait('service.ready', undefined, 60_000);
    await comesTrue('the next answers', async () => (await runCli(['--data-dir', own, 'status'])).status === 0);
    expect(await runCli(['--data-dir', own, 'quit'])).toMatchObject({ status: 0 });
    expect(await second.exited).toBe(0);
    expect((await runCli(['--data-dir', own, 'status'])).status).toBe(3);
  }, 120_000);
});
