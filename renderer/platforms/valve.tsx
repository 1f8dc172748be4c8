/** Valves. */

import { CoverButtons, CoverSliders } from '../components/controls/cover-control.tsx';
import { CoverFeature } from '../components/tiles/features.tsx';
import { accepts, descriptor } from './descriptor.ts';
import { percentField } from './fields.ts';
import { openingMoments } from './moments.ts';
import { isOpenNow, openOrClose, positionLevel, sayOpening } from './opening.ts';

export const valve = descriptor('valve', {
  icon: (entity) => (isOpenNow(entity) ? 'valve-open' : entity.state === 'closed' ? 'valve-closed' : 'valve'),
  states: ['open', 'closed', 'opening', 'closing'],
  cardHeight: 88,
  say: sayOpening,
  isActive: isOpenNow,
  Inline: CoverButtons,
  Block: CoverSliders,
  tap: (entity, open) => openOrClose(entity, 'valve', open),
  level: (entity) => positionLevel(entity, 'set_valve_position'),
  quick: ['open_valve', 'stop_valve', 'close_valve'],
  isHigh: true,
  Feature: CoverFeature,
  hasFeature: (entity) => accepts(entity, 'open_valve') || accepts(entity, 'close_valve'),
  fields: () => ({ set_valve_position: [percentField('position')] }),
  moments: (entity) => openingMoments(entity),
});
