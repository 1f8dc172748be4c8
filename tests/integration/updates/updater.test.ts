/** electron-updater as the app holds it, against a server of the test's with a made-up release. Linux: an AppImage is a file. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureCode } from '../../../main/shell/updates/policy.ts';
import { createUpdater, type Updater } from '../../../main/shell/updates/updater.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The executor that the app has, but for its requests: Node's in place of Electron's. */
function newExecutor(): object {
  const executor: object = new ElectronHttpExecutor();
  Reflect.set(executor, 'createRequest', (options: RequestOptions, callback: (response: IncomingMessage) => void) =>
    (options.protocol === 'http:' ? httpRequest : httpsRequest)(options, callback),
  );
  return executor;
}

const fileName = 'Inglenook-9.9.9.AppImage';
let folder: string;
let server: Server;
let address: string;
/** Path, and headers, of each request. */
let asked: { readonly url: string; readonly headers: IncomingMessage['headers'] }[];
/** What the server has, by path without its query; a text that begins with `->` is a redirect. */
let files: Map<string, string | Buffer>;

const sha512 = (data: string) => createHash('sha512').update(data).digest('base64');

/** Publishes a program that leaves a mark when it is started. */
function publish(changes: { readonly version?: string; readonly url?: string; readonly sum?: string } = {}): void {
  const program = `#!/bin/sh\necho started > "${path.join(folder, 'mark')}"\n`;
  const { version = '9.9.9', url = fileName, sum = sha512(program) } = changes;
  const list = `  - url: ${url}\n    sha512: ${sum}\n    size: ${program.length}\n`;
  const info = `version: ${version}\nfiles:\n${sum === '' ? list.replace(/ {4}sha512.*\n/, '') : list}path: ${url}\n`;
  files.set(
    '/releases/latest-linux.yml',
    `${info}releaseNotes: |-\n  - Better.\nreleaseDate: '2026-01-15T12:00:00.000Z'\n`,
  );
  files.set(`/releases/${fileName}`, program);
}

async function newUpdater(version = '0.1.0', at = address): Promise<Updater> {
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
  asked = [];
  files = new Map();
  server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    const found = files.get(url.split('?')[0] ?? '');
    if (found === undefined) response.writeHead(404).end();
    else if (typeof found === 'string' && found.startsWith('->')) {
      response.writeHead(302, { location: found.slice(2) }).end();
    } else response.end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(process.platform === 'linux')('the updater', () => {
  it('finds a newer release with its notes, downloads it when told, and puts it in the old one’s place', async () => {
    publish();
    const updater = await newUpdater();
    expect(await updater.check()).toEqual({ version: '9.9.9', notes: '- Better.' });
    expect(asked.map(({ url }) => url.split('?')[0])).toEqual(['/releases/latest-linux.yml']);

    const seen: number[] = [];
    await updater.download((percent) => seen.push(percent), new AbortController().signal);
    expect(readFileSync(path.join(folder, 'app', 'Inglenook.AppImage'), 'utf8')).toBe('the old one');
    await updater.prepare();
    expect(updater.install()).toBe('installed');
    expect(readFileSync(path.join(folder, 'app', 'Inglenook.AppImage'), 'utf8')).toContain('#!/bin/sh');
    await waitUntil('the new one was started', () => existsSync(path.join(folder, 'mark')));
  });

  it('tells the server nothing of this installation', async () => {
    publish();
    await (await newUpdater()).check();
    const headers = JSON.stringify(asked.map((each) => each.headers));
    expect(headers).not.toContain('staging');
    expect(existsSync(path.join(folder, 'data'))).toBe(false);
  });

  it('takes neither the same nor an older version', async () => {
    publish();
    expect(await (await newUpdater('9.9.9')).check()).toBeUndefined();
    expect(await (await newUpdater('10.0.0')).check()).toBeUndefined();
  });

  it('refuses a file that is not the one that was published, and keeps nothing of it', async () => {
    publish();
    files.set(`/releases/${fileName}`, `#!/bin/sh\necho evil > "${path.join(folder, 'mark')}"\n`);
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
    publish({ sum: '' });
    const updater = await newUpdater();
    await updater.check();
    expect(await codeOf(download(updater))).toBe('unreadable');
  });

  it('says what an address has that is no release', async () => {
    expect(await codeOf((await newUpdater()).check())).toBe('notFound');
    files.set('/releases/latest-linux.yml', '{{{ not yaml');
    expect(await codeOf((await newUpdater()).check())).toBe('unreadable');
    publish({ version: 'newest' });
    expect(await codeOf((await newUpdater()).check())).toBe('unreadable');
  });

  it('goes where it is sent only by https, or on this machine', async () => {
    publish();
    files.set('/moved/latest-linux.yml', '->/releases/latest-linux.yml');
    const moved = address.replace('/releases', '/moved');
    expect(await (await newUpdater('0.1.0', moved)).check()).toMatchObject({ version: '9.9.9' });
    // Nobody answers at these addresses: the request is not even made.
    files.set('/away/latest-linux.yml', '->http://releases.example/latest-linux.yml');
    const away = address.replace('/releases', '/away');
    expect(await codeOf((await newUpdater('0.1.0', away)).check())).toBe('insecure');
    publish({ url: `http://releases.example/${fileName}` });
    const updater = await newUpdater();
    await updater.check();
    expect(await codeOf(download(updater))).toBe('insecure');
  });

  it('does not begin where the new file has no place', async () => {
    publish();
    const updater = await newUpdater();
    await updater.check();
    await download(updater);
    vi.stubEnv('APPIMAGE', path.join(folder, 'gone', 'Inglenook.AppImage'));
    await expect(updater.prepare()).rejects.toThrow('ENOENT');
  });
});
