/** electron-updater as the app holds it, against a server of the test's with a made-up release. Linux: an AppImage is a file. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureCode } from '../../../main/shell/updates/policy.ts';
import { createUpdater, type Updater } from '../../../main/shell/updates/updater.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { type ReleaseServer, releaseFile, startReleaseServer } from '../../support/release-server.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The executor that the app has, but for its requests: Node's in place of Electron's. */
function newExecutor(): object {
  const executor: object = new ElectronHttpExecutor();
  Reflect.set(executor, 'createRequest', (options: RequestOptions, callback: (response: IncomingMessage) => void) =>
    (options.protocol === 'http:' ? httpRequest : httpsRequest)(options, callback),
  );
  return executor;
}

let folder: string;
let server: ReleaseServer;

/** A program that leaves a mark when it is started. */
const program = () => `#!/bin/sh\necho started > "${path.join(folder, 'mark')}"\n`;

async function newUpdater(version = '0.1.0', at = server.address): Promise<Updater> {
  return createUpdater({
    address: at,
    platform: 'linux',
    executor: newExecutor(),
    logger: createMemoryLogger(),
    app: {
      name: 'inglenook',
      version,
      userDataPath: path.join(folder, 'data'),
      baseCachePath: path.join(folder, 'cache'),
      appUpdateConfigPath: path.join(folder, 'app-update.yml'),
      quit: () => undefined,
    },
  });
}

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', failureCode);
const download = (updater: Updater) => updater.download(() => undefined, new AbortController().signal);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-updates-'));
  mkdirSync(path.join(folder, 'app'));
  writeFileSync(path.join(folder, 'app', 'Inglenook.AppImage'), 'the old one');
  vi.stubEnv('APPIMAGE', path.join(folder, 'app', 'Inglenook.AppImage'));
  server = await startReleaseServer();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(process.platform === 'linux')('the updater', () => {
  it('finds a newer release with its notes, downloads it when told, and puts it in the old one’s place', async () => {
    server.publish(program());
    const updater = await newUpdater();
    expect(await updater.check()).toEqual({ version: '9.9.9', notes: '- Better.' });
    expect(server.asked.map((each) => each.path)).toEqual(['/releases/latest-linux.yml']);

    const seen: number[] = [];
    await updater.download((percent) => seen.push(percent), new AbortController().signal);
    expect(readFileSync(path.join(folder, 'app', 'Inglenook.AppImage'), 'utf8')).toBe('the old one');
    await updater.prepare();
    expect(updater.install()).toBe('installed');
    expect(readFileSync(path.join(folder, 'app', 'Inglenook.AppImage'), 'utf8')).toContain('#!/bin/sh');
    await waitUntil('the new one was started', () => existsSync(path.join(folder, 'mark')));
  });

  it('tells the server nothing of this installation', async () => {
    server.publish(program());
    await (await newUpdater()).check();
    const sent = JSON.stringify(server.asked.map(({ headers }) => headers));
    expect(sent).not.toContain('staging');
    expect(existsSync(path.join(folder, 'data'))).toBe(false);
  });

  it('takes neither the same nor an older version', async () => {
    server.publish(program());
    expect(await (await newUpdater('9.9.9')).check()).toBeUndefined();
    expect(await (await newUpdater('10.0.0')).check()).toBeUndefined();
  });

  it('refuses a file that is not the one that was published, and keeps nothing of it', async () => {
    server.publish(program());
    server.files.set(`/releases/${releaseFile}`, program().replace('started', 'evil'));
    const updater = await newUpdater();
    await updater.check();
    expect(await codeOf(download(updater))).toBe('tampered');
    const kept = existsSync(path.join(folder, 'cache'))
      ? readdirSync(path.join(folder, 'cache'), { recursive: true, encoding: 'utf8' })
      : [];
    expect(kept.filter((name) => name.includes('AppImage'))).toEqual([]);
    expect(updater.install()).toBe('failed');
    expect(readFileSync(path.join(folder, 'app', 'Inglenook.AppImage'), 'utf8')).toBe('the old one');
  });

  it('refuses a release without a checksum', async () => {
    server.publish(program(), { sum: '' });
    const updater = await newUpdater();
    await updater.check();
    expect(await codeOf(download(updater))).toBe('unreadable');
  });

  it('says what an address has that is no release', async () => {
    expect(await codeOf((await newUpdater()).check())).toBe('notFound');
    server.files.set('/releases/latest-linux.yml', '{{{ not yaml');
    expect(await codeOf((await newUpdater()).check())).toBe('unreadable');
    server.publish(program(), { version: 'newest' });
    expect(await codeOf((await newUpdater()).check())).toBe('unreadable');
  });

  it('goes where it is sent only by https, or on this machine', async () => {
    server.publish(program());
    server.files.set('/moved/latest-linux.yml', '->/releases/latest-linux.yml');
    const moved = server.address.replace('/releases', '/moved');
    expect(await (await newUpdater('0.1.0', moved)).check()).toMatchObject({ version: '9.9.9' });
    // Nobody answers at these addresses: the request is not even made.
    server.files.set('/away/latest-linux.yml', '->http://releases.example/latest-linux.yml');
    const away = server.address.replace('/releases', '/away');
    expect(await codeOf((await newUpdater('0.1.0', away)).check())).toBe('insecure');
    server.publish(program(), { url: `http://releases.example/${releaseFile}` });
    const updater = await newUpdater();
    await updater.check();
    expect(await codeOf(download(updater))).toBe('insecure');
  });

  it('does not begin where the new file has no place', async () => {
    server.publish(program());
    const updater = await newUpdater();
    await updater.check();
    await download(updater);
    vi.stubEnv('APPIMAGE', path.join(folder, 'gone', 'Inglenook.AppImage'));
    await expect(updater.prepare()).rejects.toThrow('ENOENT');
  });
});
