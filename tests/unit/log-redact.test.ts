import { expect, test } from 'vitest';
import { redactFields, redactText } from '../../main/service/log/redact.ts';

test.each([
  ['mqtt://me:hunter2@broker:1883/x', 'mqtt://broker:1883/x'],
  ['failed at wss://u:p%40@h/ and http://a@b', 'failed at wss://h/ and http://b'],
  ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
  ['plain text with mail@example.org', 'plain text with mail@example.org'],
])('%s', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

test('secrets are found by name at any depth, and inside errors', () => {
  const error = Object.assign(new Error('no route to mqtt://me:hunter2@h', { cause: new Error('token=1') }), {
    options: { password: 'hunter2' },
  });
  const line = JSON.stringify(
    redactFields({
      password: 'hunter2',
      broker: { url: 'mqtt://me:hunter2@h', auth: [{ accessToken: 'hunter2' }] },
      headers: new Map([['Authorization', 'hunter2']]),
      payload: Buffer.from('hunter2'),
      hasPassword: true,
      error,
    }),
  );
  expect(line).not.toContain('hunter2');
  expect(line).toContain('"hasPassword":true');
  expect(line).toContain('[7 bytes]');
});

test('what nests without end is cut', () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  expect(JSON.stringify(redactFields(loop)).length).toBeLessThan(500);
});
