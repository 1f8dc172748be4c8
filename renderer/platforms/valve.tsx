/** Valves. */
import { CoverButtons, CoverSliders } from '../components/controls/cover-control.tsx';
import { descriptor } from './descriptor.ts';
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
});
