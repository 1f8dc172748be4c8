/** The app's entry: named steps, in Electron's order. */
import path from 'node:path';
import { app } from 'electron';
import { type LineSentence, lineWords } from '../preload/words/line.ts';
import { compose } from './compose.ts';
import { withPasswords } from './headless/broker-passwords.ts';
import { createLogger } from './service/log/log.ts';
import { type AppArguments, parseAppArguments } from './shell/system/arguments.ts';
import { commandWords, runCommand } from './shell/system/command-line.ts';
import { installCrashGuard, markRunning } from './shell/system/crash.ts';
import { catchLinks } from './shell/system/links.ts';
import { takeFolder } from './shell/system/own-folder.ts';
import { prepareApp } from './shell/system/prepare.ts';

const outDir = path.join(import.meta.dirname, '..');
const iconsDir = path.join(outDir, '..', 'build', 'icons');

const words = commandWords(process.argv, app.isPackaged);
if (words !== undefined) await runCommand(words);
const guard = installCrashGuard();
const args = parseAppArguments(process.argv.slice(1), process.env);
if (typeof args === 'function') {
  void refuse(args);
} else if (prepareApp(args.dataDir, args.hardwareAcceleration)) {
  // Not awaited here: Electron is not ready before its entry module has been loaded.
  void run(args);
} else {
  app.quit();
}

async function refuse(why: LineSentence): Promise<void> {
  console.error(why(await lineWords()));
  app.exit(2);
}

async function run(args: AppArguments): Promise<void> {
  const { dataDir, logLevel } = args;
  const links = catchLinks(app, process.argv);
  const line = await lineWords();
  for (const warning of args.warnings) console.error(warning(line));
  const brokers = await withPasswords(args.brokers);
  if (typeof brokers === 'function') return refuse(brokers);
  if (!(await takeFolder(dataDir))) return;
  const file = path.join(dataDir, 'inglenook.log');
  const logger = createLogger({ level: logLevel ?? 'info', file, stderr: !app.isPackaged });
  process.once('exit', () => logger.flush());
  const marker = markRunning(dataDir);
  guard.onError(dataDir, (error) => {
    marker.restore();
    logger.error('app.crashed', { error });
    logger.flush();
  });

  await app.whenReady();
  const options = { args: { ...args, brokers }, logger, links, crashed: marker.crashed, outDir, iconsDir };
  const { lifecycle, flush, end } = await compose(options);

  let isStopped = false;
  app.on('before-quit', () => {
    if (isStopped) return;
    // A logout ends Chromium's own processes too, and without them the main process aborts in the middle of its stop.
    flush();
    marker.clear();
  });
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void lifecycle.stop().then(() => {
      isStopped = true;
      end(() => app.exit(0));
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

  await lifecycle.start();
}
