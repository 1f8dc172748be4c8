/** Which keys of a config a platform looks at: seen from outside, by a config that notes what it is asked for. */
import { basicSchema } from '../../main/service/platforms/light/basic.ts';
import { jsonSchema } from '../../main/service/platforms/light/json.ts';
import { templateSchema } from '../../main/service/platforms/light/template.ts';
import { parseConfig } from '../../main/service/platforms/shared/fields.ts';
import { type ComponentName, platformOf } from '../../main/service/platforms/table.ts';

/** What is asked of any object. */
const ofObjects = new Set(['constructor', 'toJSON', 'then']);

function watched(schema: string | undefined, into: Set<string>): Readonly<Record<string, unknown>> {
  const raw: Record<string, unknown> = schema === undefined ? {} : { schema };
  const note = (key: string | symbol): void => {
    if (typeof key === 'string' && !ofObjects.has(key)) into.add(key);
  };
  return new Proxy(raw, {
    get: (target, key) => {
      note(key);
      return Reflect.get(target, key);
    },
    has: (target, key) => {
      note(key);
      return Reflect.has(target, key);
    },
  });
}

/** Whichever schema is chosen. */
export function keysReadBy(component: ComponentName): readonly string[] {
  const seen = new Set<string>();
  if (component === 'light') {
    // Its platform copies the config before it reads it.
    parseConfig(basicSchema, watched('basic', seen));
    parseConfig(jsonSchema, watched('json', seen));
    parseConfig(templateSchema, watched('template', seen));
  } else {
    for (const schema of [undefined, 'emitter', 'receiver']) platformOf(component).parse(watched(schema, seen));
  }
  return [...seen].sort();
}
