/** Pictures: the state is the time of the last one. */

import { PictureControl } from '../components/controls/picture-control.tsx';
import { PictureFeature } from '../components/tiles/features.tsx';
import { descriptor } from './descriptor.ts';

export const image = descriptor('image', {
  icon: 'image',
  isMoment: true,
  cardHeight: 210,
  isActive: () => false,
  Block: PictureControl,
  isHigh: true,
  Feature: PictureFeature,
});
