/** Blinds, shutters, awnings, doors and gates with a motor. */
import { CoverButtons, CoverSliders } from '../components/controls/cover-control.tsx';
import { classOf, openingIcon } from './classes.ts';
import { descriptor } from './descriptor.ts';
import { isOpenNow, openOrClose, positionLevel, sayOpening } from './opening.ts';

export const cover = descriptor('cover', {
  icon: (entity) => openingIcon(classOf(entity) ?? 'shutter', isOpenNow(entity)) ?? 'window-shutter',
  states: ['open', 'closed', 'opening', 'closing'],
  cardHeight: 88,
  say: sayOpening,
  isActive: isOpenNow,
  Inline: CoverButtons,
  Block: CoverSliders,
  tap: (entity, open) => openOrClose(entity, 'cover', open),
  level: (entity) => positionLevel(entity, 'set_cover_position'),
  quick: ['open_cover', 'stop_cover', 'close_cover'],
});
