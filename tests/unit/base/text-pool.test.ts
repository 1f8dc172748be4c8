import { expect, test } from 'vitest';
import { TextPool } from '../../../main/service/base/text-pool.ts';

test('a record keeps its fields, their order and what lies deeper', () => {
  const device = { identifiers: ['a'] };
  const record = { name: 'Temperature', qos: 1, device, unit: undefined };
  const shared = new TextPool().sharedFields(record);
  expect(shared).toEqual(record);
  expect(Object.keys(shared)).toEqual(['name', 'qos', 'device', 'unit']);
  expect(shared.device).toBe(device);
});

test('a key of JSON that is __proto__ does not become the prototype', () => {
  const record = JSON.parse('{"name":"x","__proto__":{"admin":true}}') as Record<string, unknown>;
  const shared = new TextPool().sharedFields(record);
  expect(Object.getPrototypeOf(shared)).toBe(Object.prototype);
  expect(shared.admin).toBeUndefined();
});

test('texts come out as they went in, also long ones and after many others', () => {
  const pool = new TextPool();
  const long = 'x'.repeat(100_000);
  expect(pool.shared(long)).toBe(long);
  for (let index = 0; index < 5_000; index += 1) expect(pool.shared(`topic/${index}`)).toBe(`topic/${index}`);
  expect(pool.shared('topic/0')).toBe('topic/0');
});
