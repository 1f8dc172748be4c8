/**
 * Which notifications were shown and may still be pressed. On Windows and macOS they outlive the app in the system's
 * own list, so the log is on disk: another start knows where a click on an old one leads, and which have to go.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { toError } from '../../service/base/errors.ts';
import type { Dispose } from '../../service/base/events.ts';
import { limits } from '../../service/base/limits.ts';
import type { Logger, Timers } from '../../service/base/ports.ts';
import { writeFileAtomic } from '../../service/files/atomic-file.ts';

const entry = z.strictObject({
  id: z.string().min(1),
  /** Where a click leads. */
  open: z.strictObject({ view: z.string(), id: z.string().exactOptional() }).exactOptional(),
  /** In the order of the notification. `key`: what the system knows the button by. */
  buttons: z.array(z.strictObject({ key: z.string(), id: z.string() })),
});

export type ShownNotification = Readonly<z.infer<typeof entry>>;

export interface ShownLog {
  get(id: string): ShownNotification | undefined;
  put(shown: ShownNotification): void;
  delete(id: string): void;
  list(): readonly ShownNotification[];
  dispose(): void;
}

export interface ShownLogOptions {
  readonly timers: Timers;
  readonly logger: Logger;
  /** Absent: what was shown is forgotten with the app. */
  readonly file?: string;
}

/** The log, with what an earlier run left. One that cannot be read or written is only a worse memory. */
export function createShownLog({ timers, logger, file }: ShownLogOptions): ShownLog {
  const byId = new Map<string, ShownNotification>();
  let pending: Dispose | undefined;

  const write = (): void => {
    pending = undefined;
    if (file === undefined) return;
    writeFileAtomic(file, `${JSON.stringify([...byId.values()])}\n`).catch((error: unknown) =>
      logger.warn('shown.unsaved', { error: toError(error) }),
    );
  };
  const changed = (): void => {
    if (file !== undefined) pending ??= timers.after(limits.settingsDebounceMs, write);
  };
  const put = (shown: ShownNotification): void => {
    byId.delete(shown.id);
    byId.set(shown.id, shown);
    const [oldest] = byId.keys();
    if (byId.size > limits.shownNotifications && oldest !== undefined) byId.delete(oldest);
  };

  for (const shown of file === undefined ? [] : readShown(file)) put(shown);
  return {
    get: (id) => byId.get(id),
    put(shown) {
      put(shown);
      changed();
    },
    delete(id) {
      if (byId.delete(id)) changed();
    },
    list: () => [...byId.values()],
    dispose() {
      if (pending === undefined) return;
      pending();
      write();
    },
  };
}

function readShown(file: string): readonly ShownNotification[] {
  try {
    const parsed = z.array(entry).safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
