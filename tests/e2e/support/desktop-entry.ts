/** An installed program's desktop entry as a launcher reads it (Desktop Entry Specification 1.5). */
import { readFileSync } from 'node:fs';

export interface DesktopEntry {
  /** Of its main group. */
  readonly fields: ReadonlyMap<string, string>;
  /** What is run when it is chosen in the menu: no file and no address is given. */
  readonly command: readonly string[];
}

export function readDesktopEntry(file: string): DesktopEntry {
  const [, main = ''] = readFileSync(file, 'utf8').split(/^\[Desktop Entry\]$/m);
  const [own = ''] = main.split(/^\[/m);
  const fields = new Map(
    [...own.matchAll(/^([A-Za-z-]+)\s*=\s*(.*)$/gm)].map(([, key = '', value = '']) => [key, value.trim()] as const),
  );
  return { fields, command: commandOf(fields.get('Exec') ?? '') };
}

/** Arguments are parted by spaces, or stand in double quotes with a backslash before `"`, backtick, `$` and `\`. */
function commandOf(exec: string): string[] {
  const parts = [...exec.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)];
  return parts.flatMap(([, quoted, plain]) => {
    if (quoted !== undefined) return [quoted.replace(/\\(.)/g, '$1')];
    // Field codes stand for files, addresses and the icon: there are none.
    return plain === undefined || /^%[a-zA-Z]$/.test(plain) ? [] : [plain.replaceAll('%%', '%')];
  });
}
