/** Commands about devices and their entities. */
import type { Entity } from '../../preload/contract.ts';
import { type Session, stateText } from './session.ts';
import { csvLine, safe } from './table.ts';
import { CliError, type Status, status } from './terminal.ts';
import { parseField, toggleOf, wantedOf } from './values.ts';

const entityHeading = ['entity', 'state', 'name', 'room'];

export async function list(
  session: Session,
  what: 'devices' | 'entities' | 'scenes' | 'tasks' | 'automations' | 'alerts',
): Promise<void> {
  switch (what) {
    case 'devices': {
      const devices = await session.allDevices();
      return session.say({ devices }, () =>
        session.table(
          ['device', 'name', 'room', 'model'],
          devices.map(({ id, name, area, model }) => [id, name, area ?? '', model ?? '']),
        ),
      );
    }
    case 'entities':
      return sayEntities(
        session,
        'entities',
        (await session.allEntities()).filter((entity) => entity.deviceSetting !== true),
      );
    case 'scenes':
      return sayEntities(
        session,
        'scenes',
        (await session.allEntities()).filter(({ platform }) => platform === 'scene'),
      );
    case 'tasks': {
      const { tasks } = await session.ask('task.list', {});
      return session.say({ tasks }, () =>
        session.table(
          ['task', 'name', 'state', 'next'],
          tasks.map(({ id, name, state, nextRun }) => [id, name, state, nextRun ?? '']),
        ),
      );
    }
    case 'automations': {
      const { automations } = await session.ask('automation.list', {});
      return session.say({ automations }, () =>
        session.table(
          ['automation', 'name', 'on', 'last'],
          automations.map(({ id, name, enabled, lastTriggered }) => [
            id,
            name,
            enabled ? 'yes' : 'no',
            lastTriggered ?? '',
          ]),
        ),
      );
    }
    case 'alerts': {
      const { alerts } = await session.ask('alert.list', { limit: 200 });
      return session.say({ alerts }, () =>
        session.table(
          ['alert', 'state', 'severity', 'rule', 'since'],
          alerts.map(({ id, state, severity, rule, since }) => [id, state, severity, rule, since]),
        ),
      );
    }
  }
}

async function sayEntities(session: Session, key: string, entities: readonly Entity[]): Promise<void> {
  const rooms = session.json ? new Map() : new Map((await session.allDevices()).map(({ id, area }) => [id, area]));
  session.say({ [key]: entities }, () =>
    session.table(
      entityHeading,
      entities.map((each) => [
        each.id,
        stateText(session.words, each),
        each.name,
        rooms.get(each.deviceId ?? '') ?? '',
      ]),
    ),
  );
}

export async function get(session: Session, name: string): Promise<void> {
  const entities = await session.entities(name);
  const [first] = entities;
  if (entities.length !== 1 || first === undefined) return sayEntities(session, 'entities', entities);
  session.say(first, () => {
    if (!session.terminal.isTty) return `${stateText(session.words, first)}\n`;
    const facts = Object.entries(first.attributes).map(([key, value]) => [`  ${key}`, JSON.stringify(value) ?? '']);
    const rows = [[first.id, stateText(session.words, first)], ...facts, ['  since', first.lastChanged]];
    return session.table(['entity', 'state'], rows);
  });
}

export async function set(session: Session, name: string, value: string, fields: readonly string[]): Promise<Status> {
  const params = fieldsOf(session, fields);
  const entities = await session.entities(name);
  const wanted = new Map(
    entities.map((entity) => {
      const found = wantedOf(entity, value, params);
      if (found === undefined) throw new CliError(status.failed, cannot(session, entity, value));
      return [entity.id, found];
    }),
  );
  return session.control(entities, ({ id }) => wanted.get(id) ?? { action: value, params });
}

export async function toggle(session: Session, name: string): Promise<Status> {
  return simple(session, name, 'toggle', toggleOf);
}

export async function press(session: Session, name: string): Promise<Status> {
  return simple(session, name, 'press', ({ capabilities: { actions } }) =>
    ['press', 'turn_on'].find((action) => actions.includes(action)),
  );
}

export async function scene(session: Session, name: string): Promise<Status> {
  const scenes = (await session.allEntities()).filter(({ platform }) => platform === 'scene');
  const { entities } = await session.ask('entity.find', { name });
  const found = entities.filter((entity) => scenes.some(({ id }) => id === entity.id));
  if (found.length === 0)
    throw new CliError(status.failed, session.words.say('line.unknownOf', { kind: 'scene', name }));
  if (found.length > 1) {
    throw new CliError(
      status.failed,
      session.words.say('line.ambiguous', {
        name,
        lines: found.map((each) => `  ${each.id}  ${each.name}`).join('\n'),
      }),
    );
  }
  return session.control(found, () => ({ action: 'turn_on', params: {} }));
}

async function simple(
  session: Session,
  name: string,
  what: string,
  actionOf: (entity: Entity) => string | undefined,
): Promise<Status> {
  const entities = await session.entities(name);
  for (const entity of entities) {
    if (actionOf(entity) === undefined) throw new CliError(status.failed, cannot(session, entity, what));
  }
  return session.control(entities, (entity) => ({ action: actionOf(entity) ?? what, params: {} }));
}

function cannot(session: Session, { id, capabilities }: Entity, what: string): string {
  const actions = capabilities.actions.join(', ') || session.words.say('line.nothing');
  return session.words.say('line.cannot', { id, what, actions });
}

/** The fields of `key=value` words. */
export function fieldsOf(session: Session, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((word) => {
      const field = parseField(word);
      if (field === undefined) throw new CliError(status.usage, session.words.say('line.keyValue', { text: word }));
      return field;
    }),
  );
}

export async function watch(session: Session, names: readonly string[]): Promise<Status> {
  const found = await Promise.all(names.map((name) => session.entities(name)));
  const entities = names.length === 0 ? ('all' as const) : found.flat().map(({ id }) => id);
  const { terminal, door } = session;
  door.onNotice(({ method, params }) => {
    if (session.json) terminal.out(`${JSON.stringify({ method, params })}\n`);
    else if (method === 'entity.changed') {
      const entity = params.entity as Entity;
      terminal.out(`${[entity.lastUpdated, entity.id, stateText(session.words, entity)].map(safe).join('\t')}\n`);
    } else if (method === 'alert.raised') {
      const { id, severity, rule } = params.alert as { id: string; severity: string; rule: string };
      terminal.out(`${severity}\t${rule}\t${id}\n`);
    }
  });
  await session.ask('service.watch', { entities });
  await Promise.race([
    terminal.interrupted,
    door.closed.then(() => Promise.reject(new CliError(status.notRunning, session.words.say('line.ended')))),
  ]);
  return status.done;
}

/** When something was: a time, or so long ago. Undefined where it is neither. */
function sinceOf(text: string, now: number): number | undefined {
  const ago = /^(\d+)\s*([mhd])$/.exec(text);
  if (ago !== null) return now - Number(ago[1]) * ({ m: 60_000, h: 3_600_000, d: 86_400_000 }[ago[2] ?? 'm'] ?? 0);
  const at = Date.parse(text);
  return Number.isFinite(at) ? at : undefined;
}

export async function history(
  session: Session,
  name: string,
  options: { since: string; csv?: boolean },
): Promise<void> {
  const now = Date.now();
  const from = sinceOf(options.since, now);
  if (from === undefined) throw new CliError(status.usage, session.words.say('line.since', { text: options.since }));
  const [entity, other] = await session.entities(name);
  if (entity === undefined || other !== undefined)
    throw new CliError(status.failed, session.words.say('line.ambiguous', { name, lines: '' }));
  const [start, to] = [new Date(from).toISOString(), new Date(now).toISOString()];
  const { points } = await session.ask('history.query', { entityId: entity.id, from: start, to, maxPoints: 10_000 });
  const rows = points.map(({ at, state }) => [new Date(at).toISOString(), state]);
  if (options.csv === true) {
    session.terminal.out([['time', 'state'], ...rows].map(csvLine).join(''));
    return;
  }
  session.say({ entityId: entity.id, points }, () => session.table(['time', 'state'], rows));
}
