/** In the demo home: makes things happen, so that alerts and automations can be seen at work. */
import type { ReactNode } from 'react';
import type { RequestOf } from '../../preload/contract.ts';
import type { IconName } from '../components/icons/icon.tsx';
import { ActionMenu } from '../components/ui/menu.tsx';
import { attempt, call } from '../state/calls.ts';

type What = RequestOf<'demo.trigger'>['what'];

const events: ReadonlyArray<{ what: What; label: string; icon: IconName }> = [
  { what: 'alarm', label: 'Trigger the alarm', icon: 'shield-home' },
  { what: 'smoke', label: 'Smoke', icon: 'smoke-detector-variant' },
  { what: 'leak', label: 'Water leak', icon: 'water' },
  { what: 'jam', label: 'Jam the door lock', icon: 'lock-open-alert' },
  { what: 'door', label: 'Open the front door', icon: 'door-open' },
  { what: 'offline', label: 'A device goes offline', icon: 'lan-disconnect' },
];

export function DemoMenu(): ReactNode {
  return (
    <ActionMenu
      label="Make something happen in the demo home"
      text="Demo"
      icon="theater"
      entries={events.map(({ what, label, icon }) => ({
        id: what,
        label,
        icon,
        onAction: () => void attempt(call('demo.trigger', { what })),
      }))}
    />
  );
}
