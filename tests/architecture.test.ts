/** Who may import whom, and other rules that hold for every file. `import type` counts too, except where said. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, read, type Source, under } from './support/imports.ts';

const main = under('main');
const preload = under('preload');
const renderer = under('renderer');
const build = under('build');
const product = [...main, ...preload, ...renderer];

/** Imports of some files that no pattern allows, as `file -> target`. */
function violations(sources: readonly Source[], allowed: (each: Import, source: Source) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports.filter((each) => !allowed(each, source)).map((each) => `${source.name} -> ${each.target}`),
  );
}

const inside = (folder: string) => main.filter(({ name }) => name.startsWith(`${folder}/`));
const isIn =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(`${folder}/`));
const isNode = (target: string) => target.startsWith('node:');

describe('who may import whom', () => {
  it('finds imports at all', () => {
    expect(main.length).toBeGreaterThan(50);
    expect(read('main/index.ts').imports).toContainEqual({ target: 'electron', isType: false });
    expect(read('preload/contract.ts').imports).toContainEqual({ target: 'main/service/base/errors.ts', isType: true });
  });

  it('the service is plain Node: itself, node:* and its libraries', () => {
    const libraries = new Set(Object.keys(dependencies()));
    for (const shellOnly of ['electron-store', 'electron-updater', '@jellybrick/dbus-next'])
      libraries.delete(shellOnly);
    // One part of it (build/decisions/e-mail.md).
    if (libraries.delete('nodemailer')) libraries.add('nodemailer/lib/smtp-connection');
    const allowed = ({ target }: Import) =>
      isNode(target) || isIn('main/service', 'preload/words')(target) || libraries.has(target);
    expect(violations(inside('main/service'), allowed)).toEqual([]);
  });

  it.each([
    ['mqtt', 'main/service/mqtt/connection.ts'],
    ['node-cron', 'main/service/time/cron-text.ts'],
    ['nodemailer/lib/smtp-connection', 'main/service/alerts/mail.ts'],
    ['electron-store', 'main/shell/system/settings-store.ts'],
    ['electron-updater', 'main/shell/updates/updater.ts'],
    ['pino', 'main/service/log/log.ts'],
    ['commander', 'main/cli/program.ts'],
    ['hono/tiny', 'main/door/http/app.ts'],
    ['prom-client', 'main/door/http/metrics.ts'],
  ])('%s has one importer: %s', (library, only) => {
    const importers = product.filter(({ imports }) => imports.some(({ target }) => target === library));
    expect(importers.map(({ name }) => name)).toEqual([only]);
  });

  it('the start does not load electron-updater', () => {
    expect(read('main/shell/updates/updater.ts').text).not.toMatch(/^import (?!type ).*electron-updater/m);
  });

  it('electron is the shell’s', () => {
    const allowed = new Set(['main/index.ts', 'main/compose.ts', 'preload/index.ts']);
    const isAllowed = ({ target }: Import, { name }: Source) =>
      target !== 'electron' || allowed.has(name) || name.startsWith('main/shell/');
    expect(violations(product, isAllowed)).toEqual([]);
  });

  it('the api knows the service and the contract', () => {
    const isOurs = isIn('main/api', 'main/service', 'preload/words');
    const allowed = ({ target, isType }: Import) =>
      isOurs(target) || isNode(target) || target === 'zod' || (target === 'preload/contract.ts' && isType);
    expect(violations(inside('main/api'), allowed)).toEqual([]);
  });

  it('the headless process knows the service and the api', () => {
    const isOurs = isIn('main/headless', 'main/api', 'main/door', 'main/service', 'preload/words');
    const headless = [...inside('main/headless'), ...main.filter(({ name }) => name === 'main/headless.ts')];
    const allowed = ({ target, isType }: Import) =>
      isOurs(target) || isNode(target) || target === 'zod' || (target === 'preload/contract.ts' && isType);
    expect(violations(headless, allowed)).toEqual([]);
  });

  it.each([
    ['doors', 'main/door', ['main/door', 'main/api', 'main/service']],
    ['command line', 'main/cli', ['main/cli', 'main/door', 'main/service', 'preload/words']],
  ])('the %s: what stands outside of the api knows no Electron and no window', (_name, folder, known) => {
    const libraries = new Set([
      'commander',
      'zod',
      '@modelcontextprotocol/sdk',
      'hono',
      '@hono/node-server',
      'prom-client',
    ]);
    const allowed = ({ target, isType }: Import) =>
      isIn(...known)(target) ||
      isNode(target) ||
      libraries.has(
        target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/'),
      ) ||
      (target === 'preload/contract.ts' && isType);
    expect(inside(folder).length).toBeGreaterThan(2);
    expect(violations(inside(folder), allowed)).toEqual([]);
  });

  it('the shell knows Electron, the service, the api and the border to the page', () => {
    const libraries = new Set([
      'electron',
      'electron-store',
      'electron-updater',
      'electron-updater/out/AppAdapter.js',
      'electron-updater/out/electronHttpExecutor.js',
      'zod',
      '@jellybrick/dbus-next',
      'main/headless/options.ts',
    ]);
    const isOurs = isIn('main/shell', 'main/service', 'main/api', 'main/cli', 'preload');
    const allowed = ({ target }: Import) => isOurs(target) || isNode(target) || libraries.has(target);
    expect(violations(inside('main/shell'), allowed)).toEqual([]);
  });

  it('the contract has types of the service, and nothing at run time', () => {
    const contract = [read('preload/contract.ts')];
    expect(violations(contract, ({ target, isType }) => isType && isIn('main/service')(target))).toEqual([]);
    const bridge = preload.filter(({ name }) => name !== 'preload/contract.ts' && !isIn('preload/words')(name));
    expect(violations(bridge, ({ target }) => target === 'electron' || isIn('preload')(target))).toEqual([]);
  });

  it('the words know themselves and their library: page, service and shell all have them', () => {
    const allowed = ({ target }: Import) => isIn('preload/words')(target) || target === 'intl-messageformat';
    expect(
      violations(
        preload.filter(({ name }) => isIn('preload/words')(name)),
        allowed,
      ),
    ).toEqual([]);
    const users = product.filter(({ imports }) => imports.some(({ target }) => target === 'intl-messageformat'));
    expect(users.map(({ name }) => name)).toEqual(['preload/words/words.ts']);
  });

  it('the page knows itself, its libraries, and the types of the contract', () => {
    const allowed = ({ target, isType }: Import) => {
      if (target === 'preload/contract.ts') return isType;
      if (isIn('preload/words')(target) || target === 'preload/risk.ts') return true;
      if (/^(main|preload|tests|build)\//.test(target) || isNode(target)) return false;
      return target !== 'electron' && !Object.hasOwn(dependencies(), target);
    };
    expect(violations(renderer, allowed)).toEqual([]);
  });

  it('the product needs neither tests nor build', () => {
    expect(violations(product, ({ target }) => !isIn('tests', 'build')(target))).toEqual([]);
  });

  it('what builds and starts the app needs no tests, by import or by path', () => {
    expect(build.length).toBeGreaterThan(10);
    expect(violations(build, ({ target }) => !isIn('tests')(target))).toEqual([]);
    // The runners of tests are told where the tests are.
    const runners = new Set([
      'build/playwright.config.ts',
      'build/vitest.config.ts',
      'build/mutation.ts',
      'build/mutation.vitest.config.ts',
    ]);
    const naming = build.filter(({ name, text }) => !runners.has(name) && /['"`/}]tests\/[^`'"]*\.ts['"`]/.test(text));
    expect(naming.map(({ name }) => name)).toEqual([]);
  });
});

/**
 * The rooms of the service, from the ground up. A room knows what is below it; what stands on one floor does not know
 * each other.
 */
const floors: ReadonlyArray<readonly string[]> = [
  ['base'],
  ['model', 'files', 'log', 'loop', 'time'],
  ['schema', 'python'],
  ['templates'],
  ['platforms'],
  ['mqtt'],
  ['demo', 'discovery'],
  ['entities'],
  ['history'],
  ['tasks', 'automations', 'alerts'],
  ['agents'],
  ['settings'],
  ['brokers'],
  ['removal'],
  ['views'],
  ['background'],
  ['service'],
  ['compose'],
];

const service = inside('main/service');
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor])));

/** A folder of the service, or a file that lies loose. */
function roomOf(name: string): string {
  const [first = ''] = path.posix.relative('main/service', name).split('/');
  return first.replace(/\.ts$/, '');
}

function targetsOf({ imports }: Source): string[] {
  return imports.map(({ target }) => target).filter((target) => target.startsWith('main/service/'));
}

/** Files of a folder that reach themselves without leaving it. */
function circles(folder: string): string[] {
  const next = new Map(
    inside(folder).map(({ name, imports }) => [name, imports.map(({ target }) => target).filter(isIn(folder))]),
  );
  const reaches = (from: string): boolean => {
    const seen = new Set<string>();
    const waiting = [...(next.get(from) ?? [])];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (name === from) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(...(next.get(name) ?? []));
    }
    return false;
  };
  return [...next.keys()].filter(reaches).map((name) => path.posix.relative(folder, name));
}

describe('the rooms of the service, from the ground up', () => {
  it('each has its floor', () => {
    const rooms = new Set(service.map(({ name }) => roomOf(name)));
    expect([...rooms].sort()).toEqual([...floorOf.keys()].sort());
  });

  it('know only what is below them', () => {
    const up = service.flatMap((source) =>
      targetsOf(source).flatMap((target) => {
        const [from, to] = [roomOf(source.name), roomOf(target)];
        return from === to || (floorOf.get(to) ?? 0) < (floorOf.get(from) ?? 0) ? [] : [`${from} -> ${to}`];
      }),
    );
    expect([...new Set(up)].sort()).toEqual([]);
  });

  it.each([
    ['templates/library', /^templates\/language\//],
    ['platforms/shared', /^platforms\/(?!shared\/|platform\.ts$)/],
    ['mqtt', /^mqtt\/broker\//],
  ])('%s does not know %s', (folder, unknown) => {
    const files = inside(`main/service/${folder}`).filter(
      ({ name }) => !unknown.test(name.slice('main/service/'.length)),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(violations(files, ({ target }) => !unknown.test(target.replace('main/service/', '')))).toEqual([]);
  });

  it('the service as a whole is known to those who make it alone: everybody else names what he needs', () => {
    const knowing = product.filter(({ imports }) => imports.some(({ target }) => target === 'main/service/service.ts'));
    expect(knowing.map(({ name }) => name).sort()).toEqual(['main/headless.ts', 'main/service/compose.ts']);
    const composing = product.filter(({ imports }) =>
      imports.some(({ target }) => target === 'main/service/compose.ts'),
    );
    expect(composing.map(({ name }) => name).sort()).toEqual(['main/compose.ts', 'main/headless.ts']);
  });

  it('have no files in a circle', () => {
    expect(circles('main/service')).toEqual([]);
  });
});

describe('the commands', () => {
  it('have no files in a circle', () => {
    expect(circles('main/api')).toEqual([]);
  });
});

describe('other rules', () => {
  it('raw IPC stands at the border alone', () => {
    const raw = /\b(ipcMain|ipcRenderer)\b|\.send\(eventChannel|webContents\.send\(/;
    const users = [...main, ...preload].filter(({ text }) => raw.test(text)).map(({ name }) => name);
    expect(users).toEqual(['main/shell/window/ipc.ts', 'preload/index.ts']);
  });

  it('what is pure has no timers, clock or I/O', () => {
    const isPure = (name: string) =>
      /^main\/service\/(platforms|python|templates)\//.test(name) ||
      [
        'main/service/tasks/queue.ts',
        'main/service/alerts/policy.ts',
        'main/service/mqtt/connection-state.ts',
        'main/shell/tray/model.ts',
        'main/shell/tray/menu-control.ts',
      ].includes(name);
    const pure = main.filter(({ name }) => isPure(name));
    const impure = /\b(setTimeout|setInterval|setImmediate|Date\.now|process\.(env|hrtime))\b|new Date\(\)/;
    expect(pure.filter(({ text }) => impure.test(text)).map(({ name }) => name)).toEqual([]);
    const quiet = new Set(['node:buffer', 'node:crypto', 'node:util']);
    expect(violations(pure, ({ target }) => !isNode(target) || quiet.has(target))).toEqual([]);
  });

  it('the entry is a list of steps', () => {
    expect(lines(read('main/index.ts'))).toBeLessThan(80);
  });

  it('no file is too long to have one reason to change', () => {
    const long = [...product, ...build].filter((source) => lines(source) > 350);
    expect(long.map((source) => `${source.name}: ${lines(source)} lines`)).toEqual([]);
  });

  it('no text becomes code or markup', () => {
    const unsafe = /dangerouslySetInnerHTML|\.innerHTML\s*=|\bnew Function\(|\beval\(|node:vm/;
    expect(product.filter(({ text }) => unsafe.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('Electron is of a version whose tray works on Linux', () => {
    const { devDependencies } = manifest();
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(devDependencies.electron?.split('.')[0])).toBeGreaterThanOrEqual(45);
  });
});

function lines({ text }: Source): number {
  return text.split('\n').length - 1;
}

function manifest(): { dependencies: Record<string, string>; devDependencies: Record<string, string> } {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
}

function dependencies(): Record<string, string> {
  return manifest().dependencies;
}
