/** What is said once after a start: how the last run ended, and what had to be recovered. */
import type { AppInfo } from '../../preload/contract.ts';
import type { Service } from '../service/service.ts';

export interface Notices {
  list(): AppInfo['notices'];
  /** The person has read it. */
  dismiss(code: string): void;
}

export function createNotices(service: Pick<Service, 'notices'>, crashed: boolean): Notices {
  const dismissed = new Set<string>();
  return {
    list: () =>
      [...(crashed ? [{ code: 'crashed' }] : []), ...service.notices].filter(({ code }) => !dismissed.has(code)),
    dismiss: (code) => {
      dismissed.add(code);
    },
  };
}
