/** The table of task kinds, in the order of the editor's list: one without its line does not compile. */
import type { TaskKind } from '../../../../preload/contract.ts';
import { backupKind } from './backup.tsx';
import { commandKind } from './command.tsx';
import { compactKind } from './compact.ts';
import { digestKind } from './digest.ts';
import { healthKind } from './health.tsx';
import { httpKind } from './http.tsx';
import type { PageKind } from './kind.ts';
import { manageKind } from './manage.tsx';
import { publishKind } from './publish.tsx';
import { refreshKind } from './refresh.ts';

const table: { readonly [K in TaskKind]: PageKind } = {
  command: commandKind,
  publish: publishKind,
  http: httpKind,
  refresh: refreshKind,
  health: healthKind,
  backup: backupKind,
  compact: compactKind,
  digest: digestKind,
  manage: manageKind,
};

/** One kind. */
export function pageKind(kind: TaskKind): PageKind {
  return table[kind];
}

function isKind(name: string): name is TaskKind {
  return Object.hasOwn(table, name);
}

/** The kind of a name from a list; the usual one where it is none. */
export function kindNamed(name: string): TaskKind {
  return isKind(name) ? name : 'command';
}

/** All kinds with their labels, for lists to choose from. */
export function kindChoices(): ReadonlyArray<{ readonly value: TaskKind; readonly label: string }> {
  return Object.keys(table)
    .filter(isKind)
    .map((value) => ({ value, label: table[value].label }));
}
