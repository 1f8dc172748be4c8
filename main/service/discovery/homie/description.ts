/** The description document of Homie 5 (`homie/5/<device>/$description`). Pure, lenient. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import { parsePlainJson } from '../../python/json.ts';
import { dataTypeOf, type HomieDevice, type HomieNode, type HomieProperty, isTopicId } from './model.ts';

const name = z
  .string()
  .min(1)
  .transform((text) => text.slice(0, limits.nameChars))
  .optional()
  .catch(undefined);
const word = z.string().max(limits.templateChars).catch('');
const topicId = z.string().refine(isTopicId).optional().catch(undefined);
/** What is no object describes nothing. */
const table = z.record(z.string(), z.unknown()).catch({});

const documentSchema = z.object({
  name,
  nodes: table,
  root: topicId,
  parent: topicId,
});
const nodeSchema = z.object({ name, type: word, properties: table });
const propertySchema = z.object({
  name,
  datatype: z.unknown(),
  format: word,
  unit: word,
  settable: z.boolean().catch(false),
  retained: z.boolean().catch(true),
});

function* entriesOf<T>(items: Readonly<Record<string, unknown>>, schema: z.ZodType<T>): Generator<[string, T]> {
  for (const [id, item] of Object.entries(items)) {
    if (!isTopicId(id)) continue;
    const parsed = schema.safeParse(item);
    if (parsed.success) yield [id, parsed.data];
  }
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Reads a description; undefined when it is no JSON object. A node or property that is none is left out. */
export function parseDescription(id: string, base: string, payload: string): HomieDevice | undefined {
  const document = documentSchema.safeParse(parsePlainJson(payload));
  if (!document.success) return undefined;
  const nodes: HomieNode[] = [];
  let left: number = limits.homieProperties;
  for (const [nodeId, node] of entriesOf(document.data.nodes, nodeSchema)) {
    if (nodes.length >= limits.homieNodes) break;
    const properties: HomieProperty[] = [];
    for (const [propertyId, property] of entriesOf(node.properties, propertySchema)) {
      if (left <= 0) break;
      left -= 1;
      const datatype = dataTypeOf(property.datatype);
      properties.push({ id: propertyId, ...defined({ ...property, datatype }) });
    }
    nodes.push({ id: nodeId, ...defined({ name: node.name, type: node.type }), properties });
  }
  const { root, parent } = document.data;
  return { id, base, version: 5, ...defined({ name: document.data.name, root, parent }), nodes };
}
