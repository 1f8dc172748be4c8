/**
 * Vite plugin: serves all Material Design icons as `virtual:mdi-icons`, in 64 lazily loaded parts. Devices name icons
 * freely (`mdi:washing-machine`), so none can be left out; one module per icon would be 7 400 files, one for all 2 MB.
 * Each part is deflated: together they are half of what the page would weigh otherwise.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';

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
const read = [];
async function inflate(part) {
  const { packed } = await loaders[part]();
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).json();
}
export async function loadIconPath(name) {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)) % 65521;
  const part = sum % ${parts};
  const paths = await (read[part] ??= inflate(part));
  return Object.hasOwn(paths, name) ? paths[name] : undefined;
}`;
}

/** A part as text that fits into a module. */
function packed(paths: Readonly<Record<string, string>>): string {
  return deflateRawSync(JSON.stringify(paths), { level: 9 }).toString('base64');
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
      return `export const packed = '${packed(read[Number(id.slice(partPrefix.length + 1))] ?? {})}';`;
    },
  };
}
