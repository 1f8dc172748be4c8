/** Where passwords are kept, as a person sees and changes it. */
import { describe, expect, it } from 'vitest';
import type { SecretsView } from '../../preload/contract.ts';
import { SecretsPanel } from '../../renderer/views/settings/secrets-panel.tsx';
import { showPart } from './support/part.tsx';

const show = (view: SecretsView, answers: Readonly<Record<string, object>> = {}) =>
  showPart(<SecretsPanel />, {}, (name) =>
    name === 'secrets.state' ? { ok: true, value: view } : ((answers[name] as never) ?? { ok: true, value: view }),
  );
const commands = (asked: ReadonlyArray<readonly [string, unknown]>) =>
  asked.filter(([name]) => name !== 'secrets.state');

describe('passwords that are locked', () => {
  it('are opened by their passphrase; another one is said to be wrong', async () => {
    const part = await show(
      { protection: 'locked', hasKeyring: false, canMove: true },
      { 'secrets.unlock': { ok: false, error: { code: 'request.invalid', detail: 'passphrase' } } },
    );
    await part.type(part.field('Passphrase'), 'battery staple');
    await part.click(part.button('Unlock'));
    expect(commands(part.asked)).toEqual([['secrets.unlock', { passphrase: 'battery staple' }]]);
    expect(part.host.textContent).toContain('This is not their passphrase');
  });
});

describe('passwords in clear', () => {
  it('are warned of, and encrypted by a passphrase that is long enough', async () => {
    const part = await show({ protection: 'file', hasKeyring: false, canMove: true });
    expect(part.host.textContent).toContain('Whoever can read your files');
    await part.type(part.field('Passphrase'), 'short');
    expect(part.button('Encrypt with this passphrase')).toHaveProperty('disabled', true);
    await part.type(part.field('Passphrase'), 'correct horse');
    await part.click(part.button('Encrypt with this passphrase'));
    expect(commands(part.asked)).toEqual([
      ['secrets.protect', { by: { with: 'passphrase', passphrase: 'correct horse' } }],
    ]);
  });
});

describe('passwords under a passphrase', () => {
  it('go back into the keyring where there is one, and are not left in clear then', async () => {
    const part = await show({ protection: 'passphrase', hasKeyring: true, canMove: true });
    await part.click(part.button('Move to the system keyring'));
    expect(commands(part.asked)).toEqual([['secrets.protect', { by: { with: 'keyring' } }]]);
    expect(() => part.button('Keep without encryption')).toThrow();
  });
});
