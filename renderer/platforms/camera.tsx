/** Cameras. */

import { PictureControl } from '../components/controls/picture-control.tsx';
import { PictureFeature } from '../components/tiles/features.tsx';
import { descriptor } from './descriptor.ts';

export const camera = descriptor('camera', {
  icon: 'cctv',
  cardHeight: 210,
  Block: PictureControl,
  isHigh: true,
  Feature: PictureFeature,
});
