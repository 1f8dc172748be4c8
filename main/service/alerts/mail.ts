/** Sends an e-mail over SMTP. The library is loaded with the first of them: most homes never send one. */
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type ErrorCode, err, ok, type Result } from '../base/errors.ts';
import type { MailServer } from '../model/settings.ts';
import { addressOf } from './mail-text.ts';

const connectWithinMs = 10_000;
const silentForMs = 20_000;

export interface Letter {
  readonly to: string;
  /** The whole message, with its headers. */
  readonly text: string;
}

/** Hands a message to the server. What went wrong is a code `mail.*`; its detail is what the server said. */
export async function sendMail(
  server: MailServer,
  password: string | undefined,
  { to, text }: Letter,
): Promise<Result<null>> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    name: 'inglenook',
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: silentForMs,
    dnsTimeout: connectWithinMs,
    tls: { minVersion: 'TLSv1.2' },
  });
  try {
    await talk(connection, server, password, { to, text });
    return ok(null);
  } catch (thrown) {
    const { code, detail } = failureOf(thrown);
    return err(code, detail);
  } finally {
    connection.close();
  }
}

function talk(
  connection: SMTPConnection,
  { username, from }: MailServer,
  password: string | undefined,
  { to, text }: Letter,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (step: () => void) => (error?: Error | null) => {
      if (error === undefined || error === null) step();
      else reject(error);
    };
    const envelope = { from: addressOf(from), to: [addressOf(to)] };
    const send = (): void => connection.send(envelope, text, next(resolve));
    const login = (): void => connection.login({ user: username, pass: password ?? '' }, next(send));
    // Also what goes wrong between two steps.
    connection.on('error', reject);
    connection.connect(next(username === undefined ? send : login));
  });
}

const codes: ReadonlyMap<string, ErrorCode> = new Map([
  ['EAUTH', 'mail.login'],
  ['ENOAUTH', 'mail.login'],
  ['ETLS', 'mail.tls'],
  ['ETIMEDOUT', 'mail.timeout'],
  ['EENVELOPE', 'mail.refused'],
  ['EMESSAGE', 'mail.refused'],
  ['EPROTOCOL', 'mail.refused'],
]);
const certificate = /certificate|self[- ]signed|ssl|tls|altname/i;
const saidChars = 200;

/** What the server said is told; what the library says of it may hold what was sent. */
function failureOf(thrown: unknown): { readonly code: ErrorCode; readonly detail?: string } {
  const field = (name: string): string => {
    const value: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const message = thrown instanceof Error ? thrown.message : '';
  const known = codes.get(field('code'));
  const code = known ?? (certificate.test(`${field('code')} ${message}`) ? 'mail.tls' : 'mail.unreachable');
  const said = field('response').replace(/\s+/g, ' ').slice(0, saidChars);
  return said === '' ? { code } : { code, detail: said };
}
