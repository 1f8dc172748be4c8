/** Links that open the app: `inglenook://entity/ID`, `/room/NAME`, `/alerts`, `/run/ID`. Anybody can write one. */
import type { Api } from '../../api/api.ts';
import type { Logger } from '../../service/base/ports.ts';
import { systemLine } from '../../service/base/system-text.ts';
import type { WordsHolder } from '../../service/settings/words.ts';

export type Link =
  | { readonly to: 'entity' | 'room' | 'run'; readonly id: string }
  | { readonly to: 'alerts' }
  | { readonly to: 'unknown' };

const scheme = 'inglenook:';
const longestLink = 1_024;
const longestId = 255;

/** What a link asks for; whatever is not exactly one of the four is unknown. Pure. */
export function parseLink(text: string): Link {
  const unknown = { to: 'unknown' } as const;
  if (text.length > longestLink) return unknown;
  // Systems write the scheme and what follows it in small letters, and some add a slash.
  const parts = /^inglenook:\/\/(entity|room|run|alerts)(?:\/([^/?#\s]*))?\/?$/i.exec(text);
  const to = parts?.[1]?.toLowerCase();
  const id = decoded(parts?.[2] ?? '');
  if (to === 'alerts') return id === '' ? { to } : unknown;
  if ((to !== 'entity' && to !== 'room' && to !== 'run') || id === undefined || id === '') return unknown;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no name holds
  return id.length > longestId || /[\u0000-\u001f\u007f-\u009f]/.test(id) ? unknown : { to, id };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The link among the arguments that the system gave; the last, for it stands behind the program's own. */
export function linkIn(argv: readonly string[]): string | undefined {
  return argv.findLast((each) => each.slice(0, scheme.length).toLowerCase() === scheme);
}

/** What Electron's `app` tells of links. */
export interface LinkSource {
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown;
}

/** Links that came, also those from before the app could follow them. */
export interface LinkFeed {
  follow(listener: (link: string) => void): void;
}

/** Listens at once: macOS tells of the link that it starts the app with before the app is ready. */
export function catchLinks(app: LinkSource, argv: readonly string[]): LinkFeed {
  const first = linkIn(argv);
  const early: string[] = first === undefined ? [] : [first];
  let listener: ((link: string) => void) | undefined;
  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (listener === undefined) early.push(url);
    else listener(url);
  });
  return {
    follow(next) {
      listener = next;
      for (const link of early.splice(0)) next(link);
    },
  };
}

/** A question or a message in a box of the system. */
export interface Box {
  readonly message: string;
  readonly detail: string;
  /** The first is chosen by Escape and Enter. */
  readonly buttons: readonly string[];
}

export interface LinksOptions {
  readonly api: Pick<Api, 'call'>;
  readonly words: Pick<WordsHolder, 'get'>;
  readonly logger: Logger;
  show(target: { readonly view: string; readonly id?: string }): void;
  /** Answers which button was pressed. */
  ask(box: Box): Promise<number>;
}

const longestShown = 200;

/** Follows links, one question at a time: a page that opens many of them asks once. */
export function createLinks({ api, words, logger, show, ask }: LinksOptions): (link: string) => void {
  const log = logger.child('links');
  let isAsking = false;
  const once = async (work: () => Promise<void>): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    await work().finally(() => {
      isAsking = false;
    });
  };
  const run = async (id: string): Promise<void> => {
    const { say } = words.get();
    const work = await workOf(api, id);
    if (work === undefined) {
      const detail = say('links.noWork', { id: systemLine(id, longestShown) });
      await ask({ message: say('links.unknown'), detail, buttons: [say('links.cancel')] });
      return;
    }
    const name = systemLine(work.name, longestShown);
    const buttons = [say('links.cancel'), say('links.run')];
    if ((await ask({ message: say('links.ask', { name }), detail: say('links.askText'), buttons })) !== 1) return;
    const started = await api.call(work.command, { id });
    if (started.ok) return;
    log.warn('run.refused', { code: started.error.code });
    const message = say('links.failed', { name, reason: started.error.code });
    await ask({
      message,
      detail: systemLine(started.error.detail ?? '', longestShown),
      buttons: [say('links.cancel')],
    });
  };
  return (text) => {
    const link = parseLink(text);
    switch (link.to) {
      case 'entity':
        return show({ view: 'device', id: link.id });
      case 'room':
        return show({ view: 'room', id: link.id });
      case 'alerts':
        return show({ view: 'alerts' });
      case 'run':
        return void once(() => run(link.id));
      case 'unknown': {
        const { say } = words.get();
        const box = { message: say('links.unknown'), detail: systemLine(text, longestShown) };
        return void once(async () => void (await ask({ ...box, buttons: [say('links.cancel')] })));
      }
    }
  };
}

interface Work {
  readonly name: string;
  readonly command: 'task.run' | 'automation.run';
}

async function workOf(api: Pick<Api, 'call'>, id: string): Promise<Work | undefined> {
  const [tasks, automations] = await Promise.all([api.call('task.list', {}), api.call('automation.list', {})]);
  const find = (list: unknown): { readonly name: string } | undefined =>
    Array.isArray(list) ? list.find((each: { readonly id: string }) => each.id === id) : undefined;
  const task = tasks.ok ? find((tasks.value as { tasks: unknown }).tasks) : undefined;
  if (task !== undefined) return { name: task.name, command: 'task.run' };
  const automation = automations.ok ? find((automations.value as { automations: unknown }).automations) : undefined;
  return automation === undefined ? undefined : { name: automation.name, command: 'automation.run' };
}
