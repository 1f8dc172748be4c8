/**
 * Packages the app as for people, but as a folder: the asar, all fuses, and the Electron that the specs run on. With the copy,
 * the shims go in too, as the fuses allow no module from outside.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Configuration, DIR_TARGET, Platform } from 'electron-builder';
import { contentProblems, describeContents, readAsar } from '../../build/contents.ts';
import { copyVersion } from './copy.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shims = fileURLToPath(new URL('shims', import.meta.url));
const require = createRequire(import.meta.url);

/** Answers the packaged program, in a folder of `output`. Linux. */
export async function packageApp(
  electron: { readonly binary: string; readonly isCopy: boolean },
  output: string,
): Promise<string> {
  const stage = mkdtempSync(path.join(tmpdir(), 'inglenook-stage-'));
  try {
    const { load }: { load(text: string): Configuration } = require('js-yaml');
    const config = load(readFileSync(path.join(root, 'build', 'electron-builder.yml'), 'utf8'));
    await build({
      projectDir: root,
      publish: 'never',
      targets: Platform.LINUX.createTarget(DIR_TARGET),
      config: {
        ...config,
        directories: { ...config.directories, output },
        electronDist: path.dirname(electron.binary),
        ...(electron.isCopy ? withShims(config, stage) : {}),
      },
    });
    const unpacked = path.join(output, 'linux-unpacked');
    weigh(path.join(unpacked, 'resources', 'app.asar'));
    return path.join(unpacked, config.linux?.executableName ?? 'inglenook');
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Said in CI, and held there: a package for people has the same files, but for the shims. */
function weigh(asar: string): void {
  const files = readAsar(asar).filter(({ name }) => !name.startsWith('shims/'));
  console.error(describeContents(files));
  const problems = contentProblems(files);
  if (problems.length > 0) throw new Error(problems.join('; '));
}

function withShims(config: Configuration, stage: string): Configuration {
  const main = path.join(stage, 'main');
  const added = path.join(stage, 'shims');
  const library = path.dirname(require.resolve('node-sqlite3-wasm'));
  mkdirSync(main);
  const built = readFileSync(path.join(root, 'out', 'main', 'index.js'), 'utf8');
  writeFileSync(path.join(main, 'index.js'), built.replaceAll(/from\s*"node:sqlite"/g, 'from"../../shims/sqlite.mjs"'));
  cpSync(shims, added, { recursive: true });
  const libraryName = 'node-sqlite3-wasm';
  cpSync(path.join(library, `${libraryName}.wasm`), path.join(added, `${libraryName}.wasm`));
  // The app's package.json makes ES modules of what ends in .js.
  cpSync(path.join(library, `${libraryName}.js`), path.join(added, `${libraryName}.cjs`));
  const shim = path.join(added, 'sqlite.cjs');
  const text = readFileSync(shim, 'utf8');
  writeFileSync(shim, text.replace(`'${libraryName}'`, `'./${libraryName}.cjs'`));
  return {
    electronVersion: copyVersion,
    extraMetadata: { main: 'shims/packaged.mjs' },
    files: [
      ...[config.files ?? []].flat(),
      '!out/main/index.js',
      { from: main, to: 'out/main' },
      { from: added, to: 'shims' },
    ],
  };
}
