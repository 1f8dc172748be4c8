/** The commands and their words; what they do is in the files beside. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { defaultDataDir } from '../service/files/data-dir.ts';
import * as alerts from './alerts.ts';
import * as app from './app.ts';
import { completion, shells, suggestions } from './completion.ts';
import * as home from './home.ts';
import { openSession, type Session } from './session.ts';
import type { Status, Terminal } from './terminal.ts';
import { texts } from './texts.ts';

export { CommanderError } from 'commander';

export const listed = ['devices', 'entities', 'scenes', 'tasks', 'automations', 'alerts'] as const;

interface Shared {
  readonly dataDir?: string;
  readonly demo?: boolean;
  readonly json?: boolean;
}

/** @param end is told the exit status of a command that has one of its own */
export function createProgram(terminal: Terminal, end: (code: Status) => void): Command {
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

  program
    .description('Asks the Inglenook that is running.')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .exitOverride()
    .showSuggestionAfterError()
    .addOption(new Option('--data-dir <dir>', 'the folder whose app is meant').argParser(notEmpty))
    .option('--demo', 'the app with the demo home')
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      '\nNames are as people say them: "hall light", hall/ceiling, "kitchen lights", or an id.\n' +
        'Exit status: 0 done and confirmed, 1 refused or failed, 2 wrong usage, 3 nothing is running, 4 unconfirmed.',
    );

  program.command('status').description('how it stands').action(act(app.showStatus));
  program
    .command('list')
    .description('what there is')
    .addArgument(program.createArgument('[what]', 'which kind').choices(listed).default('entities'))
    .action(act((session, what: (typeof listed)[number]) => home.list(session, what)));
  program
    .command('get')
    .description('the state of an entity')
    .argument('<entity...>')
    .action(act((session, words: string[]) => home.get(session, words.join(' '))));
  program
    .command('set')
    .description('sets a value, or carries out an action')
    .argument('<entity>')
    .argument('<value|action>')
    .argument('[key=value...]')
    // A value may be negative.
    .allowUnknownOption()
    .action(act((session, name: string, value: string, fields: string[]) => home.set(session, name, value, fields)));
  program
    .command('toggle')
    .description('turns on what is off, and off what is on')
    .argument('<entity...>')
    .action(act((session, words: string[]) => home.toggle(session, words.join(' '))));
  program
    .command('press')
    .description('presses a button')
    .argument('<entity...>')
    .action(act((session, words: string[]) => home.press(session, words.join(' '))));
  program
    .command('scene')
    .description('activates a scene')
    .argument('<name...>')
    .action(act((session, words: string[]) => home.scene(session, words.join(' '))));
  program
    .command('watch')
    .description('changes as they come, until Ctrl+C')
    .argument('[entity...]')
    .action(act((session, names: string[]) => home.watch(session, names)));
  program
    .command('history')
    .description('earlier states of an entity')
    .argument('<entity...>')
    .option('--since <time>', 'a time, or 30m, 24h, 7d ago', '24h')
    .option('--csv', 'as comma-separated values')
    .action(
      act((session, words: string[], options: { since: string; csv?: boolean }) =>
        home.history(session, words.join(' '), options),
      ),
    );
  program
    .command('run')
    .description('runs a task or an automation')
    .argument('<task|automation>')
    .argument('[key=value...]')
    .action(act((session, name: string, fields: string[]) => app.run(session, name, fields)));
  program
    .command('alerts')
    .description('open alerts')
    .action(act((session) => alerts.list(session)));
  program
    .command('ack')
    .description('acknowledges an alert, or all')
    .argument('<id|all>')
    .action(act((session, id: string) => alerts.acknowledge(session, id)));
  program
    .command('snooze')
    .description('puts an alert off')
    .argument('<id>')
    .argument('[minutes]', 'for so long', minutes, 30)
    .action(act((session, id: string, after: number) => alerts.snooze(session, id, after)));
  program
    .command('notify')
    .description('shows a notification')
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
    .description('pauses notifications; 0 ends the pause')
    .argument('[minutes]', 'for so long', minutes, 60)
    .action(act((session, after: number) => alerts.pause(session, after)));
  program
    .command('publish')
    .description('publishes an MQTT message')
    .argument('<topic>')
    .argument('<payload>')
    .option('--retain', 'the broker keeps it')
    .addOption(new Option('--qos <qos>').choices(['0', '1', '2']).default('1'))
    .option('--broker <id>', 'on this broker')
    .action(
      act((session, topic: string, payload: string, options: app.PublishOptions) =>
        app.publish(session, topic, payload, options),
      ),
    );
  program.command('backup').description('copies the settings into the folder of backups').action(act(app.backup));
  program.command('export').description('the settings as JSON, without passwords').action(act(app.exportSettings));
  program
    .command('import')
    .description('takes settings from a file (- for stdin)')
    .argument('<file>')
    .option('--preview', 'only says what would change')
    .action(
      act((session, file: string, { preview }: { preview?: boolean }) =>
        app.importSettings(session, file, preview === true),
      ),
    );
  program
    .command('panel')
    .description('opens the panel')
    .action(act((session) => app.openPanel(session)));
  program
    .command('open')
    .description('opens the window')
    .argument('[page]', 'home, alerts, tasks, automations, settings, room/NAME, device/ID')
    .action(act((session, page?: string) => app.openWindow(session, page)));
  for (const name of ['start', 'stop', 'restart'] as const) {
    program
      .command(name)
      .description(
        { start: 'takes up work again', stop: 'stops the work; the app stays', restart: 'stops and starts' }[name],
      )
      .action(act((session) => app.shift(session, name)));
  }
  program
    .command('quit')
    .description('ends the app')
    .action(act((session) => app.quit(session)));
  program
    .command('mcp')
    .description('lets agents look at the home (Model Context Protocol on stdio)')
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
    .description('completion for a shell, to be sourced')
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

function minutes(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || text.trim() === '') throw new InvalidArgumentError(texts.minutes(text));
  return value;
}

function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('must not be empty');
  return text;
}
