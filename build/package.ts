/**
 * `npm run package`: builds the app and its installers into `release/`. What is given besides goes to electron-builder
 * (`--dir`: the unpacked app alone; `-c.electronDist=DIR`: an Electron that is here already). On Linux the Debian package
 * is made as well, unless only the unpacked app is wanted. With INGLENOOK_UPDATE_URL the app looks there for new versions,
 * and the files that tell of this one (`latest*.yml`) are made.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { contentProblems, describeContents, readAsar } from './contents.ts';
import { makeDeb } from './deb.ts';
import { root } from './electron-binary.ts';

const release = path.join(root, 'release');

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Says what each packed app holds, and ends with an error if it is too much or the wrong thing. */
function weigh(): void {
  const asars = existsSync(release)
    ? readdirSync(release, { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'app.asar')
    : [];
  if (asars.length === 0) throw new Error('electron-builder made no app.asar');
  for (const name of asars) {
    const files = readAsar(path.join(release, name));
    console.log(describeContents(files));
    const problems = contentProblems(files);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exit(1);
  }
}

/** The provider is a plain folder on a web server; without an address the app has nowhere to look, and says so. */
function publishArgs(url: string | undefined): string[] {
  return url === undefined || url === '' ? [] : ['-c.publish.provider=generic', `-c.publish.url=${url}`];
}

const args = process.argv.slice(2);
run('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn', '--config', 'build/electron.vite.config.ts']);
const more = publishArgs(process.env.INGLENOOK_UPDATE_URL);
run('electron-builder/cli.js', ['--config', 'build/electron-builder.yml', ...more, ...args]);
weigh();
if (process.platform === 'linux' && !args.includes('--dir')) {
  console.log(`Made ${path.relative(root, makeDeb(path.join(release, 'linux-unpacked')))}`);
}
