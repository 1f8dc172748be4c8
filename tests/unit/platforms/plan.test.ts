import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  flag,
  integer,
  listOf,
  nullableText,
  number,
  oneOf,
  positiveInteger,
  publishTopic,
  subscribeTopic,
  text,
} from '../../../main/service/platforms/shared/fields.ts';
import { parsePlainly } from '../../../main/service/platforms/shared/plan.ts';

const schema = z
  .object({
    state_topic: subscribeTopic(),
    command_topic: publishTopic().optional(),
    name: nullableText().optional(),
    payload: text().default('ON'),
    qos: integer()
      .refine((value) => value <= 2, 'must be 2 or less')
      .optional(),
    step: positiveInteger().default(1),
    scale: number().nullable().optional(),
    modes: listOf(text()).default([]),
    mode: oneOf(['auto', 'box']).default('auto'),
    retain: flag().optional(),
  })
  .refine((config) => config.command_topic !== config.state_topic, { path: ['command_topic'], message: 'is the same' });

const value = fc.oneof(
  fc.constantFrom('a/b', 'a/+', 'ON', 'auto', '5', '-1', 'true', '', null, true, false, 0, 1, -1, 2.5, 3),
  fc.jsonValue(),
);
const config = fc.dictionary(fc.constantFrom(...Object.keys(schema.shape), 'unknown'), value);

describe('parsing without zod', () => {
  it('makes of a config what zod makes of it, or leaves it to zod', () => {
    fc.assert(
      fc.property(config, (raw) => {
        const plain = parsePlainly(schema, raw);
        const expected = schema.safeParse(raw);
        if (plain !== undefined) expect({ success: true, data: plain }).toEqual(expected);
        if (!expected.success) expect(plain).toBeUndefined();
      }),
      { numRuns: 3_000 },
    );
  });

  it('does so for what devices say', () => {
    const raw = {
      state_topic: 'a',
      command_topic: 'b',
      name: null,
      qos: '1',
      scale: 2,
      modes: 'x',
      retain: 'yes',
      extra: 1,
    };
    expect(parsePlainly(schema, raw)).toEqual({
      state_topic: 'a',
      command_topic: 'b',
      name: null,
      payload: 'ON',
      qos: 1,
      step: 1,
      scale: 2,
      modes: ['x'],
      mode: 'auto',
      retain: true,
    });
  });

  it.each([
    ['what a check over the whole object refuses', schema, { state_topic: 'a', command_topic: 'a' }],
    ['objects that refuse unknown keys', z.strictObject({ name: text() }), { name: 'a' }],
    ['schemas that are no objects', z.object({ name: text() }).transform(({ name }) => ({ name })), { name: 'a' }],
  ])('leaves %s to zod', (_what, given: z.ZodType, raw) => {
    expect(parsePlainly(given, raw)).toBeUndefined();
  });

  it('shares no default between two configs', () => {
    const [first, second] = [1, 2].map(() => parsePlainly(schema, { state_topic: 'a' }) as z.infer<typeof schema>);
    first?.modes.push('changed');
    expect(second?.modes).toEqual([]);
  });
});
