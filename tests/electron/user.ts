/** Who runs the specs: Chromium refuses its sandbox to root, and nobody runs a desktop app as root. */
import { spawnSync } from 'node:child_process';

export interface Runner {
  /** Put before a program's name. */
  readonly prefix: readonly string[];
  /** For `spawn`. */
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** Said before the run. */
  readonly name: string;
}

/** The user `nobody` of every Linux. */
const nobody = 65_534;
const mapped = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * Whoever is here, if it is not root. For root it is `nobody` where that may read `paths`; else one without root's rights in
 * a user namespace, to whom root's own files still belong; else root.
 */
export function findRunner(paths: readonly string[]): Runner {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {}, name: 'you' };
  const ids = { uid: nobody, gid: nobody };
  const read = `for (const name of ${JSON.stringify(paths)}) require('node:fs').readdirSync(name)`;
  if (works(process.execPath, ['-e', read], ids)) return { prefix: [], ids, name: 'the user nobody' };
  if (works(mapped[0] ?? '', [...mapped.slice(1), 'true'])) {
    return { prefix: mapped, ids: {}, name: 'a user without rights, in a user namespace' };
  }
  return { prefix: [], ids: {}, name: 'root: no other user may read this folder' };
}

/** Whether Chromium's sandbox can be had: it makes namespaces of its own. */
export function hasSandbox({ prefix, ids, name }: Runner): boolean {
  if (process.platform !== 'linux') return true;
  if (name.startsWith('root')) return false;
  const [program = '', ...args] = [
    ...prefix,
    'unshare',
    '--user',
    '--map-root-user',
    '--pid',
    '--net',
    '--fork',
    'true',
  ];
  return works(program, args, ids);
}

function works(program: string, args: readonly string[], ids: Runner['ids'] = {}): boolean {
  return spawnSync(program, args, { ...ids, stdio: 'ignore', timeout: 20_000 }).status === 0;
}
