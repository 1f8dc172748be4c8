/** `npm run test:e2e:electron`: the end-to-end specs on real Electron, whose binary is fetched first if need be. */
import path from 'node:path';
import { findElectron, root, runHere } from './electron-binary.ts';

process.env.INGLENOOK_ELECTRON = '1';
const electron = await findElectron();
if ('reason' in electron) {
  console.error(`The specs cannot run on Electron: ${electron.reason}.`);
  process.exitCode = 1;
} else {
  const program = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [program, 'test', '--config', 'build/playwright.config.ts', ...process.argv.slice(2)];
  process.exitCode = await runHere(process.execPath, args);
}
