import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { logPageErrors } from '../../../../main/shell/window/page-log.ts';

it('has the errors of a page in the log, in one line, and no flood of them', () => {
  const page = new EventEmitter();
  const log = { warn: vi.fn() };
  logPageErrors(page as unknown as WebContents, log);
  page.emit('console-message', { level: 'info', message: 'hello' });
  page.emit('console-message', { level: 'error', message: 'TypeError: no such chunk\n  at \u001b[31mload' });
  expect(log.warn.mock.calls).toEqual([['page.error', { text: 'TypeError: no such chunk at load' }]]);
  for (let count = 0; count < 100; count += 1) page.emit('console-message', { level: 'error', message: 'again' });
  expect(log.warn).toHaveBeenCalledTimes(20);
});
