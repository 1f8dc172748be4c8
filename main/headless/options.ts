/** The command line of the headless service. Pure. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatBrokerUrl, parseBrokerUrl } from '../service/mqtt/url.ts';
import type { BrokerSettings } from '../service/settings/model.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

export interface HeadlessOptions {
  readonly brokers: ReadonlyArray<{ readonly settings: BrokerSettings; readonly password: string | undefined }>;
  readonly demo: boolean;
  readonly dataDir: string;
  readonly discoveryPrefix: string | undefined;
  readonly json: boolean;
  /** Milliseconds since the epoch at which the virtual clock stands; undefined = real time. */
  readonly virtualClock: number | undefined;
  readonly logLevel: LogLevel;
  readonly help: boolean;
}

export const usage = `Usage: npm run -s headless -- [options]
  --broker URL          mqtt://, mqtts://, ws:// or wss://, user:password@ allowed; may be repeated; for this run only
  --demo                a simulated home on a broker of its own
  --data-dir DIR        where settings, database and log live
  --discovery-prefix P  default: homeassistant
  --json                JSON-RPC 2.0 on stdin and stdout, one message per line
  --virtual-clock T     time stands still at T (ISO 8601) and moves only by clock.advance
  --log-level L         trace, debug, info, warn or error
`;

const levels: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error'];

/** The folder that the app uses too: Electron's userData by its product name. */
export function defaultDataDir(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Inglenook');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Inglenook');
  return join(environment.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Inglenook');
}

/** Parses the command line; one line that says what is wrong otherwise. No password ends up in that line. */
export function parseOptions(args: readonly string[], environment: NodeJS.ProcessEnv): HeadlessOptions | string {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'bad options';
    // An argument of the wrong kind is echoed by parseArgs, and may be a URL with a password.
    return (message.split('\n')[0] ?? 'bad options').replace(/\/\/[^@\s']*@/g, '//…@');
  }
  const level = values['log-level'];
  if (level !== undefined && !levels.includes(level)) return `--log-level: must be one of ${levels.join(', ')}`;
  const at = values['virtual-clock'];
  const virtualClock = at === undefined ? undefined : Date.parse(at);
  if (virtualClock !== undefined && !(Number.isFinite(virtualClock) && /^\d{4}-\d{2}-\d{2}/.test(at ?? ''))) {
    return '--virtual-clock: must be a time in ISO 8601';
  }
  const prefix = values['discovery-prefix'];
  if (prefix !== undefined && (prefix === '' || /[+#\0]/.test(prefix) || prefix.endsWith('/'))) {
    return '--discovery-prefix: must be a topic without wildcards';
  }
  if (values['data-dir'] === '') return '--data-dir: must not be empty';
  const brokers: Array<HeadlessOptions['brokers'][number]> = [];
  for (const [index, url] of (values.broker ?? []).entries()) {
    const broker = brokerOf(url, index, prefix);
    if (typeof broker === 'string') return `--broker: ${broker}`;
    brokers.push(broker);
  }
  const json = values.json === true;
  return {
    brokers,
    demo: values.demo === true,
    dataDir: values['data-dir'] ?? defaultDataDir(process.platform, environment),
    discoveryPrefix: prefix,
    json,
    virtualClock,
    logLevel: (level as LogLevel | undefined) ?? (json ? 'warn' : 'info'),
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      broker: { type: 'string', multiple: true },
      demo: { type: 'boolean' },
      'data-dir': { type: 'string' },
      'discovery-prefix': { type: 'string' },
      json: { type: 'boolean' },
      'virtual-clock': { type: 'string' },
      'log-level': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}

function brokerOf(
  raw: string,
  index: number,
  prefix: string | undefined,
): { settings: BrokerSettings; password: string | undefined } | string {
  const parsed = parseBrokerUrl(raw);
  if (!parsed.ok) return parsed.error.detail ?? 'is no broker URL';
  const { username, password, ...address } = parsed.value;
  return {
    settings: {
      id: index === 0 ? 'cli' : `cli-${index + 1}`,
      name: `${address.host}:${address.port}`,
      // Without the login: records and logs show the address.
      url: formatBrokerUrl(address),
      ...(username === undefined || username === '' ? {} : { username }),
      enabled: true,
      protocolVersion: 5,
      discoveryPrefix: prefix ?? 'homeassistant',
    },
    password: password === '' ? undefined : password,
  };
}
