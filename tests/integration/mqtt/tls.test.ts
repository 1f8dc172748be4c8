import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server, type TlsOptions } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testConnection } from '../../../main/service/mqtt/connection.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { type Certificate, makeCertificate } from '../../support/certificates.ts';
import { mosquittoMissing, mosquittoPath, startMosquitto } from '../../support/mosquitto.ts';
import { listenOnFreePort } from '../../support/ports.ts';
import { createTestLink, type TestLink, type TestLinkOptions, testSettings } from '../../support/test-link.ts';
import { startWebSocketFront } from '../../support/web-socket-front.ts';

if (mosquittoPath === undefined) console.warn(mosquittoMissing);

let folder: string;
let authority: Certificate;
let server: Certificate;
let selfSigned: Certificate;
let client: Certificate;
let aedes: AedesBroker;
let cleanups: Array<() => Promise<unknown>> = [];

/** Paths of PEM files. */
const files = { ca: '', cert: '', key: '' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-tls-'));
  authority = await makeCertificate({ name: 'Test authority', isAuthority: true });
  const names = { names: ['localhost'], addresses: ['127.0.0.1'] };
  server = await makeCertificate({ name: 'broker', ...names, authority });
  selfSigned = await makeCertificate({ name: 'broker', ...names });
  client = await makeCertificate({ name: 'client', authority });
  for (const [name, text] of [
    ['ca', authority.cert],
    ['cert', client.cert],
    ['key', client.key],
  ] as const) {
    files[name] = join(folder, `${name}.pem`);
    await writeFile(files[name], text);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  cleanups = [];
  aedes = await startAedes();
  cleanups.push(() => aedes.stop());
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

/** A TLS listener before aedes; also counts the bytes that came through the encryption. */
async function listen(options: TlsOptions): Promise<{ url: string; port: number; received: () => number }> {
  let bytes = 0;
  const listener: Server = createServer(options, (socket) => {
    socket.on('error', () => undefined);
    aedes.aedes.handle(socket);
    // aedes reads on `readable`; this sees what it reads.
    socket.on('data', (chunk) => {
      bytes += chunk.length;
    });
  });
  const port = await listenOnFreePort(listener);
  cleanups.push(async () => listener.close());
  return { url: `mqtts://127.0.0.1:${port}`, port, received: () => bytes };
}

function open(url: string, options: TestLinkOptions = {}): TestLink {
  const test = createTestLink(url, options);
  cleanups.push(() => test.link.stop());
  test.link.start();
  return test;
}

const keyPair = ({ cert, key }: Certificate): TlsOptions => ({ cert, key });

describe('certificates', () => {
  it('trusts an authority of its own, by address and by name', async () => {
    const { url, port } = await listen(keyPair(server));
    await open(url, { caFile: files.ca }).reach('online');
    await open(`mqtts://localhost:${port}`, { caFile: files.ca, clientId: 'second' }).reach('online');
  });

  it('carries messages', async () => {
    const { url } = await listen(keyPair(server));
    const { link, reach, receive } = open(url, { caFile: files.ca });
    await reach('online');
    link.subscribe('camera/1', 0);
    await link.settled();
    const text = 'picture '.repeat(100_000);
    await link.publish({ topic: 'camera/1', payload: text, qos: 1, retain: false });
    await receive('camera/1', text);
  });

  it.each([
    ['of an unknown authority', () => keyPair(server), {}, /^broker\.tls: (UNABLE_|SELF_SIGNED)/],
    ['that signed itself', () => keyPair(selfSigned), {}, /^broker\.tls: DEPTH_ZERO_SELF_SIGNED_CERT$/],
    ['of another authority', () => keyPair(selfSigned), { ca: true }, /^broker\.tls: DEPTH_ZERO_SELF_SIGNED_CERT$/],
  ])('refuses one %s, before anything is said', async (_what, certificate, { ca }: { ca?: boolean }, reason) => {
    const { url, received } = await listen(certificate());
    const { link, reach } = open(url, {
      ...(ca ? { caFile: files.ca } : {}),
      username: 'me',
      password: () => Promise.resolve('secret'),
    });
    await reach('waiting');
    expect(link.record().reason).toMatch(reason);
    expect(received()).toBe(0);
  });

  it('refuses one for another name, and one that has expired', async () => {
    const elsewhere = await makeCertificate({ name: 'elsewhere', names: ['elsewhere.example'], authority });
    const expired = await makeCertificate({
      name: 'old',
      addresses: ['127.0.0.1'],
      authority,
      notAfter: new Date(Date.now() - 60_000),
    });
    for (const [certificate, code] of [
      [elsewhere, 'ERR_TLS_CERT_ALTNAME_INVALID'],
      [expired, 'CERT_HAS_EXPIRED'],
    ] as const) {
      const { url } = await listen(keyPair(certificate));
      const { link, reach } = open(url, { caFile: files.ca });
      await reach('waiting');
      expect(link.record().reason).toBe(`broker.tls: ${code}`);
    }
  });

  it('names files that cannot be read or used', async () => {
    const { url } = await listen(keyPair(server));
    const missing = open(url, { caFile: join(folder, 'missing.pem') });
    await missing.reach('waiting');
    expect(missing.link.record().reason).toBe('broker.tls: caFile cannot be read (ENOENT)');
    if (process.platform !== 'win32') {
      const endless = open(url, { caFile: '/dev/zero', clientId: 'endless' });
      await endless.reach('waiting');
      expect(endless.link.record().reason).toBe('broker.tls: caFile cannot be read (not a regular file)');
    }
    const wrong = join(folder, 'wrong.pem');
    await writeFile(wrong, 'not a key');
    const unusable = open(url, { caFile: files.ca, certFile: files.cert, keyFile: wrong });
    await unusable.reach('waiting');
    expect(unusable.link.record().reason).toMatch(/^broker\.tls: the certificate files cannot be used/);
  });

  it('shows its own certificate where the broker wants one', async () => {
    const { url } = await listen({
      ...keyPair(server),
      ca: authority.cert,
      requestCert: true,
      rejectUnauthorized: true,
    });
    const without = open(url, { caFile: files.ca });
    await without.reach('waiting');
    expect(without.link.record().reason).toMatch(/^broker\.(tls|unreachable)/);
    await open(url, { caFile: files.ca, certFile: files.cert, keyFile: files.key }).reach('online');
  });

  it('says so when one side encrypts and the other does not', async () => {
    const tls = open(aedes.url.replace('mqtt:', 'mqtts:'));
    await tls.reach('waiting');
    expect(tls.link.record().reason).toMatch(/^broker\.(tls|unreachable)/);
    const { port } = await listen(keyPair(server));
    const plain = open(`mqtt://127.0.0.1:${port}`);
    await plain.reach('waiting');
    expect(plain.link.record().reason).toMatch(/^broker\.unreachable/);
  });
});

describe('a pinned fingerprint', () => {
  it('takes the place of verification, however it is written', async () => {
    const { url } = await listen(keyPair(selfSigned));
    const bare = selfSigned.fingerprint.replaceAll(':', '').toLowerCase();
    await open(url, { pinnedFingerprint: selfSigned.fingerprint }).reach('online');
    await open(url, { pinnedFingerprint: bare, clientId: 'second' }).reach('online');
  });

  it('refuses any other certificate, also a valid one, before anything is said', async () => {
    const { url, received } = await listen(keyPair(server));
    const { link, reach } = open(url, {
      pinnedFingerprint: selfSigned.fingerprint,
      caFile: files.ca,
      username: 'me',
      password: () => Promise.resolve('secret'),
    });
    await reach('waiting');
    expect(link.record().reason).toBe('broker.tls: the certificate is not the pinned one');
    expect(received()).toBe(0);
  });

  it('must be one', async () => {
    const { url } = await listen(keyPair(selfSigned));
    const { link, reach } = open(url, { pinnedFingerprint: 'AB:CD' });
    await reach('waiting');
    expect(link.record().reason).toBe('broker.tls: the pinned fingerprint is not 64 hexadecimal digits');
  });

  it('is told by the test of a connection that fails for the certificate', async () => {
    const { url, received } = await listen(keyPair(selfSigned));
    const tested = await testConnection(testSettings(url, { username: 'me' }), 'secret', systemClock);
    expect(tested).toEqual({
      ok: false,
      error: { code: 'broker.tls', detail: `DEPTH_ZERO_SELF_SIGNED_CERT; SHA-256 ${selfSigned.fingerprint}` },
    });
    expect(received()).toBe(0);
    const pinned = testSettings(url, { pinnedFingerprint: selfSigned.fingerprint });
    expect(await testConnection(pinned, undefined, systemClock)).toMatchObject({ ok: true });
  });
});

describe('WebSocket with TLS', () => {
  it('judges certificates as TCP with TLS does, and asks for the path', async () => {
    const front = await startWebSocketFront(aedes.port, keyPair(selfSigned));
    cleanups.push(() => front.stop());
    const url = `wss://127.0.0.1:${front.port}/mqtt?token=1`;
    const unknown = open(url);
    await unknown.reach('waiting');
    expect(unknown.link.record().reason).toBe('broker.tls: DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(front.paths).toEqual([]);
    const { link, reach, receive } = open(url, { pinnedFingerprint: selfSigned.fingerprint, clientId: 'second' });
    await reach('online');
    expect(front.paths).toEqual(['/mqtt?token=1']);
    link.subscribe('a', 0);
    await link.settled();
    await link.publish({ topic: 'a', payload: '1', qos: 1, retain: false });
    await receive('a', '1');
  });
});

describe.skipIf(mosquittoPath === undefined)('a real Mosquitto with TLS', () => {
  it.each([4, 5] as const)('takes client certificates (protocol %i)', async (protocolVersion) => {
    const broker = await startMosquitto({
      files: { 'ca.pem': authority.cert, 'cert.pem': server.cert, 'key.pem': server.key },
      lines: [
        'cafile {folder}/ca.pem',
        'certfile {folder}/cert.pem',
        'keyfile {folder}/key.pem',
        'require_certificate true',
      ],
    });
    cleanups.push(() => broker.dispose());
    const url = `mqtts://127.0.0.1:${broker.port}`;
    const without = open(url, { caFile: files.ca, protocolVersion });
    await without.reach('waiting');
    expect(without.link.record().reason).toMatch(/^broker\.tls: ERR_SSL/);
    const { link, reach } = open(url, { caFile: files.ca, certFile: files.cert, keyFile: files.key, protocolVersion });
    await reach('online');
    expect(await link.publish({ topic: 'a', payload: '1', qos: 2, retain: false })).toMatchObject({ ok: true });
  });
});
