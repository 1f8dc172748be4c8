/** `npm run dev`: rebuilds on every change and reloads the window; on the stand-in where there is no Electron. */
import { findDisplay, findElectron, root, runHere } from './electron-binary.ts';

const electron = await findElectron();
const env: NodeJS.ProcessEnv = { ...process.env };
const args = process.argv.slice(2);
if ('binary' in electron) {
  env.ELECTRON_EXEC_PATH = electron.binary;
} else {
  console.error(`Electron is not used: ${electron.reason}. The stand-in runs the app.`);
  env.ELECTRON_EXEC_PATH = process.execPath;
  env.ELECTRON_ENTRY = `${root}build/standin/run.ts`;
  if ('kind' in (await findDisplay())) args.unshift('--headed');
}
const program = `${root}node_modules/electron-vite/bin/electron-vite.js`;
const options = ['dev', '--watch', '--config', 'build/electron.vite.config.ts'];
process.exitCode = await runHere(process.execPath, [program, ...options, '--', ...args], env);
