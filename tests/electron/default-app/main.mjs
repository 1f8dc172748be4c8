/**
 * What `electron [switches] [-r module] folder` does: Electron's own is missing in the copy. An ES module that awaits the
 * app's entry: Electron is not ready before.
 */
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const modules = [];
let file;
const given = process.argv.slice(1);
for (let index = 0; index < given.length; index += 1) {
  const argument = given[index];
  if (argument === '-r' || argument === '--require') modules.push(given[++index]);
  else if (!argument.startsWith('-')) {
    file = argument;
    break;
  }
}
Module._preloadModules(modules);

async function load(folder) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const manifest = path.join(folder, 'package.json');
  if (existsSync(manifest)) {
    const { version, productName, name, desktopName } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    app.name = productName || name;
    if (desktopName) app.setDesktopName(desktopName);
    app.setAppPath(folder);
  }
  await import(pathToFileURL(Module._resolveFilename(folder, null, true)).href);
}

if (file === undefined) {
  console.error('Say which app: electron FOLDER');
  app.exit(2);
} else {
  try {
    await load(path.resolve(file));
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}
