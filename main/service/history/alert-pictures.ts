/**
 * Pictures of alerts: files in a folder of their own, bounded in number, bytes and age; records carry their names.
 * Whoever asks for one that had to make room gets none: an alert without its picture is still an alert.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toError } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Logger } from '../base/ports.ts';
import { pictureIn } from '../platforms/shared/picture.ts';

export interface AlertPictures {
  /**
   * Keeps the picture of a data URL (PNG, JPEG, GIF, WebP in base64) and answers its name; undefined for anything else
   * and while too much waits for the disk. @param name under this name, instead of one made from its content.
   */
  keep(dataUrl: string, name?: string): string | undefined;
  /** The picture as a data URL; undefined when it is not there (any more). */
  read(name: string): Promise<string | undefined>;
  /** Answers when everything kept so far is on the disk or was given up. */
  flush(): Promise<void>;
}

export interface AlertPicturesOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Default: those of `limits`. */
  readonly bounds?: PictureBounds;
}

export interface PictureBounds {
  readonly files: number;
  readonly bytes: number;
  readonly waitingBytes: number;
}

interface Kept {
  readonly bytes: number;
  readonly atMs: number;
}

const usualBounds: PictureBounds = {
  files: limits.alertPictures,
  bytes: limits.alertPicturesBytes,
  waitingBytes: limits.alertPicturesWaitingBytes,
};
const nameShape = /^[0-9a-f]{32}$/;
const dataUrlStart = /^data:image\/(?:png|jpe?g|gif|webp);base64,/i;
const dayMs = 86_400_000;

/** A name for a text: of a picture's content, or of the record that it belongs to. */
export function pictureName(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex').slice(0, 32);
}

function isPictureName(name: string): boolean {
  return nameShape.test(name);
}

/** Nothing is read or made before the first use. */
export function createAlertPictures({
  folder,
  clock,
  logger,
  bounds = usualBounds,
}: AlertPicturesOptions): AlertPictures {
  const log = logger.child('pictures');
  /** In the order of their last use: the first is the next to go. */
  const files = new Map<string, Kept>();
  /** On their way to the disk. */
  const waiting = new Map<string, Buffer>();
  let waitingBytes = 0;
  let bytes = 0;
  /** One change of the folder after the other. */
  let work: Promise<void> | undefined;

  const path = (name: string): string => join(folder, name);

  const note = (name: string, kept: Kept): void => {
    bytes += kept.bytes - (files.get(name)?.bytes ?? 0);
    files.delete(name);
    files.set(name, kept);
  };

  /** What an earlier run left; a file that is none of ours is a half-written one. */
  const load = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found: Array<readonly [string, Kept]> = [];
    for (const name of await readdir(folder)) {
      if (isPictureName(name)) {
        const { size, mtimeMs } = await stat(path(name));
        found.push([name, { bytes: size, atMs: mtimeMs }]);
      } else await rm(path(name), { force: true, recursive: true });
    }
    for (const [name, kept] of found.sort(([, a], [, b]) => a.atMs - b.atMs)) note(name, kept);
    await makeRoom();
  };

  const makeRoom = async (): Promise<void> => {
    const oldestMs = clock.now() - limits.alertPictureDays * dayMs;
    for (const [name, kept] of files) {
      const fits = files.size <= bounds.files && bytes <= bounds.bytes;
      if (fits && kept.atMs >= oldestMs) return;
      files.delete(name);
      bytes -= kept.bytes;
      await rm(path(name), { force: true });
    }
  };

  const write = async (name: string, content: Buffer): Promise<void> => {
    try {
      const atMs = clock.now();
      if (files.has(name)) await utimes(path(name), atMs / 1000, atMs / 1000);
      else {
        await writeFile(path(`${name}.tmp`), content, { mode: 0o600 });
        await utimes(path(`${name}.tmp`), atMs / 1000, atMs / 1000);
        await rename(path(`${name}.tmp`), path(name));
      }
      note(name, { bytes: content.length, atMs });
      await makeRoom();
    } catch (error) {
      log.warn('picture.notKept', { error: toError(error) });
      await rm(path(`${name}.tmp`), { force: true }).catch(() => undefined);
    }
  };

  const then = (next: () => Promise<void>): Promise<void> => {
    work ??= load().catch((error: unknown) => log.warn('folder.unusable', { error: toError(error) }));
    work = work.then(next);
    return work;
  };

  return {
    keep(dataUrl, given) {
      const content = contentOf(dataUrl);
      if (content === undefined) return undefined;
      const name = given ?? pictureName(content);
      if (waiting.has(name)) return name;
      if (waitingBytes + content.length > bounds.waitingBytes) return undefined;
      waiting.set(name, content);
      waitingBytes += content.length;
      void then(async () => {
        await write(name, content);
        waiting.delete(name);
        waitingBytes -= content.length;
      });
      return name;
    },
    async read(name) {
      if (!isPictureName(name)) return undefined;
      const content = waiting.get(name) ?? (await readFile(path(name)).catch(() => undefined));
      const picture = content === undefined ? undefined : pictureIn(content, undefined);
      if (content === undefined || picture === undefined || 'url' in picture) return undefined;
      return `data:${picture.contentType};base64,${content.toString('base64')}`;
    },
    flush: () => work ?? Promise.resolve(),
  };
}

function contentOf(dataUrl: string): Buffer | undefined {
  const start = dataUrlStart.exec(dataUrl)?.[0];
  if (start === undefined || dataUrl.length > limits.imagePayloadBytes) return undefined;
  const content = Buffer.from(dataUrl.slice(start.length), 'base64');
  return pictureIn(content, undefined) === undefined ? undefined : content;
}
