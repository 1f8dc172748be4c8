/** What a message counts as that nobody confirmed: the same choice for all kinds that send one. */
import { z } from 'zod';

/** Send it again although it may have arrived: when the broker did not confirm it, or the run was stopped meanwhile. */
export const resendUnconfirmed = z.boolean().default(false);

/**
 * What it counts as when nobody confirmed it, device or broker. Absent = sent again where that does no harm, else done.
 * `retry` fails when the last attempt is not confirmed either.
 */
export const unconfirmed = z.enum(['done', 'retry', 'failed']).exactOptional();
