/** A mail server from outside: the settings, a command. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { MailServer } from '../model/settings.ts';
import { addressOf } from './mail-text.ts';

/** Under this name the passwords know that of the mail server. */
export const mailPasswordId = 'alerts/mail';

/** An address that a mail can go to or come from, with a name before it where one is. */
export const mailAddressSchema = z
  .string()
  .trim()
  .max(limits.nameChars)
  .refine(
    (written) => /^[^\s@<>(),;:"\p{Cc}]+@[^\s@<>(),;:"\p{Cc}]+$/u.test(addressOf(written)),
    'must be an e-mail address',
  );

export const mailServerSchema: z.ZodType<MailServer> = z.strictObject({
  host: z
    .string()
    .trim()
    .min(1)
    .max(limits.nameChars)
    .regex(/^[\w.:-]+$/, 'must be the name or the address of a server'),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: z.string().min(1).max(limits.nameChars).exactOptional(),
  from: mailAddressSchema,
});
