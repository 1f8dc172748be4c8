/** What people most often want to know of an entity: the moments of its platform, and those of every entity. Pure. */
import type { Entity } from '../../preload/contract.ts';
import type { Moment } from '../platforms/moments.ts';
import { descriptorOf } from '../platforms/table.ts';
import { say } from '../words/words.ts';

export type { Moment } from '../platforms/moments.ts';

const offlineSeconds = 300;

/** The moments of an entity, the most usual first. */
export function momentsOf(entity: Entity): Moment[] {
  const entityId = entity.id;
  const offline: Moment = {
    id: 'offline',
    says: say('moments.isOfflineFor5Minutes'),
    trigger: { type: 'availability', entityId, to: 'offline', forSeconds: offlineSeconds },
    severity: 'warning',
  };
  const silent: Moment = {
    id: 'silent',
    says: say('moments.isSilentForLongerThanUsual'),
    trigger: { type: 'silence', entityId },
    severity: 'warning',
  };
  const { moments, isRegular } = descriptorOf(entity);
  return [...moments(entity), offline, ...(isRegular ? [silent] : [])];
}
