/** The way out of the app: addresses for the person's own browser, and files that the person picks. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import { ServiceError } from '../../service/base/errors.ts';
import { limits } from '../../service/base/limits.ts';
import { systemLine } from '../../service/base/system-text.ts';
import { readSmallFile } from '../../service/files/small-file.ts';

/** The address as it is handed to the system, or undefined: only https, with a host and without user and password. */
export function externalUrl(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.hostname === '') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

/** Opens an https address in the person's browser; anything else is refused. */
export async function openExternal(address: string): Promise<void> {
  const url = externalUrl(address);
  if (url === undefined) throw new ServiceError('request.invalid', 'url');
  await shell.openExternal(url);
}

/** A name without folders and without what file systems refuse. */
export function safeFileName(name: string): string {
  const base = systemLine(name.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '-'), limits.nameChars).replace(/^[. ]+|[. ]+$/g, '');
  return base === '' ? 'inglenook.json' : base;
}

/** Asks where to, and writes. False when the person cancelled. */
export async function saveFile(
  window: BrowserWindow | undefined,
  suggestedName: string,
  text: string,
  encoding: 'utf8' | 'base64' = 'utf8',
): Promise<boolean> {
  const options = { defaultPath: safeFileName(suggestedName) };
  const answer = await (window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  if (answer.canceled || answer.filePath === '') return false;
  await writeFile(answer.filePath, text, encoding);
  return true;
}

/** Asks which file, and reads it as text; null when the person cancelled. Refuses files over the request limit. */
export async function openFile(window: BrowserWindow | undefined): Promise<{ text: string | null; name?: string }> {
  const file = await pick(window, [{ name: 'JSON', extensions: ['json'] }]);
  if (file === null) return { text: null };
  const bytes = await readSmallFile(file, limits.ipcRequestBytes);
  return { text: bytes.toString('utf8'), name: path.basename(file) };
}

/** Asks for a PEM file; null when the person cancelled. The file itself is read by the connection. */
export function pickPath(window: BrowserWindow | undefined): Promise<string | null> {
  return pick(window, [
    { name: 'PEM', extensions: ['pem', 'crt', 'cer', 'key'] },
    { name: '*', extensions: ['*'] },
  ]);
}

async function pick(
  window: BrowserWindow | undefined,
  filters: { name: string; extensions: string[] }[],
): Promise<string | null> {
  const options = { properties: ['openFile' as const], filters };
  const answer = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
