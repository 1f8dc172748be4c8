import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../main/service/base/errors.ts';
import { isWindowCommand, runWindowCommand, type WindowHandlers } from '../../../../main/shell/window/commands.ts';

describe('the window’s own commands', () => {
  const handlers = {
    'app.openExternal': async () => ({}),
    'app.pickPath': async () => ({ path: '/ca.pem' }),
  } as Partial<WindowHandlers> as WindowHandlers;
  it('are told from the service’s', () => {
    expect(['page.state', 'entity.command', '__proto__', 'toString'].map(isWindowCommand)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it('run with what the schema lets through', async () => {
    expect(await runWindowCommand(handlers, 'app.pickPath', { purpose: 'ca' })).toEqual(ok({ path: '/ca.pem' }));
    expect(await runWindowCommand(handlers, 'app.pickPath', { purpose: 'x' })).toEqual(
      err('request.invalid', 'purpose'),
    );
    expect(await runWindowCommand(handlers, 'app.openExternal', { url: 'x', more: 1 })).toEqual(
      err('request.invalid', 'more'),
    );
    expect(await runWindowCommand(handlers, 'app.openExternal', null)).toEqual(err('request.invalid', 'request'));
  });
});
