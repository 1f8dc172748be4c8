/** One schema of many that differ by their `type`. */
import { z } from 'zod';

/**
 * The schema of a table of kinds, chosen by `type`: so that faults name the fields of that kind.
 * @param kinds each with a strict object whose `type` is a literal; a table of other schemas throws at the start.
 */
export function byType<T>(kinds: Readonly<Record<string, { readonly schema: z.ZodType<T> }>>): z.ZodType<T> {
  const schemas = Object.values(kinds).map(({ schema }) => schema) as unknown as Discriminable;
  return z.discriminatedUnion('type', schemas) as unknown as z.ZodType<T>;
}

type Discriminable = Parameters<typeof z.discriminatedUnion>[1];
