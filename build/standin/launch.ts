/** Loads the built app with the stand-in for its `electron`. */
import { registerHooks } from 'node:module';
import { app } from './app.ts';

const standIn = new URL('electron.ts', import.meta.url).href;
const entry = new URL('../../out/main/index.js', import.meta.url).href;

/** Resolves when the app's entry has been loaded; the app is not ready before. */
export async function launch(): Promise<void> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? { url: standIn, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
  await import(entry);
  app.codeLoaded();
}
