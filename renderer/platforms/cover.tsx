/** Blinds, shutters, awnings, doors and gates with a motor. */

import { CoverButtons, CoverSliders } from '../components/controls/cover-control.tsx';
import { CoverFeature } from '../components/tiles/features.tsx';
import { classOf } from '../format/values.ts';
import { openingIcon } from './classes.ts';
import { accepts, descriptor } from './descriptor.ts';
import { percentField } from './fields.ts';
import { openingMoments } from './moments.ts';
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
  isHigh: true,
  Feature: CoverFeature,
  hasFeature: (entity) => accepts(entity, 'open_cover') || accepts(entity, 'close_cover'),
  fields: () => ({
    set_cover_position: [percentField('position')],
    set_cover_tilt_position: [percentField('tilt_position')],
  }),
  moments: (entity) => openingMoments(entity),
});
