/** Exposes: how Zigbee2MQTT describes what a device can do (its guide, "Exposes"). Parsed leniently. */
import { z } from 'zod';

/** Bits of `access`. */
export const access = { state: 1, set: 2, get: 4 } as const;

const value = z.union([z.string(), z.number(), z.boolean()]);

const schema = z.object({
  type: z.string(),
  name: z.string().optional().catch(undefined),
  property: z.string().optional().catch(undefined),
  label: z.string().optional().catch(undefined),
  endpoint: z.string().min(1).optional().catch(undefined),
  access: z.number().int().catch(access.state),
  category: z.enum(['config', 'diagnostic']).optional().catch(undefined),
  unit: z.string().min(1).optional().catch(undefined),
  value_on: value.optional().catch(undefined),
  value_off: value.optional().catch(undefined),
  value_min: z.number().optional().catch(undefined),
  value_max: z.number().optional().catch(undefined),
  value_step: z.number().positive().optional().catch(undefined),
  values: z.array(z.union([z.string(), z.number()])).catch([]),
  features: z.array(z.unknown()).catch([]),
  homeassistant: z
    .object({
      type: z.string().optional().catch(undefined),
      schema: z.string().optional().catch(undefined),
      name: z.string().nullable().optional().catch(undefined),
      icon: z.string().optional().catch(undefined),
      deviceClass: z.string().optional().catch(undefined),
      entityCategory: z.enum(['config', 'diagnostic']).optional().catch(undefined),
      enabledByDefault: z.boolean().optional().catch(undefined),
      valueTemplate: z.string().nullable().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

type Fields = z.infer<typeof schema>;

export interface Expose extends Omit<Fields, 'name' | 'property' | 'label' | 'values' | 'features'> {
  /** Without the endpoint: `state`. Empty for light, switch and the like. */
  readonly name: string;
  /** The key in the state message, with the endpoint: `state_l1`. */
  readonly property: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly features: readonly Expose[];
}

/** What a definition itself says of how Home Assistant should show an expose. */
export type OwnHints = NonNullable<Expose['homeassistant']>;

/** Deeper than any device nests its features. */
const maxDepth = 6;

/** The exposes that can be understood; others are left out. */
export function parseExposes(list: readonly unknown[], depth = 0): Expose[] {
  if (depth > maxDepth) return [];
  return list.flatMap((each) => {
    const parsed = schema.safeParse(each);
    if (!parsed.success) return [];
    const { data } = parsed;
    const name = data.name ?? '';
    return [
      {
        ...data,
        name,
        property: data.property ?? name,
        label: data.label ?? labelOf(name),
        // Some definitions name a value twice.
        values: [...new Set(data.values.map(String))],
        features: parseExposes(data.features, depth + 1),
      },
    ];
  });
}

/** Older versions send no labels. */
export function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** May it be read from state messages? */
export function isReported(expose: Expose): boolean {
  return (expose.access & access.state) !== 0;
}

export function isSettable(expose: Expose): boolean {
  return (expose.access & access.set) !== 0;
}

/** The feature of a name, of a type if one is given. */
export function featureOf(expose: Expose, name: string, type?: string): Expose | undefined {
  return expose.features.find((each) => each.name === name && (type === undefined || each.type === type));
}
