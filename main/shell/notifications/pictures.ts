/** Pictures of notifications as files, for a desktop that takes them as such: they are there while it shows them. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { limits } from '../../service/base/limits.ts';

export interface NotificationPictures {
  /** The address of the file for a notification, in place of an earlier one; undefined for what is no picture. */
  put(id: string, dataUrl: string | undefined): Promise<string | undefined>;
  /** The notification is gone. */
  remove(id: string): void;
  /** All of them are. */
  clear(): void;
}

/** Takes away what an earlier run left, also where this one shows no notification. */
export function emptyPictures(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A folder that is not ours to delete: nothing will be written there either.
  }
}

/** @param folder a folder of ours for nothing else; emptied now. */
export function createNotificationPictures(folder: string): NotificationPictures {
  emptyPictures(folder);
  const files = new Map<string, string>();

  const remove = (id: string): void => {
    const file = files.get(id);
    files.delete(id);
    // One that cannot be deleted goes with the next start.
    if (file !== undefined) rm(file, { force: true }).catch(() => undefined);
  };

  return {
    async put(id, dataUrl) {
      const match = /^data:image\/(png|jpeg|gif|webp);base64,([a-z0-9+/=]+)$/i.exec(dataUrl ?? '');
      if (match === null) {
        remove(id);
        return undefined;
      }
      const name = createHash('sha256').update(id).digest('hex').slice(0, 32);
      const file = path.join(folder, `${name}.${match[1]?.toLowerCase()}`);
      if (files.get(id) !== file) remove(id);
      files.delete(id);
      files.set(id, file);
      for (const oldest of files.keys()) {
        if (files.size <= limits.notificationPictures) break;
        remove(oldest);
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, Buffer.from(match[2] ?? '', 'base64'), { mode: 0o600 });
      return pathToFileURL(file).href;
    },
    remove,
    clear() {
      files.clear();
      emptyPictures(folder);
    },
  };
}
