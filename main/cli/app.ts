/** Commands about the app itself: how it stands, its settings, its work, its window. */
import { readFile } from 'node:fs/promises';
import { systemCode } from '../service/base/errors.ts';
import { fieldsOf } from './home.ts';
import type { Session } from './session.ts';
import { CliError, type Status, status } from './terminal.ts';

export interface PublishOptions {
  readonly retain?: boolean;
  readonly qos: string;
  readonly broker?: string;
}

export async function showStatus(session: Session): Promise<void> {
  const now = await session.ask('service.status', {});
  session.say(now, () =>
    session.table(
      ['', ''],
      [
        ['version', now.version],
        ['service', now.mode],
        ...now.brokers.map(({ name, state, reason }) => [
          'broker',
          `${name}: ${state}${reason === undefined ? '' : ` (${reason})`}`,
        ]),
        ['devices', String(now.counters.devices)],
        ['entities', String(now.counters.entities)],
        ['alerts', String(now.openAlerts)],
        ['tasks at work', String(now.tasksAtWork)],
        ...(now.pausedUntil === undefined ? [] : [['paused until', now.pausedUntil]]),
        ['folder', now.dataDir],
      ],
    ),
  );
}

export async function run(session: Session, name: string, words: readonly string[]): Promise<Status> {
  const input = fieldsOf(session, words);
  const wanted = name.trim().toLowerCase();
  const isWanted = (each: { id: string; name: string }): boolean =>
    each.id === name || each.name.toLowerCase() === wanted;
  const [{ tasks }, { automations }] = await Promise.all([
    session.ask('task.list', {}),
    session.ask('automation.list', {}),
  ]);
  const found = [
    ...tasks.filter(isWanted).map(({ id }) => ({ kind: 'task', id }) as const),
    ...automations.filter(isWanted).map(({ id }) => ({ kind: 'automation', id }) as const),
  ];
  const [first, second] = found;
  if (first === undefined)
    throw new CliError(status.failed, session.words.say('line.unknownOf', { kind: 'work', name }));
  if (second !== undefined) {
    throw new CliError(
      status.failed,
      session.words.say('line.ambiguous', { name, lines: found.map(({ kind, id }) => `  ${kind} ${id}`).join('\n') }),
    );
  }
  const given = words.length === 0 ? {} : { input };
  if (first.kind === 'automation') {
    const started = await session.ask('automation.run', { id: first.id, ...given });
    session.say({ automation: first.id, ...started }, () => `${first.id}\n`);
    return status.done;
  }
  return runTask(session, first.id, given);
}

/** Follows the run to its end. */
async function runTask(
  session: Session,
  id: string,
  given: { readonly input?: Readonly<Record<string, unknown>> },
): Promise<Status> {
  const ended = Promise.withResolvers<Readonly<Record<string, unknown>>>();
  let runId: string | undefined;
  const early = new Map<unknown, Readonly<Record<string, unknown>>>();
  session.door.onNotice(({ method, params }) => {
    if (method !== 'task.run') return;
    const record = params.run as Readonly<Record<string, unknown>>;
    if (record.taskId !== id || record.result === undefined) return;
    if (record.id === runId) ended.resolve(record);
    else early.set(record.id, record);
  });
  ({ runId } = await session.ask('task.run', { id, ...given }));
  const known = early.get(runId);
  if (known !== undefined) ended.resolve(known);
  const record = await Promise.race([
    ended.promise,
    session.door.closed.then(() => Promise.reject(new CliError(status.notRunning, session.words.say('line.ended')))),
    session.terminal.interrupted.then(() =>
      Promise.reject(new CliError(status.unconfirmed, session.words.say('line.unconfirmed'))),
    ),
  ]);
  const { result, message } = record;
  session.say({ run: record }, () => `${String(result)}${message === undefined ? '' : `: ${String(message)}`}\n`);
  return result === 'done' ? status.done : status.failed;
}

export async function publish(
  session: Session,
  topic: string,
  payload: string,
  options: PublishOptions,
): Promise<void> {
  const sent = await session.ask('broker.publish', {
    topic,
    payload,
    qos: options.qos === '0' ? 0 : options.qos === '2' ? 2 : 1,
    retain: options.retain === true,
    ...(options.broker === undefined ? {} : { brokerId: options.broker }),
  });
  session.say(sent, () => `${sent.brokerId}\n`);
}

export async function backup(session: Session): Promise<void> {
  const kept = await session.ask('settings.backup', {});
  session.say(kept, () => `${session.words.say('line.kept', { file: kept.file })}\n`);
}

export async function exportSettings(session: Session): Promise<void> {
  const { json } = await session.ask('settings.export', {});
  session.terminal.out(json);
}

export async function importSettings(session: Session, file: string, isPreview: boolean): Promise<void> {
  const json = await (file === '-' ? session.terminal.read() : readFile(file, 'utf8')).catch((error: unknown) => {
    throw new CliError(status.failed, `${file}: ${systemCode(error)}`);
  });
  if (!isPreview) {
    await session.ask('settings.import', { json });
    return session.say({ imported: true }, () => `${session.words.say('line.imported')}\n`);
  }
  const { changes } = await session.ask('settings.preview', { json });
  session.say({ changes }, () =>
    changes.length === 0
      ? `${session.words.say('line.noChanges')}\n`
      : session.table(
          ['field', 'added', 'removed', 'changed'],
          changes.map(({ field, added, removed, changed }) => [field, String(added), String(removed), String(changed)]),
        ),
  );
}

export async function openPanel(session: Session): Promise<void> {
  await session.ask('app.panel', {});
  session.say({}, () => '');
}

/** `alerts`, `room/Hall`, `device/ID`. */
export async function openWindow(session: Session, page: string | undefined): Promise<void> {
  const [view, ...rest] = page?.split('/') ?? [];
  const id = rest.join('/');
  await session.ask('app.open', { ...(view ? { view } : {}), ...(id === '' ? {} : { id }) });
  session.say({}, () => '');
}

export async function shift(session: Session, what: 'start' | 'stop' | 'restart'): Promise<void> {
  if (what === 'stop') await session.ask('service.stop', { stayStopped: true });
  else await session.ask(`service.${what}`, {});
  const { mode } = await session.ask('service.status', {});
  session.say({ mode }, () => `${mode}\n`);
}

export async function quit(session: Session): Promise<void> {
  await session.ask('app.end', {});
  await session.door.closed;
  session.say({ ended: true }, () => '');
}
