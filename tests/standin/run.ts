/** Runs the built app in Node: `node tests/standin/run.ts [--headed] [the app's own options]`. */
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const standIn = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const headed = process.argv.indexOf('--headed');
if (headed !== -1) {
  process.argv.splice(headed, 1);
  process.env.INGLENOOK_STANDIN_HEADED = '1';
}

const { listen } = await import('./control.ts');
const { app } = await import('./electron.ts');
if (process.send !== undefined) listen();
// People see no tray here: without this they could not end the app.
if (headed !== -1) app.on('window-all-closed', () => app.quit());
const entry = process.env.INGLENOOK_ENTRY ?? fileURLToPath(new URL('../../out/main/index.js', import.meta.url));
await import(pathToFileURL(entry).href);
app.codeLoaded();
