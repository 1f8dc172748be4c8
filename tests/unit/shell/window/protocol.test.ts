import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, fileOf, isPageUrl, servePage } from '../../../../main/shell/window/protocol.ts';

describe('isPageUrl', () => {
  it.each([
    ['app://inglenook/index.html', true],
    ['app://inglenook/#/device/a', true],
    ['app://inglenook.evil/index.html', false],
    ['app://other/index.html', false],
    ['https://inglenook/index.html', false],
    ['apps://inglenook/', false],
    ['not a url', false],
    ['', false],
  ])('%s -> %s', (address, expected) => {
    expect(isPageUrl(address)).toBe(expected);
  });
});

describe('fileOf', () => {
  const root = path.resolve('/srv/page');
  it.each([
    ['app://inglenook/', 'index.html'],
    ['app://inglenook/index.html?x=1#/home', 'index.html'],
    ['app://inglenook/assets/a%20b.js', 'assets/a b.js'],
    ['app://inglenook/a/../index.html', 'index.html'],
    // The parser takes dot segments away, encoded ones too: what is left stays inside.
    ['app://inglenook/../../etc/passwd', 'etc/passwd'],
    ['app://inglenook/%2e%2e/%2e%2e/etc/passwd', 'etc/passwd'],
  ])('%s is %s', (address, name) => {
    expect(fileOf(root, address)).toBe(path.join(root, name));
  });

  it.each([
    'app://inglenook/..%2f..%2fetc/passwd',
    'app://inglenook/%2e%2e%2fetc',
    'app://inglenook/a%2Fb',
    'app://inglenook/..%5c..%5cwindows',
    'app://inglenook/a%00.html',
    'app://inglenook/%E0%A4%A',
    'app://other/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is refused', (address) => {
    expect(fileOf(root, address)).toBeUndefined();
  });
});

describe('servePage', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'inglenook-page-'));
    mkdirSync(path.join(root, 'assets'));
    writeFileSync(path.join(root, 'index.html'), '<!doctype html>');
    writeFileSync(path.join(root, 'assets', 'main.js'), '');
    writeFileSync(path.join(root, 'assets', 'data.bin'), '');
    writeFileSync(path.join(root, 'assets', 'part-1.js.br'), brotliCompressSync('export const paths = {};'));
    writeFileSync(path.join(root, 'assets', 'damaged.js.br'), 'not packed');
  });
  afterAll(() => rmSync(root, { recursive: true }));
  const ask = (address: string, method = 'GET') => servePage(root)(new Request(address, { method }));

  it('answers files with their type and the policy', async () => {
    const page = await ask('app://inglenook/');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask('app://inglenook/assets/main.js')).headers.get('content-type')).toContain('text/javascript');
    expect((await ask('app://inglenook/assets/data.bin')).headers.get('content-type')).toBe('application/octet-stream');
  });

  it('unpacks what the build packed', async () => {
    const part = await ask('app://inglenook/assets/part-1.js');
    expect(part.headers.get('content-type')).toContain('text/javascript');
    expect(await part.text()).toBe('export const paths = {};');
    expect((await ask('app://inglenook/assets/damaged.js')).status).toBe(404);
  });

  it('answers what is not there, not ours, or not a reading', async () => {
    expect((await ask('app://inglenook/none.js')).status).toBe(404);
    expect((await ask('app://inglenook/assets')).status).toBe(404);
    expect((await ask('app://inglenook/..%2fx')).status).toBe(403);
    const posted = await ask('app://inglenook/', 'POST');
    expect(posted.status).toBe(405);
    expect(posted.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });
});
