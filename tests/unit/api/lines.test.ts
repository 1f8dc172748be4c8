import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readLines, writeLines } from '../../../main/api/lines.ts';

async function read(chunks: readonly Buffer[], maxBytes: number): Promise<string[]> {
  const input = new PassThrough();
  const seen: string[] = [];
  await new Promise<void>((resolve) => {
    readLines(input, maxBytes, {
      line: (line) => seen.push(line),
      tooLong: () => seen.push('(too long)'),
      end: () => {
        seen.push('(end)');
        resolve();
      },
    });
    for (const chunk of chunks) input.write(chunk);
    input.end();
  });
  return seen;
}

const bytes = (text: string) => Buffer.from(text);

describe('lines of a process', () => {
  it.each<[string, Buffer[], string[]]>([
    ['one a chunk', [bytes('a\n'), bytes('b\n')], ['a', 'b']],
    ['several in a chunk', [bytes('a\nb\nc\n')], ['a', 'b', 'c']],
    ['one over chunks', [bytes('a'), bytes('b'), bytes('c\n')], ['abc']],
    ['the last without its end', [bytes('a\nb')], ['a', 'b']],
    [
      'a character over chunks',
      [bytes('ä').subarray(0, 1), Buffer.concat([bytes('ä').subarray(1), bytes('\n')])],
      ['ä'],
    ],
    ['exactly as long as allowed', [bytes('12345678\n')], ['12345678']],
    ['too long, then a good one', [bytes('123456789\nok\n')], ['(too long)', 'ok']],
    ['too long over chunks, said once', [bytes('12345'), bytes('67890'), bytes('12345\nok\n')], ['(too long)', 'ok']],
    ['too long at the end', [bytes('1234567890')], ['(too long)']],
    ['nothing', [], []],
  ])('%s', async (_name, chunks, expected) => {
    expect(await read(chunks, 8)).toEqual([...expected, '(end)']);
  });

  it('writes the lines of one turn together, and all of them before it ends', async () => {
    const written: string[] = [];
    const output = new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
    const lines = writeLines(output);
    lines.write('1');
    lines.write('2');
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toEqual(['1\n2\n']);
    lines.write('3');
    const finished = lines.finish();
    // The process ends as soon as that is done: this one would be cut.
    lines.write('4');
    await finished;
    await new Promise((resolve) => setImmediate(resolve));
    expect(written.join('')).toBe('1\n2\n3\n');
  });

  it('takes it that its reader went away', async () => {
    const output = new Writable({
      write: (_chunk, _encoding, done) => done(new Error('EPIPE')),
    });
    const lines = writeLines(output);
    lines.write('1');
    await new Promise((resolve) => setImmediate(resolve));
    lines.write('2');
    await lines.finish();
  });
});
