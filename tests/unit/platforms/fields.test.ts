import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  flag,
  integer,
  listOf,
  number,
  positiveInteger,
  publishTopic,
  strictInteger,
  subscribeTopic,
  text,
  url,
} from '../../../main/service/platforms/shared/fields.ts';
import { PyFloat } from '../../../main/service/python/numbers.ts';

const rejected = Symbol('rejected');

function read(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : rejected;
}

describe('fields of configs', () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ['text', text(), true, 'True'],
    ['text', text(), new PyFloat(1), '1.0'],
    ['text', text(), null, rejected],
    ['text', text(), {}, rejected],
    ['flag', flag(), 'Enable', true],
    ['flag', flag(), ' off ', false],
    ['flag', flag(), 'maybe', rejected],
    ['number', number(), ' 5.5 ', 5.5],
    ['number', number(), 'five', rejected],
    ['number', number(), Number.POSITIVE_INFINITY, rejected],
    ['integer', integer(), 5.9, 5],
    ['integer', integer(), '5.9', rejected],
    ['positive integer', positiveInteger(), '-1', rejected],
    ['positive integer', positiveInteger(), new PyFloat(3), 3],
    ['strict integer', strictInteger(), '5', rejected],
    ['strict integer', strictInteger(), 5, 5],
    ['list', listOf(text()), 'a', ['a']],
    ['list', listOf(text()), null, []],
    ['url', url(), 'https://example.com/x', 'https://example.com/x'],
    ['url', url(), 'ftp://example.com', rejected],
    ['topic to publish to', publishTopic(), 'a/b', 'a/b'],
    ['topic to publish to', publishTopic(), 'a/+', rejected],
    ['topic to subscribe to', subscribeTopic(), 'a/+/b/#', 'a/+/b/#'],
    ['topic to subscribe to', subscribeTopic(), 'a/b+', rejected],
    ['topic to subscribe to', subscribeTopic(), '#/a', rejected],
    ...['', undefined, null, {}, [], 'a\0b'].flatMap(
      (bad): Array<[string, z.ZodType, unknown, unknown]> => [
        ['topic to publish to', publishTopic(), bad, rejected],
        ['topic to subscribe to', subscribeTopic(), bad, rejected],
      ],
    ),
  ])('%s: %#', (_name, schema, value, expected) => {
    expect(read(schema, value)).toEqual(expected);
  });
});
