/**
 * Vite plugin: serves all Material Design icons as `virtual:mdi-icons`, in 64 lazily loaded parts. Devices name icons
 * freely (`mdi:washing-machine`), so none can be left out; one module per icon would be 7 400 files, one for all 3 MB.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entry = 'virtual:mdi-icons';
const partPrefix = 'virtual:mdi-icons/part-';
const parts = 64;

interface IconPlugin {
  readonly name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
}

/** The same sum as in the generated module: which part holds a name. */
function partOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % parts;
}

function readParts(): ReadonlyArray<Readonly<Record<string, string>>> {
  const folder = fileURLToPath(new URL('../node_modules/@mdi/svg/svg/', import.meta.url));
  const found: Record<string, string>[] = Array.from({ length: parts }, () => ({}));
  for (const file of readdirSync(folder)) {
    const path = /\sd="([^"]+)"/.exec(readFileSync(`${folder}${file}`, 'utf8'))?.[1];
    const name = file.replace(/\.svg$/, '');
    const part = found[partOf(name)];
    if (path !== undefined && part !== undefined) part[name] = path;
  }
  return found;
}

function entrySource(): string {
  const loaders = Array.from({ length: parts }, (_, index) => `() => import('${partPrefix}${index}')`);
  return `const loaders = [${loaders.join(', ')}];
export async function loadIconPath(name) {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)) % 65521;
  const { paths } = await loaders[sum % ${parts}]();
  return Object.hasOwn(paths, name) ? paths[name] : undefined;
}`;
}

export function mdiIcons(): IconPlugin {
  let read: ReturnType<typeof readParts> | undefined;
  return {
    name: 'inglenook-mdi-icons',
    resolveId: (id) => (id === entry || id.startsWith(partPrefix) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${entry}`) return entrySource();
      if (!id.startsWith(`\0${partPrefix}`)) return undefined;
      read ??= readParts();
      const paths = read[Number(id.slice(partPrefix.length + 1))] ?? {};
      return `export const paths = ${JSON.stringify(paths)};`;
    },
  };
}
