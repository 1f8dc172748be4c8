/** The settings of the HTTP door, checked. */
import { z } from 'zod';
import type { HttpSettings } from '../model/http.ts';

const path = z.string().min(1).max(4_096);

const hostName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'must be the name of a host, in small letters');

const origin = z
  .string()
  .max(300)
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && ['http:', 'https:'].includes(url.protocol) && url.origin === value;
  }, 'must be an origin, as https://panel.example');

/** Off, and for this computer alone, unless somebody says otherwise. */
export const httpSchema: z.ZodType<HttpSettings> = z
  .strictObject({
    enabled: z.boolean().default(false),
    port: z.number().int().min(1).max(65_535).default(8_126),
    lan: z.boolean().default(false),
    certFile: path.exactOptional(),
    keyFile: path.exactOptional(),
    names: z.array(hostName).max(20).default([]),
    origins: z.array(origin).max(20).default([]),
  })
  .superRefine(({ lan, certFile, keyFile }, context) => {
    const needs = 'is needed where others than this computer may ask';
    if (lan && certFile === undefined) context.addIssue({ code: 'custom', message: needs, path: ['certFile'] });
    if (lan && keyFile === undefined) context.addIssue({ code: 'custom', message: needs, path: ['keyFile'] });
    if (!lan && (certFile === undefined) !== (keyFile === undefined)) {
      context.addIssue({ code: 'custom', message: 'a certificate and its key belong together', path: ['keyFile'] });
    }
  })
  .prefault({});
