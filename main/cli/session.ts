/** What the commands share: the app that they ask, entities by their names, and how an answer is said. */
import type { CommandName, Device, Entity, Failure, RequestOf, ResponseOf } from '../../preload/contract.ts';
import type { LineWords } from '../../preload/words/line.ts';
import { connectDoor, type DoorClient } from '../door/client.ts';
import { table } from './table.ts';
import { CliError, type Status, status, type Terminal } from './terminal.ts';

export interface SessionOptions {
  readonly dataDir: string;
  readonly json: boolean;
}

export class Session {
  readonly terminal: Terminal;
  readonly words: LineWords;
  readonly json: boolean;
  readonly door: DoorClient;

  constructor(terminal: Terminal, json: boolean, door: DoorClient) {
    this.terminal = terminal;
    this.words = terminal.words;
    this.json = json;
    this.door = door;
  }

  /** Asks; a refusal ends the command with its reason. */
  async ask<K extends CommandName>(name: K, request: RequestOf<K>): Promise<ResponseOf<K>> {
    const result = await this.door.call(name, request);
    if (result.ok) return result.value;
    throw new CliError(status.failed, failureText(result.error));
  }

  /** As JSON where that is wanted, else what `text` makes of it. */
  say(value: unknown, text: () => string): void {
    this.terminal.out(this.json ? `${JSON.stringify(value, null, this.terminal.isTty ? 2 : 0)}\n` : text());
  }

  table(heading: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
    return table(heading, rows, this.terminal);
  }

  /** The entities that a name means: one, or all of a group. */
  async entities(name: string): Promise<readonly Entity[]> {
    const { match, entities } = await this.ask('entity.find', { name });
    if (match === 'none') throw new CliError(status.failed, this.words.say('line.unknown', { name }));
    if (match === 'several') {
      const lines = table(
        ['entity', 'name'],
        entities.map((each) => [`  ${each.id}`, each.name]),
        {
          isTty: true,
          columns: 0,
        },
      );
      const found = lines.split('\n').slice(1).join('\n').trimEnd();
      throw new CliError(status.failed, this.words.say('line.ambiguous', { name, lines: found }));
    }
    return entities;
  }

  /** Every entity, page by page. */
  async allEntities(): Promise<Entity[]> {
    const all: Entity[] = [];
    for (;;) {
      const after = all.at(-1)?.id;
      const { entities, more } = await this.ask('entity.list', after === undefined ? {} : { after });
      all.push(...entities);
      if (!more) return all;
    }
  }

  /** Every device, page by page. */
  async allDevices(): Promise<Device[]> {
    const all: Device[] = [];
    for (;;) {
      const after = all.at(-1)?.id;
      const { devices, more } = await this.ask('device.list', after === undefined ? {} : { after });
      all.push(...devices);
      if (!more) return all;
    }
  }

  /** Sends a command to each, tells how each ended, and answers the status of the worst. */
  async control(
    entities: readonly Entity[],
    wanted: (entity: Entity) => { readonly action: string; readonly params: Readonly<Record<string, unknown>> },
  ): Promise<Status> {
    const results = await Promise.all(
      entities.map(async (entity) => {
        const { action, params } = wanted(entity);
        const ended = await this.door.call('entity.control', { id: entity.id, action, params });
        return {
          id: entity.id,
          action,
          ...(ended.ok ? ended.value : { outcome: 'failed' as const, error: ended.error }),
        };
      }),
    );
    this.say(results.length === 1 ? results[0] : { results }, () =>
      results
        .map(({ id, outcome, error }) => {
          const why = error === undefined ? '' : ` (${failureText(error)})`;
          return `${id}: ${this.words.say(`line.${outcome}`)}${why}\n`;
        })
        .join(''),
    );
    if (results.some(({ outcome }) => outcome === 'failed')) return status.failed;
    return results.some(({ outcome }) => outcome === 'unconfirmed') ? status.unconfirmed : status.done;
  }
}

/** A refusal's code: programs read it too. */
function failureText({ code, detail }: Failure): string {
  return detail === undefined ? code : `${code}: ${detail}`;
}

/** State and unit, or that it cannot be reached. */
export function stateText(words: LineWords, { state, available, attributes }: Entity): string {
  if (!available) return words.say('line.unavailable');
  const unit = attributes.unit_of_measurement;
  return typeof unit === 'string' && state !== 'unknown' ? `${state} ${unit}` : state;
}

/** Connects to the app of a folder. */
export async function openSession(terminal: Terminal, options: SessionOptions): Promise<Session> {
  const { dataDir: folder } = options;
  const { say } = terminal.words;
  const door = await connectDoor(folder, terminal.environment);
  if (door === 'none') throw new CliError(status.notRunning, say('line.nothingRuns', { folder }));
  if (door === 'denied') throw new CliError(status.failed, say('line.denied', { folder }));
  // Nothing is told unasked; `watch` asks for more.
  await door.call('service.watch', { entities: [] });
  return new Session(terminal, options.json, door);
}
