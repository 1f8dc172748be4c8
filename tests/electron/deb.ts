/**
 * Installs the Debian package on this machine and removes it again, as `dpkg` does it for people. Root only, and only where no
 * such package is known to dpkg: what somebody installed is never touched.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';

const name = 'inglenook';
const appFolder = '/opt/Inglenook';
/** What postinst makes besides the files of the package. */
const madeByScripts = ['/etc/apparmor.d/inglenook'];

/** The program that the package installs. */
export const installedProgram = `${appFolder}/inglenook`;

/** Why it cannot be tried here; undefined when it can. */
export function whyNoDeb(): string | undefined {
  if (process.platform !== 'linux' || spawnSync('dpkg', ['--version'], { stdio: 'ignore' }).status !== 0) {
    return 'there is no dpkg';
  }
  if (process.getuid?.() !== 0) return 'only root may install a package';
  const known = dpkgStatus();
  if (known !== '') return `a package ${name} is here already (${known}), and stays`;
  const left = [appFolder, ...madeByScripts].find((file) => existsSync(file));
  return left === undefined ? undefined : `${left} is here already, and stays`;
}

/** `installed`, `config-files`, ...; empty when dpkg knows nothing of it. */
function dpkgStatus(): string {
  const { stdout } = spawnSync('dpkg', ['--status', name], { env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
  const status = /^Status: \S+ \S+ (\S+)$/m.exec(stdout)?.[1] ?? '';
  return status === 'not-installed' ? '' : status;
}

export interface Installed {
  /** What is wrong after an ordinary removal and a purge, one line each. */
  remove(): string[];
}

/** Throws when dpkg refuses it; nothing of it stays then. */
export function installDeb(deb: string): Installed {
  try {
    dpkg('--install', deb);
  } catch (thrown) {
    purge();
    throw thrown;
  }
  // A run that is ended takes the package with it.
  const end = (): void => {
    purge();
    process.exit(1);
  };
  process.once('SIGTERM', end);
  const listed = execFileSync('dpkg', ['--listfiles', name], { encoding: 'utf8' }).split('\n').filter(isOwnFile);
  const problems = [...changedFiles(), ...listed.flatMap(ownerProblem)];
  return {
    remove() {
      process.off('SIGTERM', end);
      dpkg('--remove', name);
      const gone = (file: string) => lstatSync(file, { throwIfNoEntry: false }) === undefined;
      for (const file of [...listed, appFolder, ...madeByScripts])
        if (!gone(file)) problems.push(`left behind: ${file}`);
      purge();
      const status = dpkgStatus();
      if (status !== '') problems.push(`dpkg still calls it ${status}`);
      console.error(`Removed ${listed.length} files of the package.`);
      return problems;
    },
  };
}

/** Folders such as /usr/share belong to others too. */
function isOwnFile(file: string): boolean {
  return file !== '' && lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === false;
}

function changedFiles(): string[] {
  const changed = execFileSync('dpkg', ['--verify', name], { encoding: 'utf8' }).trim();
  return changed === '' ? [] : [`not as it was packed: ${changed}`];
}

/** Everything is root's, and nobody else may write it. */
function ownerProblem(file: string): string[] {
  const { uid, gid, mode } = lstatSync(file);
  const isRoots = uid === 0 && gid === 0 && (isLink(file) || (mode & 0o022) === 0);
  return isRoots ? [] : [`${file} is not root's alone`];
}

function isLink(file: string): boolean {
  return lstatSync(file).isSymbolicLink();
}

function purge(): void {
  spawnSync('dpkg', ['--purge', name], { stdio: 'ignore' });
}

function dpkg(...args: string[]): void {
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('dpkg', args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`dpkg ${args.join(' ')} ended with ${status}: ${stderr.trim()}`);
}
