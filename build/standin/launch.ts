/** Loads the built app with the stand-in for its `electron`. */
import { registerHooks } from 'node:module';
import { app } from './app.ts';
import { system } from './system.ts';

const standIn = new URL('electron.ts', import.meta.url).href;
const built = new URL('../../out/main/', import.meta.url).href;
const processModule = new URL('process.ts', import.meta.url).href;

/** Resolves when the app's entry has been loaded; the app is not ready before. */
export async function launch(): Promise<void> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? { url: standIn, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
    load(url, context, next) {
      const loaded = next(url, context);
      if (system.platform === process.platform || !url.startsWith(built)) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      return { ...loaded, source: `import { process } from '${processModule}'; ${source}` };
    },
  });
  await import(`${built}index.js`);
  app.codeLoaded();
}
