/** What a person added to a Shelly, as `Shelly.GetComponents` lists it, page by page. Pure. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import { type Fields, parseComponentConfig } from './frames.ts';
import { isDynamic, type ShellyConfig, splitKey } from './model.ts';

const record = z.record(z.string(), z.unknown()).optional().catch(undefined);

const pageSchema = z.object({
  components: z.array(
    z.object({
      key: z.string(),
      status: record,
      config: record,
      attrs: z.object({ model_id: z.number() }).optional().catch(undefined),
    }),
  ),
  offset: z.number().int().min(0),
  total: z.number().int().min(0),
});

export interface Page {
  readonly offset: number;
  /** Where the next page begins; undefined where this one is the last. */
  readonly next: number | undefined;
  readonly statuses: ReadonlyMap<string, Fields>;
  readonly configs: ReadonlyMap<string, ShellyConfig>;
}

/** One page of the list; undefined when an answer is none. */
export function parsePage(result: Fields): Page | undefined {
  const parsed = pageSchema.safeParse(result);
  if (!parsed.success) return undefined;
  const { components, offset, total } = parsed.data;
  const mine = components.filter(({ key }) => isDynamic(splitKey(key)[0])).slice(0, limits.shellyComponents);
  const next = offset + components.length;
  return {
    offset,
    next: components.length > 0 && next < total && next < limits.shellyComponents ? next : undefined,
    statuses: new Map(mine.map(({ key, status }) => [key, status ?? {}])),
    configs: new Map(
      mine.map(({ key, config, attrs }) => [key, { ...parseComponentConfig(config), modelId: attrs?.model_id }]),
    ),
  };
}

const membersSchema = z.object({ value: z.array(z.string()) });

/** The members of a group, as its status tells them; undefined where it tells none. */
export function membersIn(status: Fields): readonly string[] | undefined {
  return membersSchema.safeParse(status).data?.value.slice(0, limits.shellyComponents);
}
