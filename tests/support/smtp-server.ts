/** A mail server that a test plays: it takes messages, and says no where it is told to. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export interface TakenMail {
  readonly from: string;
  readonly to: string;
  /** The message as it came, dots undone. */
  readonly text: string;
  /** User name and password; absent = nobody logged in. */
  readonly login?: string;
}

export interface SmtpServer {
  readonly port: number;
  readonly mails: TakenMail[];
  stop(): Promise<void>;
}

export interface SmtpOptions {
  readonly password?: string;
  /** It answers this to each recipient. */
  readonly recipientAnswer?: string;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** The subject and the body of a message as a reader shows them. */
export function readMail(text: string): { readonly subject: string; readonly body: string } {
  const at = text.indexOf('\r\n\r\n');
  const head = text.slice(0, at).replaceAll('\r\n ', '');
  const words = /^Subject: (.*)$/m.exec(head)?.[1] ?? '';
  const subject = words.replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_all, coded: string) => decode(coded));
  return { subject, body: decode(text.slice(at)).trim() };
}

const decode = (text: string): string => Buffer.from(text, 'base64').toString();

export async function startSmtp(options: SmtpOptions = {}): Promise<SmtpServer> {
  const mails: TakenMail[] = [];
  const open = new Set<Socket>();
  const talk = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, options, (mail) => mails.push(mail));
  };
  const server: Server = options.tls === undefined ? createServer(talk) : createTlsServer(options.tls, talk);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket: Socket, options: SmtpOptions, take: (mail: TakenMail) => void): void {
  let buffered = '';
  let data: string[] | undefined;
  let [from, to] = ['', ''];
  let login: string | undefined;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    if (data !== undefined) {
      if (line !== '.') {
        data.push(line.replace(/^\./, ''));
        return;
      }
      take({ from, to, text: data.join('\r\n'), ...(login === undefined ? {} : { login }) });
      data = undefined;
      say('250 taken');
    } else if (/^ehlo/i.test(line)) {
      say(options.password === undefined ? '250 test' : '250-test\r\n250 AUTH PLAIN');
    } else if (/^auth plain /i.test(line)) {
      const [, user = '', password = ''] = decode(line.slice('auth plain '.length)).split('\0');
      login = `${user} ${password}`;
      say(password === options.password ? '235 welcome' : '535 5.7.8 wrong user or password');
    } else if (/^mail from:/i.test(line)) {
      from = /<(.*?)>/.exec(line)?.[1] ?? '';
      say('250 ok');
    } else if (/^rcpt to:/i.test(line)) {
      to = /<(.*?)>/.exec(line)?.[1] ?? '';
      say(options.recipientAnswer ?? '250 ok');
    } else if (/^data/i.test(line)) {
      data = [];
      say('354 go on');
    } else if (/^quit/i.test(line)) {
      socket.end('221 bye\r\n');
    } else say('502 not known here');
  };
  say('220 test ESMTP');
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    buffered += chunk;
    for (let at = buffered.indexOf('\r\n'); at >= 0; at = buffered.indexOf('\r\n')) {
      hear(buffered.slice(0, at));
      buffered = buffered.slice(at + 2);
    }
  });
}
