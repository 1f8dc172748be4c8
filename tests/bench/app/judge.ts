/** Rows of the tray app's numbers, against the goals. Differences are taken within a take, and of the takes the worst counts. */
import type { AppCost } from './measure-app.ts';

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly holds: boolean;
}

/** The same apps, measured one after the other. */
export interface Take {
  readonly empty: AppCost;
  /** The empty one with the shims of the tests' copy of Electron, where that is used: the app's own Electron needs none. */
  readonly shims?: AppCost;
  readonly demo: AppCost;
  readonly house: AppCost;
}

const goals = { memoryMiB: 60, processorMs: 50, trayMs: 1_500, windowMs: 2_500, startOverMs: 1_000 } as const;

type Figure = (cost: AppCost) => number;
type Home = 'demo' | 'house';

const mib = 1024 * 1024;
const homes: Readonly<Record<Home, string>> = { demo: 'demo home', house: '504 entities, nothing sent' };

const proportional: Figure = ({ processes }) =>
  processes.reduce((sum, { proportionalBytes, residentBytes }) => sum + (proportionalBytes ?? residentBytes), 0) / mib;
const resident: Figure = ({ processes }) => processes.reduce((sum, { residentBytes }) => sum + residentBytes, 0) / mib;
const processor: Figure = ({ processorMs }) => processorMs;
const tray: Figure = ({ trayMs }) => trayMs;
const opened: Figure = ({ windowMs }) => windowMs ?? Number.NaN;

export function judge(takes: readonly Take[]): Row[] {
  const rows = (['demo', 'house'] as const).flatMap((home) => [
    processes(takes, home),
    difference(takes, home, 'memory of all processes (PSS)', proportional, 'MiB', goals.memoryMiB),
    difference(takes, home, 'memory as RSS, in which a page that two processes share counts twice', resident, 'MiB'),
    // Of the demo home what it simulates is not idle.
    difference(
      takes,
      home,
      'processor time per minute',
      processor,
      'ms',
      home === 'house' ? goals.processorMs : undefined,
    ),
    difference(takes, home, 'start to tray', tray, 'ms', goals.startOverMs, goals.trayMs),
    difference(takes, home, 'start to a usable window', opened, 'ms', goals.startOverMs, goals.windowMs),
  ]);
  return [...rows, ...shimRows(takes)];
}

function processes(takes: readonly Take[], home: Home): Row {
  const seen = takes.map((take) => take[home].processes.map(({ kind }) => kind));
  const unwanted = seen.find((kinds) => kinds.includes('renderer') || kinds.includes('gpu-process'));
  const shown = unwanted ?? seen.at(-1) ?? [];
  const reference = takes.at(-1)?.empty.processes.map(({ kind }) => kind) ?? [];
  return {
    what: `${homes[home]}: processes a minute after the window was closed`,
    measured: `${shown.length}: ${shown.join(', ')} (the empty app: ${reference.length}: ${reference.join(', ')})`,
    target: 'no renderer, no gpu-process',
    holds: unwanted === undefined,
  };
}

/** What the app costs over the empty one; the goal is that without the shims, and `total` that of the app by itself. */
function difference(
  takes: readonly Take[],
  home: Home,
  what: string,
  figure: Figure,
  unit: string,
  goal?: number,
  total?: number,
): Row {
  const over = (take: Take) => figure(take[home]) - figure(take.shims ?? take.empty);
  const worst = takes.reduce((a, b) => (over(b) > over(a) ? b : a));
  const [app, empty] = [figure(worst[home]), figure(worst.empty)];
  const shims = worst.shims === undefined ? 0 : figure(worst.shims) - empty;
  const own = app - shims;
  const share = worst.shims === undefined ? '' : `, and ${say(shims)} more with the shims of the tests' Electron`;
  return {
    what: `${homes[home]}: ${what}, over the empty app`,
    measured: `${say(over(worst))} ${unit} (${say(own)} - ${say(empty)}${share})`,
    target: [
      ...(goal === undefined ? ['none'] : [`<= ${goal} ${unit}`]),
      ...(total === undefined ? [] : [`<= ${total} ${unit} by itself`]),
    ].join(' and '),
    holds: over(worst) <= (goal ?? Number.POSITIVE_INFINITY) && own <= (total ?? Number.POSITIVE_INFINITY),
  };
}

/** What is in the figures of the copy alone. */
function shimRows(takes: readonly Take[]): Row[] {
  const share = (figure: Figure): string =>
    say(Math.max(...takes.map(({ empty, shims }) => (shims === undefined ? 0 : figure(shims) - figure(empty)))));
  if (takes.every(({ shims }) => shims === undefined)) return [];
  return [
    {
      what: 'the shims (SQLite in WebAssembly, a loader thread) with two databases open, over the empty app; not of the app',
      measured: `${share(proportional)} MiB, ${share(processor)} ms a minute, ${share(tray)} ms until the tray`,
      target: 'none',
      holds: true,
    },
  ];
}

function say(value: number): string {
  return value.toFixed(value !== 0 && Math.abs(value) < 100 ? 1 : 0);
}
