/** Lines in and out of a process, bounded: whoever does not read is not written for, and not read from either. */
import type { Readable, Writable } from 'node:stream';
import { limits } from '../service/base/limits.ts';

export interface LineListener {
  line(line: string): void;
  tooLong(): void;
  end(): void;
  /** No more lines for now; what comes stays with its sender. */
  isBusy?(): boolean;
  /** Answers when it is worth asking again. */
  ready?(): Promise<void>;
}

/** Calls `line` per line; a line longer than the bound is thrown away as a whole and `tooLong` called. */
export function readLines(input: Readable, maxBytes: number, on: LineListener): void {
  /** Lines that wait, at most those of one chunk; undefined stands for one that was too long. */
  let lines: Array<string | undefined> = [];
  let parts: Buffer[] = [];
  let size = 0;
  let skipping = false;
  let isWaiting = false;
  let hasEnded = false;

  const take = (chunk: Buffer): void => {
    if (skipping) return;
    size += chunk.length;
    if (size > maxBytes) {
      skipping = true;
      parts = [];
      lines.push(undefined);
    } else parts.push(chunk);
  };
  const finish = (): void => {
    if (!skipping && size > 0) lines.push(Buffer.concat(parts).toString('utf8'));
    parts = [];
    size = 0;
    skipping = false;
  };
  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    on.end();
  };
  const again = (): void => {
    isWaiting = false;
    pump();
  };
  const pump = (): void => {
    if (isWaiting) return;
    let next = 0;
    for (; next < lines.length && on.isBusy?.() !== true; next++) {
      const line = lines[next];
      if (line === undefined) on.tooLong();
      else on.line(line);
    }
    lines = lines.slice(next);
    if (lines.length > 0 && on.ready !== undefined) {
      isWaiting = true;
      input.pause();
      on.ready().then(again, again);
    } else if (input.readableEnded) end();
    else input.resume();
  };

  input.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
      take(chunk.subarray(start, at));
      finish();
      start = at + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
    pump();
  });
  input.on('end', () => {
    finish();
    pump();
    // Whoever has gone reads no answers any more.
    if (!hasEnded) setTimeout(end, limits.rpcLastAnswersMs);
  });
  input.on('error', end);
}

export interface LineWriter {
  write(line: string): void;
  /** So much waits for its reader that only what is needed should be added. */
  isFull(): boolean;
  /** Answers when there is room again, or nobody to read. */
  drained(): Promise<void>;
  /** Hands everything to the system, and takes no more: what came later would end in the middle of a line. */
  finish(): Promise<void>;
}

/** Writes lines, those of one turn of the event loop together. A reader that went away is no error. */
export function writeLines(output: Writable, mostBytes: number = limits.rpcBacklogBytes): LineWriter {
  let pending: string[] = [];
  let pendingChars = 0;
  let isScheduled = false;
  let isGone = false;
  let isFinished = false;
  const waiters: Array<() => void> = [];

  const isFull = (): boolean => !isGone && pendingChars + output.writableLength > mostBytes;
  const wake = (): void => {
    if (isFull()) return;
    for (const resolve of waiters.splice(0)) resolve();
  };
  const send = (): void => {
    isScheduled = false;
    if (pending.length === 0) return;
    const text = `${pending.join('\n')}\n`;
    pending = [];
    pendingChars = 0;
    if (!isGone) output.write(text, wake);
  };
  output.on('error', () => {
    isGone = true;
    pending = [];
    pendingChars = 0;
    wake();
  });
  return {
    write: (line) => {
      if (isGone || isFinished) return;
      pending.push(line);
      pendingChars += line.length + 1;
      // Two long texts make one that is longer than a text may be.
      if (pendingChars > mostBytes) send();
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(send);
    },
    isFull,
    drained: () =>
      new Promise((resolve) => {
        waiters.push(resolve);
        wake();
      }),
    finish: () => {
      send();
      isFinished = true;
      return new Promise((resolve) => output.write('', () => resolve()));
    },
  };
}
