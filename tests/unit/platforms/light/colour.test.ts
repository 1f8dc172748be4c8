import { describe, expect, it } from 'vitest';
import {
  hsToRgb,
  hsToXy,
  kelvinToHs,
  kelvinToMired,
  kelvinToRgb,
  kelvinToRgbww,
  miredToKelvin,
  type Pair,
  type Rgb,
  type Rgbw,
  type Rgbww,
  rgbToHs,
  rgbToRgbw,
  rgbToRgbww,
  rgbToXy,
  rgbwToRgb,
  rgbwwToRgb,
  xyToHs,
  xyToKelvin,
  xyToRgb,
} from '../../../../main/service/platforms/light/colour.ts';
import { colourOfName } from '../../../../main/service/platforms/light/colour-names.ts';

const whites = { minKelvin: 2702, maxKelvin: 6493 };

// The numbers are what Home Assistant answers for the same input.
describe('colour spaces', () => {
  it.each<[Rgb, Pair]>([
    [
      [255, 0, 0],
      [0, 100],
    ],
    [
      [0, 255, 0],
      [120, 100],
    ],
    [
      [0, 0, 255],
      [240, 100],
    ],
    [
      [255, 255, 255],
      [0, 0],
    ],
    [
      [0, 0, 0],
      [0, 0],
    ],
    [
      [255, 128, 64],
      [20.105, 74.902],
    ],
    [
      [255, 0, 10],
      [357.647, 100],
    ],
  ])('rgb %j is hs %j', (rgb, hs) => expect(rgbToHs(rgb)).toEqual(hs));

  it.each<[Pair, number, Rgb]>([
    [[0, 100], 100, [255, 0, 0]],
    [[180, 50], 100, [128, 255, 255]],
    [[360, 100], 100, [255, 0, 0]],
    [[30, 100], 100, [255, 128, 0]],
    [[240, 100], (128 / 255) * 100, [0, 0, 128]],
  ])('hs %j at %d %% is rgb %j', (hs, value, rgb) => expect(hsToRgb(hs, value)).toEqual(rgb));

  it.each<[Rgb, Pair]>([
    [
      [255, 0, 0],
      [0.701, 0.299],
    ],
    [
      [0, 255, 0],
      [0.172, 0.747],
    ],
    [
      [0, 0, 255],
      [0.136, 0.04],
    ],
    [
      [255, 255, 255],
      [0.323, 0.329],
    ],
    [
      [0, 0, 0],
      [0, 0],
    ],
  ])('rgb %j is xy %j', (rgb, xy) => expect(rgbToXy(rgb)).toEqual(xy));

  it.each<[Pair, Rgb]>([
    [
      [0.35, 0.35],
      [255, 243, 222],
    ],
    [
      [1, 0],
      [255, 0, 60],
    ],
    [
      [0, 0],
      [0, 63, 255],
    ],
    [
      [0, 1],
      [0, 255, 0],
    ],
  ])('xy %j is rgb %j', (xy, rgb) => expect(xyToRgb(xy)).toEqual(rgb));

  it('goes between hs and xy by way of rgb', () => {
    expect(hsToXy([180, 100])).toEqual([0.151, 0.343]);
    expect(hsToXy([350, 12.5])).toEqual([0.356, 0.321]);
    expect(xyToHs([0.35, 0.35])).toEqual([38.182, 12.941]);
    expect(xyToHs([1, 0])).toEqual([345.882, 100]);
  });

  it.each<[Rgb, Rgbw]>([
    [
      [255, 255, 255],
      [0, 0, 0, 255],
    ],
    [
      [255, 127, 127],
      [255, 0, 0, 253],
    ],
    [
      [127, 127, 127],
      [0, 0, 0, 127],
    ],
    [
      [0, 0, 0],
      [0, 0, 0, 0],
    ],
  ])('rgb %j is rgbw %j and back', (rgb, rgbw) => {
    expect(rgbToRgbw(rgb)).toEqual(rgbw);
    expect(rgbwToRgb(rgbw)).toEqual(rgb);
  });

  it.each<[Rgb, Rgbww]>([
    [
      [255, 255, 255],
      [0, 54, 98, 255, 255],
    ],
    [
      [32, 64, 16],
      [9, 64, 0, 38, 38],
    ],
    [
      [0, 0, 0],
      [0, 0, 0, 0, 0],
    ],
  ])('rgb %j is rgbww %j and back', (rgb, rgbww) => {
    expect(rgbToRgbww(rgb, whites)).toEqual(rgbww);
    expect(rgbwwToRgb(rgbww, whites)).toEqual(rgb);
  });

  it('splits a temperature over the two white channels', () => {
    const range = { minKelvin: 2000, maxKelvin: 6535 };
    expect(kelvinToRgbww(6535, 255, range)).toEqual([0, 0, 0, 255, 0]);
    expect(kelvinToRgbww(2881, 128, range)).toEqual([0, 0, 0, 56, 72]);
  });

  it('approximates temperatures', () => {
    expect(kelvinToRgb(6600)).toEqual([255, 255, 255]);
    expect(kelvinToRgb(999)).toEqual(kelvinToRgb(0));
    expect(kelvinToHs(4000)).toEqual([26.812, 34.87]);
    expect(xyToKelvin([0.5119, 0.4147])).toBe(2136);
    expect(xyToKelvin([0.1, 0.8])).toBe(8645);
    expect(miredToKelvin(300)).toBe(3333);
    expect(kelvinToMired(3003)).toBe(333);
  });

  it('knows colours by name', () => {
    expect(colourOfName('Dark Slate Blue')).toEqual([72, 61, 139]);
    expect(colourOfName('green')).toEqual([0, 128, 0]);
    expect(colourOfName('not a colour')).toBeUndefined();
    expect(colourOfName('constructor')).toBeUndefined();
  });
});
