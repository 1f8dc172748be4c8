/** What is said once after a start: how the last run ended, and what had to be recovered. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppInfo } from '../../../preload/contract.ts';
import type { Notice } from '../../service/base/ports.ts';

export interface Notices {
  list(): AppInfo['notices'];
  /** The person has read it. */
  dismiss(code: string): void;
  /** The desktop shows no tray icons. Said until the person has read it, then never again. */
  noTrayHost(): void;
}

const noTrayHost = 'tray.noHost';

export function createNotices(
  service: { readonly notices: readonly Notice[] },
  crashed: boolean,
  dataDir: string,
): Notices {
  const dismissed = new Set<string>();
  const told = path.join(dataDir, 'tray-told');
  let isHostMissing = false;
  return {
    list: () =>
      [
        ...(crashed ? [{ code: 'crashed' }] : []),
        ...(isHostMissing && !existsSync(told) ? [{ code: noTrayHost }] : []),
        ...service.notices,
      ].filter(({ code }) => !dismissed.has(code)),
    dismiss: (code) => {
      dismissed.add(code);
      if (code !== noTrayHost) return;
      try {
        writeFileSync(told, '');
      } catch {
        // A folder that cannot be written: it is said again at the next start.
      }
    },
    noTrayHost() {
      isHostMissing = true;
    },
  };
}
