/** A part of the settings whose changes overlap: the latest holds at once, and each change is answered for itself. */
import { expect, test } from 'vitest';
import { createKept, type Kept } from '../../../main/service/background/kept.ts';
import { err, ok, type Result } from '../../../main/service/base/errors.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

function keptOf() {
  let onDisk = 'old';
  const refused: string[] = [];
  const kept: Kept<string> = createKept(
    () => onDisk,
    createMemoryLogger(),
    () => void refused.push(kept.get()),
  );
  const change = (value: string) => {
    const writing = Promise.withResolvers<Result<unknown>>();
    kept.set(value, () => writing.promise);
    const saved = kept.saved();
    return {
      saved,
      end: async (result: Result<unknown>) => {
        if (result.ok) onDisk = value;
        writing.resolve(result);
        await saved;
      },
    };
  };
  return { kept, change, refused };
}

test('the end of the first change does not take the second one back', async () => {
  const { kept, change } = keptOf();
  const first = change('first');
  const second = change('second');
  await first.end(ok(null));
  expect(kept.get()).toBe('second');
  await second.end(ok(null));
  expect(kept.get()).toBe('second');
});

test('the failure of the first change is its own, and the second one holds', async () => {
  const { kept, change, refused } = keptOf();
  const first = change('first');
  const second = change('second');
  await first.end(err('settings.readOnly'));
  expect([kept.get(), await first.saved, refused]).toEqual(['second', err('settings.readOnly'), ['second']]);
  await second.end(ok(null));
  expect([kept.get(), await second.saved]).toEqual(['second', ok(undefined)]);
});

test('after the failure of the latest change, what is on disk holds again', async () => {
  const { kept, change } = keptOf();
  await change('kept').end(ok(null));
  await change('lost').end(err('settings.readOnly'));
  expect(kept.get()).toBe('kept');
});
