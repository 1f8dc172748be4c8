/** Lines in and out of a process, bounded. */
import type { Readable, Writable } from 'node:stream';

/** Calls `onLine` per line; a line longer than the bound is thrown away as a whole and `onTooLong` called. */
export function readLines(
  input: Readable,
  maxBytes: number,
  on: { line(line: string): void; tooLong(): void; end(): void },
): void {
  let parts: Buffer[] = [];
  let size = 0;
  let skipping = false;
  const take = (chunk: Buffer): void => {
    if (skipping) return;
    size += chunk.length;
    if (size > maxBytes) {
      skipping = true;
      parts = [];
      on.tooLong();
    } else parts.push(chunk);
  };
  const finish = (): void => {
    if (!skipping && size > 0) on.line(Buffer.concat(parts).toString('utf8'));
    parts = [];
    size = 0;
    skipping = false;
  };
  input.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      take(chunk.subarray(start, end));
      finish();
      start = end + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
  });
  input.on('end', () => {
    finish();
    on.end();
  });
  input.on('error', () => on.end());
}

export interface LineWriter {
  write(line: string): void;
  /** Hands everything to the system. */
  flush(): Promise<void>;
}

/** Writes lines, those of one turn of the event loop together. A reader that went away is no error. */
export function writeLines(output: Writable): LineWriter {
  let pending: string[] = [];
  let isScheduled = false;
  const send = (): void => {
    isScheduled = false;
    if (pending.length === 0) return;
    const text = `${pending.join('\n')}\n`;
    pending = [];
    output.write(text);
  };
  output.on('error', () => {
    pending = [];
  });
  return {
    write: (line) => {
      pending.push(line);
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(send);
    },
    flush: () => {
      send();
      return new Promise((resolve) => output.write('', () => resolve()));
    },
  };
}
