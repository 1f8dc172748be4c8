/** Fields that several schemas share. */
import { z } from 'zod';
import { isTimeZone } from '../time/zone.ts';

/** What the user's own records are known by. */
export const idSchema = z.string().regex(/^[\w.:-]{1,64}$/, 'must be 1-64 letters, digits, _ . : -');

/** A moment with its offset: ISO 8601. */
export const instantSchema = z.iso.datetime({ offset: true });

/** An IANA zone that the runtime knows. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'is not a known time zone');
