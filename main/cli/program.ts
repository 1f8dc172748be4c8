/** The commands and their words; what they do is in the files beside. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { LineWords } from '../../preload/words/line.ts';
import { defaultDataDir } from '../service/files/data-dir.ts';
import * as alerts from './alerts.ts';
import * as app from './app.ts';
import { completion, shells, suggestions } from './completion.ts';
import * as home from './home.ts';
import { openSession, type Session } from './session.ts';
import type { Status, Terminal } from './terminal.ts';

export { CommanderError } from 'commander';

const listed = ['devices', 'entities', 'scenes', 'tasks', 'automations', 'alerts'] as const;

interface Shared {
  readonly dataDir?: string;
  readonly demo?: boolean;
  readonly json?: boolean;
}

/** @param end is told the exit status of a command that has one of its own */
export function createProgram(terminal: Terminal, end: (code: Status) => void): Command {
  const { say } = terminal.words;
  const program = new Command('inglenook');
  const folder = (): string => {
    const { dataDir, demo } = program.opts<Shared>();
    const own = defaultDataDir(process.platform, terminal.environment);
    return dataDir ?? (demo === true ? `${own} Demo` : own);
  };
  /** Connects, runs, and lets go again, whatever happens. */
  const act =
    <A extends unknown[]>(run: (session: Session, ...args: A) => Promise<unknown>) =>
    async (...args: A): Promise<void> => {
      const session = await openSession(terminal, { dataDir: folder(), json: program.opts<Shared>().json === true });
      try {
        const code = await run(session, ...args);
        if (isStatus(code)) end(code);
      } finally {
        session.door.close();
      }
    };

  /** By what Commander calls it: "Options:". */
  const titled = (title: string): string =>
    terminal.words.look('lineHelp', title.replace(':', '').toLowerCase()) ?? title;
  program
    .description(say('lineHelp.about'))
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .configureHelp({ styleTitle: titled })
    .helpOption('-h, --help', say('lineHelp.help'))
    .helpCommand('help [command]', say('lineHelp.help'))
    .exitOverride()
    .showSuggestionAfterError()
    .addOption(new Option('--data-dir <dir>', say('lineHelp.dataDir')).argParser(notEmpty(terminal.words)))
    .option('--demo', say('lineHelp.demo'))
    .option('--json', say('lineHelp.json'))
    .addHelpText('after', say('lineHelp.after'));

  program.command('status').description(say('lineHelp.status')).action(act(app.showStatus));
  program
    .command('list')
    .description(say('lineHelp.list'))
    .addArgument(program.createArgument('[what]', say('lineHelp.listWhat')).choices(listed).default('entities'))
    .action(act((session, what: (typeof listed)[number]) => home.list(session, what)));
  program
    .command('get')
    .description(say('lineHelp.get'))
    .argument('<entity...>')
    .action(act((session, words: string[]) => home.get(session, words.join(' '))));
  program
    .command('set')
    .description(say('lineHelp.set'))
    .argument('<entity>')
    .argument('<value|action>')
    .argument('[key=value...]')
    // A value may be negative.
    .allowUnknownOption()
    .action(act((session, name: string, value: string, fields: string[]) => home.set(session, name, value, fields)));
  program
    .command('toggle')
    .description(say('lineHelp.toggle'))
    .argument('<entity...>')
    .action(act((session, words: string[]) => home.toggle(session, words.join(' '))));
  program
    .command('press')
    .description(say('lineHelp.press'))
    .argument('<entity...>')
    .action(act((session, words: string[]) => home.press(session, words.join(' '))));
  program
    .command('scene')
    .description(say('lineHelp.scene'))
    .argument('<name...>')
    .action(act((session, words: string[]) => home.scene(session, words.join(' '))));
  program
    .command('watch')
    .description(say('lineHelp.watch'))
    .argument('[entity...]')
    .action(act((session, names: string[]) => home.watch(session, names)));
  program
    .command('history')
    .description(say('lineHelp.history'))
    .argument('<entity...>')
    .option('--since <time>', say('lineHelp.historySince'), '24h')
    .option('--csv', say('lineHelp.historyCsv'))
    .action(
      act((session, words: string[], options: { since: string; csv?: boolean }) =>
        home.history(session, words.join(' '), options),
      ),
    );
  program
    .command('run')
    .description(say('lineHelp.run'))
    .argument('<task|automation>')
    .argument('[key=value...]')
    .action(act((session, name: string, fields: string[]) => app.run(session, name, fields)));
  program
    .command('alerts')
    .description(say('lineHelp.alerts'))
    .action(act((session) => alerts.list(session)));
  program
    .command('ack')
    .description(say('lineHelp.ack'))
    .argument('<id|all>')
    .action(act((session, id: string) => alerts.acknowledge(session, id)));
  program
    .command('snooze')
    .description(say('lineHelp.snooze'))
    .argument('<id>')
    .argument('[minutes]', say('lineHelp.soLong'), minutesOf(terminal.words), 30)
    .action(act((session, id: string, after: number) => alerts.snooze(session, id, after)));
  program
    .command('notify')
    .description(say('lineHelp.notify'))
    .argument('<text...>')
    .option('--title <title>')
    .addOption(new Option('--severity <severity>').choices(['info', 'warning', 'critical']))
    .action(
      act((session, words: string[], options: alerts.NotifyOptions) =>
        alerts.notify(session, words.join(' '), options),
      ),
    );
  program
    .command('pause')
    .description(say('lineHelp.pause'))
    .argument('[minutes]', say('lineHelp.soLong'), minutesOf(terminal.words), 60)
    .action(act((session, after: number) => alerts.pause(session, after)));
  program
    .command('publish')
    .description(say('lineHelp.publish'))
    .argument('<topic>')
    .argument('<payload>')
    .option('--retain', say('lineHelp.publishRetain'))
    .addOption(new Option('--qos <qos>').choices(['0', '1', '2']).default('1'))
    .option('--broker <id>', say('lineHelp.publishBroker'))
    .action(
      act((session, topic: string, payload: string, options: app.PublishOptions) =>
        app.publish(session, topic, payload, options),
      ),
    );
  program.command('backup').description(say('lineHelp.backup')).action(act(app.backup));
  program.command('export').description(say('lineHelp.export')).action(act(app.exportSettings));
  program
    .command('import')
    .description(say('lineHelp.import'))
    .argument('<file>')
    .option('--preview', say('lineHelp.importPreview'))
    .action(
      act((session, file: string, { preview }: { preview?: boolean }) =>
        app.importSettings(session, file, preview === true),
      ),
    );
  program
    .command('panel')
    .description(say('lineHelp.panel'))
    .action(act((session) => app.openPanel(session)));
  program
    .command('open')
    .description(say('lineHelp.open'))
    .argument('[page]', say('lineHelp.openPage'))
    .action(act((session, page?: string) => app.openWindow(session, page)));
  for (const name of ['start', 'stop', 'restart'] as const) {
    program
      .command(name)
      .description(say(`lineHelp.${name}`))
      .action(act((session) => app.shift(session, name)));
  }
  program
    .command('quit')
    .description(say('lineHelp.quit'))
    .action(act((session) => app.quit(session)));
  program
    .command('mcp')
    .description(say('lineHelp.mcp'))
    .action(
      act(async (session) => {
        const { version } = await session.ask('service.status', {});
        // A large library, for this command alone.
        const { serveAgents } = await import('./mcp.ts');
        await serveAgents(session, version);
      }),
    );
  program
    .command('completion')
    .description(say('lineHelp.completion'))
    .addArgument(program.createArgument('<shell>').choices(shells))
    .action((shell: (typeof shells)[number]) => terminal.out(completion(shell)));
  program
    .command('__complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: string[]) => {
      const commands = program.commands.map((each) => each.name()).filter((name) => name !== '__complete');
      const session =
        words.length < 2
          ? undefined
          : await openSession(terminal, { dataDir: folder(), json: false }).catch(() => undefined);
      try {
        terminal.out((await suggestions(commands, words, session)).map((each) => `${each}\n`).join(''));
      } finally {
        session?.door.close();
      }
    });
  return program;
}

function isStatus(code: unknown): code is Status {
  return typeof code === 'number';
}

function minutesOf(words: LineWords): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isFinite(value) && value >= 0 && text.trim() !== '') return value;
    throw new InvalidArgumentError(words.say('line.minutes', { text }));
  };
}

function notEmpty(words: LineWords): (text: string) => string {
  return (text) => {
    if (text === '') throw new InvalidArgumentError(words.say('line.notEmpty'));
    return text;
  };
}
