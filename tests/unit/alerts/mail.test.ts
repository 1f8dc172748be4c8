/** E-mails of alerts: what is in them, and what is said when the server does not take them. */
import { afterEach, describe, expect, it } from 'vitest';
import { sendMail } from '../../../main/service/alerts/mail.ts';
import { mailAddressSchema, mailServerSchema } from '../../../main/service/alerts/mail-schema.ts';
import { addressOf, composeMail } from '../../../main/service/alerts/mail-text.ts';
import type { MailServer } from '../../../main/service/model/settings.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { readMail, type SmtpOptions, type SmtpServer, startSmtp } from '../../support/smtp-server.ts';

const parts = {
  from: 'Home <home@house.example>',
  to: 'anna@house.example',
  subject: 'Smoke detected',
  body: 'Kitchen reports smoke.\n',
  atMs: Date.UTC(2026, 0, 15, 12),
  id: 'abc',
};

describe('the text of an e-mail', () => {
  it('says what was said, in any letters and at any length', () => {
    for (const subject of ['Smoke detected', 'Rauch: Küche 🔥', `${'ä🔥'.repeat(100)}!`]) {
      const text = composeMail({ ...parts, subject, body: `${subject}\n.\nend` });
      expect(readMail(text)).toEqual({ subject, body: `${subject}\n.\nend` });
      expect(text.split('\r\n').every((line) => line.length <= 76)).toBe(true);
    }
  });

  it('has headers of its own alone, whatever a device is called', () => {
    const text = composeMail({
      ...parts,
      subject: 'A\r\nBcc: eve@evil.example\r\n\r\nHello',
      to: 'a@b.example\r\nX: y',
    });
    const head = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
    expect(head.filter((line) => !line.startsWith(' ')).map((line) => line.split(':')[0])).toEqual([
      'From',
      'To',
      'Subject',
      'Date',
      'Message-ID',
      'Auto-Submitted',
      'MIME-Version',
      'Content-Type',
      'Content-Transfer-Encoding',
    ]);
    expect(text).toContain('Date: Thu, 15 Jan 2026 12:00:00 +0000');
  });

  it('goes to addresses alone', () => {
    expect(addressOf('Home <home@house.example>')).toBe('home@house.example');
    for (const good of ['a@b', 'Anna <anna@house.example>'])
      expect(mailAddressSchema.safeParse(good).success).toBe(true);
    for (const bad of ['', 'anna', 'a@b c@d', 'a@b\r\nBcc: c@d', 'a@b, c@d', '<a@b> <c@d>x'])
      expect(mailAddressSchema.safeParse(bad).success, bad).toBe(false);
    const server = { host: 'mail.example', port: 465, security: 'tls', from: 'a@b' };
    expect(mailServerSchema.safeParse(server).success).toBe(true);
    expect(mailServerSchema.safeParse({ ...server, host: 'a b' }).success).toBe(false);
    expect(mailServerSchema.safeParse({ ...server, password: 'x' }).success).toBe(false);
  });
});

describe('an e-mail', () => {
  let smtp: SmtpServer | undefined;
  afterEach(async () => {
    await smtp?.stop();
    smtp = undefined;
  });
  const letter = { to: 'anna@house.example', text: composeMail(parts) };
  const given = async (options: SmtpOptions, server: Partial<MailServer> = {}, password?: string) => {
    smtp = await startSmtp(options);
    const set: MailServer = { host: '127.0.0.1', port: smtp.port, security: 'none', from: parts.from, ...server };
    return sendMail(set, password, letter);
  };

  it('is handed over', async () => {
    expect(await given({})).toEqual({ ok: true, value: null });
    expect(smtp?.mails).toMatchObject([{ from: 'home@house.example', to: 'anna@house.example' }]);
    expect(readMail(smtp?.mails[0]?.text ?? '')).toEqual({ subject: 'Smoke detected', body: 'Kitchen reports smoke.' });
  });

  it('is handed over after a login, and not with a wrong password, which nobody hears of', async () => {
    expect(await given({ password: 'right' }, { username: 'home' }, 'right')).toEqual({ ok: true, value: null });
    expect(smtp?.mails).toMatchObject([{ login: 'home right' }]);
    await smtp?.stop();
    const refused = await given({ password: 'right' }, { username: 'home' }, 'wrong-secret');
    expect(refused).toMatchObject({ ok: false, error: { code: 'mail.login' } });
    expect(JSON.stringify(refused)).not.toContain('wrong-secret');
    expect(smtp?.mails).toEqual([]);
  });

  it('that is refused says what the server said', async () => {
    expect(await given({ recipientAnswer: '550 5.1.1 no such person' })).toEqual({
      ok: false,
      error: { code: 'mail.refused', detail: '550 5.1.1 no such person' },
    });
  });

  it('is not sent in clear where a secure connection is wanted', async () => {
    for (const security of ['starttls', 'tls'] as const) {
      expect(await given({}, { security })).toMatchObject({ ok: false, error: { code: 'mail.tls' } });
      expect(smtp?.mails).toEqual([]);
      await smtp?.stop();
    }
  });

  it('is not sent to whoever has a certificate that nobody vouches for', async () => {
    const tls = await makeCertificate({ name: 'mail', addresses: ['127.0.0.1'] });
    expect(await given({ tls }, { security: 'tls' })).toMatchObject({ ok: false, error: { code: 'mail.tls' } });
    expect(smtp?.mails).toEqual([]);
  });

  it('that reaches nobody says so', async () => {
    const { port } = await startSmtp().then(async (server) => {
      await server.stop();
      return server;
    });
    const server: MailServer = { host: '127.0.0.1', port, security: 'none', from: 'a@b' };
    expect(await sendMail(server, undefined, letter)).toMatchObject({ ok: false, error: { code: 'mail.unreachable' } });
  });
});
