/** Events: the state is the time of the last one. */

import { EventReadout } from '../components/controls/press-control.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import type { Moment } from './moments.ts';

export const event = descriptor('event', {
  isReading: true,
  icon: 'calendar-star',
  isMoment: true,
  isActive: () => false,
  Block: EventReadout,
  wordRank: 0,
  moments: ({ id, capabilities: { eventTypes = [] } }) => [
    { id: 'any', says: say('moments.fires'), trigger: { type: 'event', entityId: id } },
    ...eventTypes.slice(0, 4).map(
      (eventType): Moment => ({
        id: `event-${eventType}`,
        says: say('moments.firesEventType', { eventType }),
        trigger: { type: 'event', entityId: id, eventType },
      }),
    ),
  ],
  byHand: { needs: 'state', template: 'value_template' },
});
