/**
 * `npm run package`: builds the app and its installers into `release/`. What is given besides goes to electron-builder
 * (`--dir`: the unpacked app alone; `-c.electronDist=DIR`: an Electron that is here already). On Linux the Debian package
 * is made as well, unless only the unpacked app is wanted.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeDeb } from './deb.ts';
import { root } from './electron-binary.ts';

/** What our code and its libraries may weigh in a package. */
const codeBytes = 6 * 1024 * 1024;

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

function weigh(): void {
  const bytes = bytesIn(path.join(root, 'out'));
  const shown = `${(bytes / 1024 / 1024).toFixed(1)} MiB of our code and libraries, of ${codeBytes / 1024 / 1024} at most`;
  console.log(`A package holds ${shown}.`);
  if (bytes > codeBytes) process.exit(1);
}

const args = process.argv.slice(2);
run('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn', '--config', 'build/electron.vite.config.ts']);
weigh();
run('electron-builder/cli.js', ['--config', 'build/electron-builder.yml', ...args]);
if (process.platform === 'linux' && !args.includes('--dir')) {
  console.log(`Made ${path.relative(root, makeDeb(path.join(root, 'release', 'linux-unpacked')))}`);
}
