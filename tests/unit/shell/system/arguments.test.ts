import { describe, expect, it } from 'vitest';
import { parseAppArguments } from '../../../../main/shell/system/arguments.ts';
import { lineWords } from '../../../../preload/words/line.ts';

describe('the command line', () => {
  const environment = { XDG_CONFIG_HOME: '/home/me/.config', APPDATA: '/home/me/.config' };
  const parse = (...argv: string[]) => parseAppArguments(argv, environment);

  it('knows the options among those of Electron and Chromium', () => {
    const argv = [
      '--no-sandbox',
      '.',
      '--hidden',
      '--data-dir',
      '/tmp/x',
      '--broker=mqtt://a',
      '--broker',
      'mqtt://u:p@b',
      '--foo=1',
    ];
    expect(parse(...argv)).toMatchObject({
      hidden: true,
      demo: false,
      dataDir: '/tmp/x',
      brokers: [{ settings: { url: expect.stringContaining('a') } }, { settings: { username: 'u' }, password: 'p' }],
    });
  });
  it('draws with the graphics card where that is asked for', () => {
    expect([parse(), parse('--hardware-acceleration')]).toMatchObject([
      { hardwareAcceleration: false },
      { hardwareAcceleration: true },
    ]);
  });
  it('keeps the demo’s data apart from the person’s own', () => {
    const own = parse();
    const demo = parse('--demo');
    expect(typeof own === 'object' && typeof demo === 'object' && demo.dataDir === `${own.dataDir} Demo`).toBe(true);
    expect(parse('--demo', '--data-dir', '/tmp/d')).toMatchObject({ demo: true, dataDir: '/tmp/d' });
  });
  it('says what is wrong, without a password', async () => {
    const wrong = parse('--broker', 'http://user:secret@x');
    expect(typeof wrong === 'function' ? wrong(await lineWords(['en'])) : wrong).toMatch(/^--broker: (?!.*secret)/);
  });
});
