/**
 * Where the app that has a data folder listens. The socket is not in the folder itself: a socket cannot be copied, and so the
 * folder could not be; and a path of a socket has 107 bytes at most (unix(7)). It stands in the person's runtime folder under a
 * short name made of the data folder's, and the data folder has a link to it, which can be copied: in a copy its name is that of
 * another folder, so it is not followed.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readlinkSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { hasNamedPipes } from '../service/files/named-pipes.ts';

/** The link in the data folder. */
export const linkName = 'inglenook.sock';

/** What the path of a socket may have, without its end: 107 bytes on Linux, 103 on macOS. */
const mostPathBytes = 103;

/** The name of a data folder's socket; one folder has one, however it is written. */
function socketName(dataDir: string): string {
  let whole = resolve(dataDir);
  try {
    whole = realpathSync(whole);
  } catch {
    // Not there (yet): then nobody listens either.
  }
  return `${createHash('sha256').update(whole).digest('hex').slice(0, 20)}.sock`;
}

/** Folders for sockets, the better first: what the system gives to this user alone, else one of our own. */
function socketFolders(environment: NodeJS.ProcessEnv): string[] {
  const runtime = environment.XDG_RUNTIME_DIR;
  const own = `inglenook-${process.getuid?.() ?? 'user'}`;
  const folders = [
    ...(runtime?.startsWith('/') ? [join(runtime, 'inglenook')] : []),
    join(tmpdir(), own),
    join('/tmp', own),
  ];
  const fits = (folder: string): boolean => Buffer.byteLength(join(folder, socketName('/'))) <= mostPathBytes;
  return [...new Set(folders)].filter(fits);
}

/** Whether a folder is this user's alone: what others may write to, others may put a socket of theirs into. */
function isPrivate(folder: string): boolean {
  try {
    const { uid, mode } = lstatSync(folder);
    const isFolder = lstatSync(folder).isDirectory();
    return isFolder && uid === process.getuid?.() && (mode & 0o077) === 0;
  } catch {
    return false;
  }
}

/** The path to listen at; undefined where there is no folder of this user's alone. Makes the folder. */
export function addressToListen(dataDir: string, environment: NodeJS.ProcessEnv): string | undefined {
  if (hasNamedPipes) return pipeName(dataDir);
  for (const folder of socketFolders(environment)) {
    try {
      mkdirSync(folder, { mode: 0o700, recursive: true });
    } catch {
      continue;
    }
    if (isPrivate(folder)) return join(folder, socketName(dataDir));
  }
  return undefined;
}

/** Paths at which the app of a data folder may listen, the likeliest first. */
export function addressesToTry(dataDir: string, environment: NodeJS.ProcessEnv): string[] {
  if (hasNamedPipes) return [pipeName(dataDir)];
  const name = socketName(dataDir);
  const linked = linkedAddress(dataDir);
  const known = socketFolders(environment).map((folder) => join(folder, name));
  const all = linked !== undefined && basename(linked) === name ? [linked, ...known] : known;
  return [...new Set(all)].filter((path) => isPrivate(dirname(path)));
}

function linkedAddress(dataDir: string): string | undefined {
  try {
    return readlinkSync(join(dataDir, linkName));
  } catch {
    return undefined;
  }
}

function pipeName(dataDir: string): string {
  return `\\\\.\\pipe\\inglenook-${socketName(dataDir)}`;
}
