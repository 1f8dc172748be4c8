/** Whether a device's risky actions are asked about: the entry of its menu. */
import type { Entity } from '../../../preload/contract.ts';
import type { MenuEntry } from '../../components/ui/menu.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useEntities, useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

/** None for a device that can do nothing risky. @param key of the device, or of an entity that has none */
export function useTrustEntries(key: string, entityIds: readonly string[]): readonly MenuEntry[] {
  const { trustedDevices } = useSettings();
  const entities = useEntities(entityIds);
  if (!entities.some(hasRisk)) return [];
  const isTrusted = trustedDevices.includes(key);
  const others = trustedDevices.filter((each) => each !== key);
  return [
    {
      id: 'trust',
      label: isTrusted ? say('device.askBeforeRisky') : say('device.neverAskBeforeRisky'),
      icon: isTrusted ? 'shield-check' : 'shield-home',
      onAction: () =>
        void attempt(
          call('settings.update', { patch: { trustedDevices: isTrusted ? others : [...others, key] } }),
          isTrusted ? say('device.asksAgain') : say('device.asksNoMore'),
        ),
    },
  ];
}

function hasRisk({ capabilities }: Entity): boolean {
  return (capabilities.risky?.length ?? 0) > 0;
}
