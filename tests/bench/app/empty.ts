/** An Electron app that does nothing: a tray icon, and on demand a window with an empty page. What others cost beyond it is theirs. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const picture = fileURLToPath(new URL('../../../build/icons/tray/fine-dark.png', import.meta.url));

const main = `import path from 'node:path';
import { app, BrowserWindow, Tray } from 'electron';

const option = (name) => process.argv[process.argv.indexOf(name) + 1];
app.setPath('userData', option('--data-dir'));
app.on('window-all-closed', () => undefined);
await import(process.argv.includes('--with-database') ? './database.js' : './nothing.js');
app.whenReady().then(() => {
  globalThis.tray = new Tray(path.join(import.meta.dirname, 'tray.png'));
  if (!process.argv.includes('--hidden')) new BrowserWindow().loadFile(path.join(import.meta.dirname, 'index.html'));
});
process.on('SIGTERM', () => app.quit());
`;

/** The databases that the app has open, with what it wrote into one of them read once. */
const database = `import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const folder = process.argv[process.argv.indexOf('--data-dir') + 1];
globalThis.databases = ['inglenook.db', 'retained.db'].map((name) => {
  const opened = new DatabaseSync(path.join(folder, name));
  opened.exec('CREATE TABLE IF NOT EXISTS empty (id INTEGER PRIMARY KEY, text TEXT)');
  opened.prepare('INSERT INTO empty (text) VALUES (?)').run('x');
  opened.prepare('SELECT count(*) AS count FROM empty').get();
  return opened;
});
`;

/** Writes it into `folder`. */
export function makeEmptyApp(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(picture, path.join(folder, 'tray.png'));
  const files = {
    'package.json': JSON.stringify({ name: 'empty', version: '1.0.0', type: 'module', main: 'index.js' }),
    'index.html': '<!doctype html><title>Empty</title><h1>Empty</h1>',
    'index.js': main,
    'nothing.js': '',
    'database.js': database,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}
