/** In the demo home: makes things happen, so that alerts and automations can be seen at work. */

import type { ReactNode } from 'react';
import type { RequestOf } from '../../preload/contract.ts';
import type { IconName } from '../components/icons/icon.tsx';
import { ActionMenu } from '../components/ui/menu.tsx';
import { attempt, call } from '../state/calls.ts';
import { say } from '../words/words.ts';

type What = RequestOf<'demo.trigger'>['what'];

const events: ReadonlyArray<{ what: What; label: string; icon: IconName }> = [
  {
    what: 'alarm',
    get label() {
      return say('app.triggerTheAlarm');
    },
    icon: 'shield-home',
  },
  {
    what: 'smoke',
    get label() {
      return say('app.smoke');
    },
    icon: 'smoke-detector-variant',
  },
  {
    what: 'leak',
    get label() {
      return say('app.waterLeak');
    },
    icon: 'water',
  },
  {
    what: 'jam',
    get label() {
      return say('app.jamTheDoorLock');
    },
    icon: 'lock-open-alert',
  },
  {
    what: 'door',
    get label() {
      return say('app.openTheFrontDoor');
    },
    icon: 'door-open',
  },
  {
    what: 'offline',
    get label() {
      return say('app.aDeviceGoesOffline');
    },
    icon: 'lan-disconnect',
  },
];

export function DemoMenu(): ReactNode {
  return (
    <ActionMenu
      label={say('app.makeSomethingHappenInTheDemo')}
      text={say('app.demo')}
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
