/** Every kind of task and what it does. */
import type { TaskKind } from '../../model/tasks.ts';
import type { TaskFunction } from '../services.ts';
import { runBackup } from './backup.ts';
import { runCommand } from './command.ts';
import { runCompact } from './compact.ts';
import { runDigest } from './digest.ts';
import { runHealth } from './health.ts';
import { runHttp } from './http.ts';
import { runManage } from './manage.ts';
import { runPublish } from './publish.ts';
import { runRefresh } from './refresh.ts';

export const builtInTasks: { readonly [K in TaskKind]: TaskFunction<K> } = {
  refresh: runRefresh,
  health: runHealth,
  publish: runPublish,
  command: runCommand,
  http: runHttp,
  backup: runBackup,
  compact: runCompact,
  digest: runDigest,
  manage: runManage,
};
