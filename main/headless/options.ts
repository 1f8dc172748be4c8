/** The command line of the headless service. Pure. */
import { parseArgs } from 'node:util';
import type { LineSentence } from '../../preload/words/line.ts';
import { passwordName } from '../service/brokers/builtin-access.ts';
import { defaultDataDir } from '../service/files/data-dir.ts';
import type { BrokerSettings } from '../service/model/brokers.ts';
import { formatBrokerUrl, parseBrokerUrl } from '../service/mqtt/url.ts';
import { secretVariable } from '../service/settings/secrets-file.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

export interface NamedBroker {
  readonly settings: BrokerSettings;
  readonly password: string | undefined;
  /** Where the password is, in place of `password`; read by `withPasswords`. */
  readonly passwordFile?: string;
}

export interface HeadlessOptions {
  readonly brokers: readonly NamedBroker[];
  /** One line each, to be said on stderr. */
  readonly warnings: readonly LineSentence[];
  readonly demo: boolean;
  readonly dataDir: string;
  readonly discoveryPrefix: string | undefined;
  readonly json: boolean;
  /** Milliseconds since the epoch at which the virtual clock stands; undefined = real time. */
  readonly virtualClock: number | undefined;
  readonly logLevel: LogLevel;
  readonly help: boolean;
}

const levels: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error'];

/** Parses the command line; otherwise what says what is wrong, in a line. No password ends up in that line. */
export function parseOptions(args: readonly string[], environment: NodeJS.ProcessEnv): HeadlessOptions | LineSentence {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    const [message] = error instanceof Error ? error.message.split('\n') : [];
    if (message === undefined) return (words) => words.say('options.bad');
    // An argument of the wrong kind is echoed by parseArgs, and may be a URL with a password.
    return () => message.replace(/\/\/[^@\s']*@/g, '//…@');
  }
  const level = values['log-level'];
  if (level !== undefined && !levels.includes(level)) {
    return (words) => words.say('options.level', { levels: words.or(levels) });
  }
  const at = values['virtual-clock'];
  const virtualClock = at === undefined ? undefined : Date.parse(at);
  if (virtualClock !== undefined && !(Number.isFinite(virtualClock) && /^\d{4}-\d{2}-\d{2}/.test(at ?? ''))) {
    return (words) => words.say('options.clock');
  }
  const prefix = values['discovery-prefix'];
  if (prefix !== undefined && (prefix === '' || /[+#\0]/.test(prefix) || prefix.endsWith('/'))) {
    return (words) => words.say('options.prefix');
  }
  if (values['data-dir'] === '') return (words) => words.say('options.dataDir');
  const brokers: NamedBroker[] = [];
  const warnings: LineSentence[] = [];
  const files = values['broker-password-file'] ?? [];
  for (const [index, url] of (values.broker ?? []).entries()) {
    const broker = brokerOf(url, index, prefix);
    if (typeof broker === 'function') return (words) => words.say('options.broker', { why: broker(words) });
    const { password, warning } = passwordOf(broker, environment);
    if (warning !== undefined) warnings.push(warning);
    const passwordFile = files[index];
    brokers.push({ ...broker, password, ...(passwordFile === undefined ? {} : { passwordFile }) });
  }
  if (files.length > brokers.length) return (words) => words.say('options.moreFiles');
  if (files.includes('')) return (words) => words.say('options.noFile');
  const json = values.json === true;
  const home = defaultDataDir(process.platform, environment);
  return {
    brokers,
    warnings,
    demo: values.demo === true,
    // The app's own folder is the real home's, also for a demo in the terminal.
    dataDir: values['data-dir'] ?? (values.demo === true ? `${home} Demo` : home),
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
      'broker-password-file': { type: 'string', multiple: true },
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

/** The environment comes before the address, which everybody can read. */
function passwordOf(
  { settings, password }: NamedBroker,
  environment: NodeJS.ProcessEnv,
): { password: string | undefined; warning?: LineSentence } {
  const variable = secretVariable(passwordName(settings.id));
  const given = environment[variable] || password;
  if (password === undefined) return { password: given };
  const warning: LineSentence = (words) => words.say('options.seen', { variable });
  return { password: given, warning };
}

function brokerOf(
  raw: string,
  index: number,
  prefix: string | undefined,
): { settings: BrokerSettings; password: string | undefined } | LineSentence {
  const parsed = parseBrokerUrl(raw);
  if (!parsed.ok) {
    const { detail } = parsed.error;
    return (words) => detail ?? words.say('options.noUrl');
  }
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
