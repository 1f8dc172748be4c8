/** The table of task kinds: one without its line does not compile. */
import type { TaskKind } from '../../model/tasks.ts';
import { backupTask } from './backup.ts';
import { commandTask } from './command.ts';
import { compactTask } from './compact.ts';
import { digestTask } from './digest.ts';
import { healthTask } from './health.ts';
import { httpTask } from './http.ts';
import type { Kind } from './kind.ts';
import { manageTask } from './manage.ts';
import { publishTask } from './publish.ts';
import { refreshTask } from './refresh.ts';

const table: { readonly [K in TaskKind]: Kind } = {
  refresh: refreshTask,
  health: healthTask,
  publish: publishTask,
  command: commandTask,
  http: httpTask,
  backup: backupTask,
  compact: compactTask,
  digest: digestTask,
  manage: manageTask,
};

/** One kind. */
export function taskKindOf(kind: TaskKind): Kind {
  return table[kind];
}
