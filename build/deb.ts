/**
 * The Debian package, made of `release/linux-unpacked` with `dpkg-deb`: electron-builder's own way needs a tool that it
 * downloads. `node build/deb.ts [UNPACKED]` answers the path of the package on stdout.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { completion } from '../main/cli/completion.ts';

/** What is read of package.json. */
interface Product {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly homepage?: string;
  readonly author: { readonly name: string; readonly email: string };
}

const root = fileURLToPath(new URL('..', import.meta.url));
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };
/** Debian renamed libraries when their time became 64 bits wide; either name is right. */
const depends = ['libgtk-3-0t64 | libgtk-3-0', 'libasound2t64 | libasound2', 'libnss3', 'libgbm1'];
const recommends = ['libsecret-1-0', 'libayatana-appindicator3-1', 'xdg-utils'];

/** Debian's version (Debian Policy 5.6.12): a pre-release sorts before its release by `~`. */
export function debianVersion(version: string): string {
  return version.replace('-', '~');
}

/** The control file (Debian Policy 5.3); `kibibytes`: what the files take when they are installed. */
export function controlFile(product: Product, architecture: string, kibibytes: number): string {
  const { name, version, description, homepage, author } = product;
  return `${[
    `Package: ${name}`,
    `Version: ${debianVersion(version)}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${author.name} <${author.email}>`,
    `Installed-Size: ${kibibytes}`,
    `Depends: ${depends.join(', ')}`,
    `Recommends: ${recommends.join(', ')}`,
    'Section: utils',
    'Priority: optional',
    ...(homepage === undefined ? [] : [`Homepage: ${homepage}`]),
    'Description: smart-home companion in the tray',
    ` ${description}`,
  ].join('\n')}\n`;
}

/** The menu entry (Desktop Entry Specification): starts the app, opens its links and files with it. */
export function desktopEntry(): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    'Name=Inglenook',
    'GenericName=Smart home',
    'Comment=Smart-home companion in the tray',
    'Exec=/opt/Inglenook/inglenook %U',
    'TryExec=/opt/Inglenook/inglenook',
    'Icon=inglenook',
    'Terminal=false',
    'Categories=Utility;',
    'Keywords=mqtt;smart home;zigbee;lights;alarm;',
    'StartupWMClass=inglenook',
    'MimeType=x-scheme-handler/inglenook;application/vnd.inglenook+json;',
  ].join('\n')}\n`;
}

/** Lays the files out below `tree` as they will stand on the person's system. */
function layOut(unpacked: string, tree: string): void {
  const put = (to: string, content: string | Buffer): void => {
    const file = path.join(tree, to);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const read = (from: string): Buffer => readFileSync(path.join(root, from));
  const app = path.join(tree, 'opt', 'Inglenook');
  cpSync(unpacked, app, { recursive: true });
  // The app asks this whether it may update itself: here the package manager does.
  put('opt/Inglenook/resources/package-type', 'deb');
  put('opt/Inglenook/resources/apparmor-profile', read('build/linux/apparmor-profile'));
  put('usr/share/applications/inglenook.desktop', desktopEntry());
  put('usr/share/mime/packages/inglenook.xml', read('build/linux/mime.xml'));
  put('usr/lib/systemd/user/inglenook.service', read('build/linux/inglenook.service'));
  for (const name of readdirSync(path.join(root, 'build/icons/linux'))) {
    put(`usr/share/icons/hicolor/${path.parse(name).name}/apps/inglenook.png`, read(`build/icons/linux/${name}`));
  }
  put('usr/share/bash-completion/completions/inglenook', completion('bash'));
  put('usr/share/zsh/vendor-completions/_inglenook', completion('zsh'));
  put('usr/share/fish/vendor_completions.d/inglenook.fish', completion('fish'));
  put('usr/share/doc/inglenook/copyright', read('LICENSE'));
  put('usr/share/doc/inglenook/changelog.gz', gzipSync(read('CHANGELOG.md'), { level: 9 }));
  mkdirSync(path.join(tree, 'usr/bin'), { recursive: true });
  symlinkSync('../../opt/Inglenook/inglenook', path.join(tree, 'usr/bin/inglenook'));
  openToAll(tree);
  // Chromium's own sandbox, for systems that forbid user namespaces to programs.
  chmodSync(path.join(app, 'chrome-sandbox'), 0o4755);
}

/** Whatever the umask of the build: everybody may read and nobody but root may write. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(name);
    else if (entry.isFile()) chmodSync(name, (lstatSync(name).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Makes the package beside the unpacked app, and answers its path. */
export function makeDeb(unpacked: string): string {
  const product = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Product;
  const architecture = architectures[process.arch];
  if (architecture === undefined) throw new Error(`there is no Debian package for ${process.arch}`);
  const tree = mkdtempSync(path.join(tmpdir(), 'inglenook-deb-'));
  try {
    layOut(unpacked, tree);
    const files = filesBelow(tree);
    const kibibytes = Math.ceil(files.reduce((sum, file) => sum + lstatSync(file).size, 0) / 1024);
    const md5 = (file: string) => createHash('md5').update(readFileSync(file)).digest('hex');
    const sums = files.map((file) => `${md5(file)}  ${path.relative(tree, file)}\n`).join('');
    const control = path.join(tree, 'DEBIAN');
    mkdirSync(control);
    writeFileSync(path.join(control, 'control'), controlFile(product, architecture, kibibytes));
    writeFileSync(path.join(control, 'md5sums'), sums);
    for (const script of ['postinst', 'prerm']) {
      cpSync(path.join(root, 'build/linux', script), path.join(control, script));
      chmodSync(path.join(control, script), 0o755);
    }
    const name = `${product.name}_${debianVersion(product.version)}_${architecture}.deb`;
    const deb = path.join(path.dirname(unpacked), name);
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '--build', tree, deb], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return deb;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(makeDeb(path.resolve(process.argv[2] ?? path.join(root, 'release/linux-unpacked'))));
