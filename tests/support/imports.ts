/** Who imports whom, read from the sources: for the tests of the architecture. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** A path from the root for relative imports, else the module's name. */
  readonly target: string;
  readonly isType: boolean;
}

export interface Source {
  /** A path from the root. */
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const statement =
  /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

/** @param name a path from the root */
export function read(name: string): Source {
  const text = readFileSync(path.join(root, name), 'utf8');
  const imports = [...text.matchAll(statement)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(name), specifier) : specifier;
    return { target, isType: match[1] !== undefined };
  });
  return { name, text, imports };
}

/** All code and styles below a folder. */
export function under(folder: string): Source[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => /\.(ts|tsx|css)$/.test(name) && !name.includes('node_modules'))
    .map(read);
}
