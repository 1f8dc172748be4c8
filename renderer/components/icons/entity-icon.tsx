/** The icon of an entity. */
import type { ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { textOf } from '../../format/values.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { DeviceIcon } from './icon.tsx';

/** The icon that the device names (`mdi:...`), else the one of its platform. */
export function EntityIcon({ entity, size = 20 }: { entity: Entity; size?: number }): ReactNode {
  const { icon } = descriptorOf(entity);
  return <DeviceIcon icon={textOf(entity, 'icon') ?? entity.icon} fallback={icon(entity)} size={size} />;
}
