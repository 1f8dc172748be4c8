import { describe, expect, it } from 'vitest';
import { type HeadlessOptions, parseOptions } from '../../../main/headless/options.ts';
import { defaultDataDir } from '../../../main/service/files/data-dir.ts';
import { lineWords } from '../../../preload/words/line.ts';

const environment = { HOME: '/home/me', XDG_CONFIG_HOME: '/home/me/.config' };

const words = await lineWords(['en']);

/** What is said of arguments that are wrong. */
function wrong(...args: string[]): string {
  const options = parseOptions(args, environment);
  return typeof options === 'function' ? options(words) : 'nothing is wrong';
}

function parsed(...args: string[]): HeadlessOptions {
  const options = parseOptions(args, environment);
  if (typeof options === 'function') throw new Error(options(words));
  return options;
}

describe('command line of the headless service', () => {
  it('has defaults: the folder of the app, the log for people', () => {
    expect(parsed()).toMatchObject({ brokers: [], demo: false, json: false, logLevel: 'info', help: false });
    expect(parsed('--json').logLevel).toBe('warn');
    expect(parsed('--json', '--log-level', 'debug').logLevel).toBe('debug');
    expect(parsed('--data-dir', '/tmp/x').dataDir).toBe('/tmp/x');
    expect(defaultDataDir('linux', environment)).toBe('/home/me/.config/Inglenook');
    expect(defaultDataDir('win32', { APPDATA: 'C:\\Roaming' })).toContain('Inglenook');
  });

  it('keeps the demo home out of the folder of the real one', () => {
    const { dataDir } = parsed();
    expect(parsed('--demo').dataDir).toBe(`${dataDir} Demo`);
    expect(parsed('--demo', '--data-dir', '/tmp/x').dataDir).toBe('/tmp/x');
  });

  it('takes brokers one by one, each with an id of its own, logins apart from addresses', () => {
    const { brokers } = parsed(
      '--broker',
      'mqtt://me:p%40ss@host',
      '--broker',
      'wss://other/path',
      '--discovery-prefix',
      'ha',
    );
    expect(brokers).toEqual([
      {
        settings: {
          id: 'cli',
          name: 'host:1883',
          url: 'mqtt://host:1883',
          username: 'me',
          enabled: true,
          protocolVersion: 5,
          discoveryPrefix: 'ha',
        },
        password: 'p@ss',
      },
      {
        settings: {
          id: 'cli-2',
          name: 'other:443',
          url: 'wss://other:443/path',
          enabled: true,
          protocolVersion: 5,
          discoveryPrefix: 'ha',
        },
        password: undefined,
      },
    ]);
    // A percent sign that begins no escape is one, and IPv6 keeps its brackets.
    expect(parsed('--broker', 'mqtt://u:100%@[::1]:1884').brokers[0]).toMatchObject({
      settings: { url: 'mqtt://[::1]:1884' },
      password: '100%',
    });
  });

  it('takes a password from the environment or a file, and warns of one in the address', () => {
    const secrets = { ...environment, INGLENOOK_SECRET_BROKER_CLI_2_PASSWORD: 'from outside' };
    const options = parseOptions(
      ['--broker', 'mqtt://me:seen@a', '--broker-password-file', '/run/a', '--broker', 'mqtt://me@b'],
      secrets,
    );
    if (typeof options === 'function') throw new Error(options(words));
    expect(options.brokers).toMatchObject([
      { password: 'seen', passwordFile: '/run/a' },
      { settings: { username: 'me' }, password: 'from outside' },
    ]);
    expect(options.warnings.map((each) => each(words))).toEqual([
      '--broker: other users of this machine can read a password in the address; use --broker-password-file or INGLENOOK_SECRET_BROKER_CLI_PASSWORD',
    ]);
    expect(wrong('--broker', 'mqtt://a', '--broker-password-file', '')).toMatch(/file: must not/);
    expect(wrong('--broker-password-file', 'x')).toMatch(/more files than brokers/);
  });

  it.each([
    [['--what'], /what/],
    [['file'], /file/],
    [['--broker'], /broker/],
    [['--broker', 'http://host'], /^--broker: .*http/],
    [['--broker', 'host'], /^--broker: .*scheme/],
    [['--broker', 'mqtt://'], /^--broker: /],
    [['--broker', 'mqtt://host:99999'], /^--broker: .*port/],
    [['--broker', 'mqtt://ho st'], /^--broker: /],
    [['--broker', 'mqtt:/host'], /^--broker: /],
    [['--broker', ''], /^--broker: /],
    [['--virtual-clock', 'soon'], /^--virtual-clock: /],
    [['--virtual-clock', '5'], /^--virtual-clock: /],
    [['--virtual-clock', '2026-13-45'], /^--virtual-clock: /],
    [['--discovery-prefix', 'a/#'], /^--discovery-prefix: /],
    [['--discovery-prefix', ''], /^--discovery-prefix: /],
    [['--log-level', 'loud'], /^--log-level: /],
    [['--data-dir', ''], /^--data-dir: /],
    [['--json=yes'], /json/],
  ])('says in one line what is wrong with %j', (args, reason) => {
    const said = wrong(...args);
    expect(said).toMatch(reason);
    expect(said).not.toContain('\n');
  });

  it.each([
    ['--broker', 'mqtt://me:hunter2@host:99999'],
    ['--broker', 'mqtt://me:hunter2@ho st'],
    ['--broker', 'htp://me:hunter2@host'],
    ['mqtt://me:hunter2@host', ''],
    ['--brocker=mqtt://me:hunter2@host', ''],
    ['--json=mqtt://me:hunter2@host', ''],
  ])('says no password: %s %s', (...args) => {
    const options = wrong(...args.filter((each) => each !== ''));
    expect(options).not.toBe('nothing is wrong');
    expect(options).not.toContain('hunter2');
  });
});
