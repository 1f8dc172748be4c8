/**
 * `npm run bench -- app`: what the app in the tray costs on real Electron, over an Electron that does nothing (empty.ts) in
 * the same run. Of three takes in turn (or INGLENOOK_BENCH_TAKES) the worst counts.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron, root } from '../../../build/electron-binary.ts';
import { findCopy } from '../../electron/copy.ts';
import { findRunner, hasSandbox, type Runner } from '../../electron/user.ts';
import type { Listening, WindowHouse } from '../window-house.ts';
import { judge, type Row, type Take } from './judge.ts';
import { type AppCost, measureApp } from './measure-app.ts';
import type { RunOrder } from './run-one.ts';

const takes = Number(process.env.INGLENOOK_BENCH_TAKES ?? 3);
/** 504 entities on 84 devices, each of which says its state once. */
const house: WindowHouse = { devices: 84, rooms: 8, rate: 0 };
/** With the window usable: first states come, and pages settle. */
const lookMs = 5_000;

type Base = Pick<RunOrder, 'binary' | 'sandbox'>;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lookMs));
}

async function inHouse(order: Omit<RunOrder, 'args'>, runner: Runner): Promise<AppCost> {
  const broker = fork(fileURLToPath(new URL('../window-house.ts', import.meta.url)), [JSON.stringify(house)]);
  try {
    const [{ port }] = (await once(broker, 'message')) as [Listening];
    return await measureApp({ ...order, args: ['--broker', `mqtt://127.0.0.1:${port}`] }, runner, () => {
      broker.send('once');
      return pause();
    });
  } finally {
    broker.disconnect();
  }
}

/** Says what was seen as it comes: the whole takes long. */
function told(name: string, cost: AppCost): AppCost {
  const { trayMs, windowMs = Number.NaN, processorMs, processes } = cost;
  const each = processes.map((one) => {
    const bytes = one.proportionalBytes ?? one.residentBytes;
    return `${one.kind} ${(bytes / 1024 / 1024).toFixed(1)}`;
  });
  console.log(
    `         ${name}: tray ${trayMs.toFixed(0)} ms, window ${windowMs.toFixed(0)} ms, ${processorMs} ms a minute, MiB: ${each.join(', ')}`,
  );
  return cost;
}

function build(): void {
  const tool = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [tool, 'build', '--logLevel', 'warn', '--config', 'build/electron.vite.config.ts'];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function find(): Promise<{ readonly binary: string; readonly isCopy: boolean } | { readonly reason: string }> {
  const own = await findElectron();
  if ('binary' in own) return { ...own, isCopy: false };
  const copy = await findCopy();
  return 'binary' in copy ? { ...copy, isCopy: true } : { reason: `${own.reason}; ${copy.reason}` };
}

/** Builds the app and measures it; a row that says why, where there is no Electron. */
export async function measureTrayApp(): Promise<Row[]> {
  const what = 'an app that sits in the tray, on real Electron';
  const missing = (reason: string): Row[] => [
    { what, measured: `not measured: ${reason}`, target: 'see README.md', holds: false },
  ];
  if (process.platform !== 'linux') return missing('it reads /proc, which Linux alone has');
  const electron = await find();
  if ('reason' in electron) return missing(electron.reason);
  build();
  const runner = findRunner([root, path.dirname(electron.binary)]);
  const base: Base = { binary: electron.binary, sandbox: hasSandbox(runner) };
  const shims = electron.isCopy;
  const seen: Take[] = [];
  for (let index = 0; index < takes; index += 1) {
    const app = { ...base, shims, app: 'inglenook', selector: 'article' } as const;
    const empty = { ...base, app: 'empty', selector: 'h1' } as const;
    const take = {
      empty: told('empty', await measureApp({ ...empty, shims: false, args: [] }, runner, pause)),
      ...(shims
        ? { shims: told('shims', await measureApp({ ...empty, shims, args: ['--with-database'] }, runner, pause)) }
        : {}),
      demo: told('demo', await measureApp({ ...app, args: ['--demo'] }, runner, pause)),
      house: told('504 entities', await inHouse(app, runner)),
    };
    seen.push(take);
    console.log(`         (take ${index + 1} of ${takes}; load of the machine: ${loadavg()[0]?.toFixed(1)})`);
  }
  return judge(seen);
}
