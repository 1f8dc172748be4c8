/** States that a device may publish, made from its exposes: nothing yet, and each value of each property in turn. Pure. */

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Values that one property may have; the last are repeated where another has more. */
function valuesOf(expose: Json): unknown[] {
  switch (expose.type) {
    case 'binary':
      return [expose.value_on, expose.value_off, null];
    case 'numeric': {
      const [min, max] = [expose.value_min, expose.value_max].map((each) =>
        typeof each === 'number' ? each : undefined,
      );
      const low = min ?? 0;
      const high = max ?? low + 100;
      return [low, high, Math.round((low + high) / 2), null];
    }
    case 'enum':
      // A star stands for a number.
      return [...listOf(expose.values).map((each) => (typeof each === 'string' ? each.replace('*', '2') : each)), null];
    case 'text':
      return ['some text', '', null];
    case 'list':
      return [[1, 2], [], null];
    case 'composite':
      return [
        Object.fromEntries(
          listOf(expose.features)
            .filter(isObject)
            .map((each) => [String(each.property ?? each.name), valuesOf(each)[0]]),
        ),
      ];
    default:
      return [null];
  }
}

/** The properties with their values: those of lights, covers and the like lie one below. */
function properties(exposes: readonly unknown[]): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const expose of exposes.filter(isObject)) {
    const isGroup = ['light', 'switch', 'cover', 'lock', 'fan', 'climate'].includes(String(expose.type));
    if (isGroup) for (const [key, values] of properties(listOf(expose.features))) found.set(key, values);
    // The state is told by what access says can be read.
    else if (typeof expose.property === 'string' && (Number(expose.access) & 1) === 1)
      found.set(expose.property, valuesOf(expose));
  }
  return found;
}

const mostSamples = 12;

/** Empty at first: some devices have not reported anything when they are first seen. */
export function samplesOf(exposes: readonly unknown[]): Json[] {
  const all = properties(exposes);
  const count = Math.min(mostSamples, Math.max(1, ...[...all.values()].map((values) => values.length)));
  const samples: Json[] = [{}];
  for (let index = 0; index < count; index += 1) {
    samples.push(
      Object.fromEntries([...all].map(([key, values]) => [key, values[Math.min(index, values.length - 1)]])),
    );
  }
  return samples;
}
