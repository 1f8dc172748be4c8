/** What a program's processes cost, read from /proc. Linux. */
import { readdirSync, readFileSync } from 'node:fs';

/** One process of the program. */
export interface ProcessCost {
  readonly pid: number;
  /** `main`, or what Chromium calls it: `zygote`, `utility`, `gpu-process`, `renderer`. */
  readonly kind: string;
  readonly residentBytes: number;
  /** Its own pages, and its part of those that it shares; absent where the system does not show it. */
  readonly proportionalBytes?: number;
  readonly processorMs: number;
}

/** /proc counts processor time in ticks of this length. */
const tickMs = 10;
const pageBytes = 4_096;

/** Of the process and all that it started, directly or not. */
export function processesOf(root: number): ProcessCost[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const fields = Number.isInteger(pid) ? statOf(pid) : undefined;
    if (fields !== undefined) parents.set(pid, Number(fields[1]));
  }
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(isOurs).flatMap((pid) => costOf(pid, pid === root) ?? []);
}

/** Fields from the third on: what stands before them may hold spaces. */
function statOf(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function costOf(pid: number, isMain: boolean): ProcessCost | undefined {
  const stat = statOf(pid);
  const pages = read(`/proc/${pid}/statm`)?.split(' ')[1];
  if (stat === undefined || pages === undefined || stat[0] === 'Z') return undefined;
  const proportional = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
  const type = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`) ?? '')?.[1];
  return {
    pid,
    kind: isMain ? 'main' : (type ?? 'other'),
    residentBytes: Number(pages) * pageBytes,
    ...(proportional === undefined ? {} : { proportionalBytes: Number(proportional) * 1024 }),
    processorMs: (Number(stat[11]) + Number(stat[12])) * tickMs,
  };
}

/** Undefined for a process that is gone, or that the system hides. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
