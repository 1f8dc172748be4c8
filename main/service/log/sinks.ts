/** Where log lines go: never waited for, bounded, and what had to be left out is counted. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  write as writeAsync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { limits } from '../base/limits.ts';

/** A line instead of those that nobody could take. */
function leftOutLine(lines: number): string {
  return `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), event: 'log.leftOut', lines })}\n`;
}

/** To a stream (stderr): while its reader does not read, lines are left out. */
export class StreamSink {
  readonly #stream: Writable;
  readonly #mostBytes: number;
  #leftOut = 0;
  #isGone = false;

  constructor(stream: Writable, mostBytes: number = limits.logBacklogBytes) {
    this.#stream = stream;
    this.#mostBytes = mostBytes;
    // Redirected to a full disk, or its reader has gone: the lines are lost.
    stream.on('error', () => {
      this.#isGone = stream.destroyed;
    });
  }

  write(line: string): void {
    if (this.#isGone) return;
    if (this.#stream.writableLength + line.length > this.#mostBytes) {
      this.#leftOut += 1;
      return;
    }
    if (this.#leftOut > 0) this.#stream.write(leftOutLine(this.#leftOut));
    this.#leftOut = 0;
    this.#stream.write(line);
  }
}

/**
 * A log file that makes room for a new one when it is full: `x.log` -> `x.log.1` -> `x.log.2`, the oldest goes. Lines are
 * gathered and written beside everything else; a disk that does not answer holds nobody up.
 */
export class RotatingFile {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #files: number;
  #fd: number;
  #bytes: number;
  #lines: string[] = [];
  #chars = 0;
  #leftOut = 0;
  #timer: NodeJS.Timeout | undefined;
  #isWriting = false;

  constructor(path: string, maxBytes: number, files: number) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#files = files;
    mkdirSync(dirname(path), { recursive: true });
    this.#bytes = sizeOf(path);
    if (this.#bytes >= maxBytes) this.#shift();
    this.#fd = openSync(path, 'a', 0o600);
  }

  write(line: string): void {
    if (this.#chars + line.length > limits.logBacklogBytes) {
      this.#leftOut += 1;
      return;
    }
    if (this.#leftOut > 0) this.#add(leftOutLine(this.#leftOut));
    this.#leftOut = 0;
    this.#add(line);
    if (!this.#isWriting) this.#timer ??= setTimeout(() => this.#next(), limits.logFlushMs).unref();
  }

  /** Writes what is gathered and forces it to the disk; for the end of the process. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      for (let text = this.#take(); text !== undefined; text = this.#take()) writeSync(this.#fd, text);
      fsyncSync(this.#fd);
    } catch {
      // Nothing more can be done for these lines.
    }
  }

  #add(line: string): void {
    this.#lines.push(line);
    this.#chars += line.length;
  }

  #next(): void {
    this.#timer = undefined;
    const text = this.#take();
    this.#isWriting = text !== undefined;
    // A full disk must not end the service, nor hold it up: the lines are lost, stderr still has them.
    if (text !== undefined) writeAsync(this.#fd, text, () => this.#next());
  }

  /** The lines that the present file has room for, one at least; undefined when there are none. */
  #take(): string | undefined {
    const [first] = this.#lines;
    if (first === undefined) return undefined;
    if (this.#bytes > 0 && this.#bytes + Buffer.byteLength(first) > this.#maxBytes) this.#rotate();
    let count = 0;
    for (const line of this.#lines) {
      const bytes = Buffer.byteLength(line);
      if (count > 0 && this.#bytes + bytes > this.#maxBytes) break;
      this.#bytes += bytes;
      this.#chars -= line.length;
      count += 1;
    }
    return this.#lines.splice(0, count).join('');
  }

  #rotate(): void {
    this.#shift();
    try {
      const next = openSync(this.#path, 'a', 0o600);
      closeSync(this.#fd);
      this.#fd = next;
    } catch {
      // Go on with the present file.
    }
  }

  #shift(): void {
    try {
      rmSync(this.#numbered(this.#files - 1), { force: true });
      for (let index = this.#files - 2; index >= 0; index--) {
        if (sizeOf(this.#numbered(index)) > 0) renameSync(this.#numbered(index), this.#numbered(index + 1));
      }
    } catch {
      // Rotation failed (a file held open on Windows): go on with the present file.
    }
    this.#bytes = 0;
  }

  #numbered(index: number): string {
    return index === 0 ? this.#path : `${this.#path}.${index}`;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
