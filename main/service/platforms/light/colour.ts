/**
 * Colour spaces, with the formulas and roundings of Home Assistant.
 * rgb, rgbw, rgbww: 0-255 each; hs: hue 0-360 and saturation 0-100; xy: CIE 1931; temperatures in kelvin or mired.
 */

import { roundDigits, roundHalfEven } from '../../python/numbers.ts';

export type Pair = readonly [number, number];
export type Rgb = readonly [red: number, green: number, blue: number];
export type Rgbw = readonly [red: number, green: number, blue: number, white: number];
export type Rgbww = readonly [red: number, green: number, blue: number, coldWhite: number, warmWhite: number];

/** The warmest and the coldest white of a light. */
export interface KelvinRange {
  readonly minKelvin: number;
  readonly maxKelvin: number;
}

export function miredToKelvin(mired: number): number {
  return Math.floor(1_000_000 / mired);
}

export function kelvinToMired(kelvin: number): number {
  return Math.floor(1_000_000 / kelvin);
}

export function rgbToHs([red, green, blue]: Rgb): Pair {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const max = Math.max(r, g, b);
  const range = max - Math.min(r, g, b);
  if (range === 0) return [0, 0];
  const [fromRed, fromGreen, fromBlue] = [(max - r) / range, (max - g) / range, (max - b) / range];
  const sixths = r === max ? fromBlue - fromGreen : g === max ? 2 + fromRed - fromBlue : 4 + fromGreen - fromRed;
  const turn = (sixths / 6) % 1;
  return [roundDigits((turn < 0 ? turn + 1 : turn) * 360, 3), roundDigits((range / max) * 100, 3)];
}

/** @param value Brightness, 0-100. */
export function hsToRgb([hue, saturation]: Pair, value = 100): Rgb {
  const [h, s, v] = [hue / 360, saturation / 100, value / 100];
  const sector = Math.trunc(h * 6);
  const rest = h * 6 - sector;
  const p = v * (1 - s);
  const q = v * (1 - s * rest);
  const t = v * (1 - s * (1 - rest));
  const sectors: readonly Rgb[] = [
    [v, t, p],
    [q, v, p],
    [p, v, t],
    [p, q, v],
    [t, p, v],
    [v, p, q],
  ];
  const [r, g, b] = sectors[sector % 6] ?? [v, v, v];
  return [roundHalfEven(r * 255), roundHalfEven(g * 255), roundHalfEven(b * 255)];
}

function toLinear(channel: number): number {
  return channel > 0.04045 ? ((channel + 0.055) / 1.055) ** 2.4 : channel / 12.92;
}

function fromLinear(channel: number): number {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
}

/** Wide gamut, D65. Black has no colour: (0, 0). */
export function rgbToXy([red, green, blue]: Rgb): Pair {
  if (red + green + blue === 0) return [0, 0];
  const [r, g, b] = [toLinear(red / 255), toLinear(green / 255), toLinear(blue / 255)];
  const x = r * 0.664511 + g * 0.154324 + b * 0.162028;
  const y = r * 0.283881 + g * 0.668433 + b * 0.047685;
  const z = r * 0.000088 + g * 0.07231 + b * 0.986039;
  const sum = x + y + z;
  return [roundDigits(x / sum, 3), roundDigits(y / sum, 3)];
}

/** At full brightness. */
export function xyToRgb([x, y]: Pair): Rgb {
  const divisor = y === 0 ? 1e-11 : y;
  const [bigX, bigZ] = [x / divisor, (1 - x - divisor) / divisor];
  const linear = [
    bigX * 1.656492 - 0.354851 - bigZ * 0.255038,
    -bigX * 0.707196 + 1.655397 + bigZ * 0.036152,
    bigX * 0.051713 - 0.121364 + bigZ * 1.01153,
  ];
  const channels = linear.map((channel) => Math.max(0, fromLinear(channel)));
  const max = Math.max(1, ...channels);
  const [r = 0, g = 0, b = 0] = channels.map((channel) => Math.trunc((channel / max) * 255));
  return [r, g, b];
}

export function hsToXy(hs: Pair): Pair {
  return rgbToXy(hsToRgb(hs));
}

export function xyToHs(xy: Pair): Pair {
  return rgbToHs(xyToRgb(xy));
}

/** McCamy's approximation. */
export function xyToKelvin([x, y]: Pair): number {
  const n = (x - 0.332) / (0.1858 - y || 1e-11);
  return Math.trunc(437 * n ** 3 + 3601 * n ** 2 + 6861 * n + 5517);
}

/** Scales `output` so that its largest channel equals the largest of `input`. */
function matchMax(input: readonly number[], output: readonly number[]): number[] {
  const largest = Math.max(...output);
  const factor = largest === 0 ? 0 : Math.max(...input) / largest;
  return output.map((channel) => roundHalfEven(channel * factor));
}

function firstThree([red = 0, green = 0, blue = 0]: readonly number[]): Rgb {
  return [red, green, blue];
}

export function rgbToRgbw(rgb: Rgb): Rgbw {
  const white = Math.min(...rgb);
  const [r = 0, g = 0, b = 0, w = 0] = matchMax(rgb, [...rgb.map((channel) => channel - white), white]);
  return [r, g, b, w];
}

export function rgbwToRgb(rgbw: Rgbw): Rgb {
  const white = rgbw[3];
  return firstThree(
    matchMax(
      rgbw,
      firstThree(rgbw).map((channel) => channel + white),
    ),
  );
}

/** The white that both white channels make together is taken out of the colour. */
export function rgbToRgbww(rgb: Rgb, range: KelvinRange): Rgbww {
  const [warmest, coldest] = [kelvinToMired(range.minKelvin), kelvinToMired(range.maxKelvin)];
  const middle = kelvinToRgb(miredToKelvin(coldest + (warmest - coldest) / 2));
  const level = Math.min(...rgb.map((channel, index) => (middle[index] ? channel / middle[index] : 0)));
  const white = roundHalfEven(level * 255);
  const coloured = rgb.map((channel, index) => channel - (middle[index] ?? 0) * level);
  const [r = 0, g = 0, b = 0, cold = 0, warm = 0] = matchMax(rgb, [...coloured, white, white]);
  return [r, g, b, cold, warm];
}

export function rgbwwToRgb(rgbww: Rgbww, range: KelvinRange): Rgb {
  const [, , , cold, warm] = rgbww;
  const [warmest, coldest] = [kelvinToMired(range.minKelvin), kelvinToMired(range.maxKelvin)];
  const share = cold + warm === 0 ? 0.5 : warm / (cold + warm);
  const mired = coldest + share * (warmest - coldest);
  const white = kelvinToRgb(mired === 0 ? 0 : miredToKelvin(mired));
  const level = Math.max(cold, warm) / 255;
  return firstThree(
    matchMax(
      rgbww,
      firstThree(rgbww).map((channel, index) => channel + (white[index] ?? 0) * level),
    ),
  );
}

function clampChannel(channel: number): number {
  return Math.min(Math.max(channel, 0), 255);
}

/** Tanner Helland's approximation, for 1000 to 40 000 K; the channels are not rounded. */
export function kelvinToRgb(kelvin: number): Rgb {
  const hundreds = Math.min(Math.max(kelvin, 1000), 40_000) / 100;
  const red = hundreds <= 66 ? 255 : clampChannel(329.698727446 * (hundreds - 60) ** -0.1332047592);
  const green = clampChannel(
    hundreds <= 66
      ? 99.4708025861 * Math.log(hundreds) - 161.1195681661
      : 288.1221695283 * (hundreds - 60) ** -0.0755148492,
  );
  const blue =
    hundreds >= 66 ? 255 : hundreds <= 19 ? 0 : clampChannel(138.5177312231 * Math.log(hundreds - 10) - 305.0447927307);
  return [red, green, blue];
}

export function kelvinToHs(kelvin: number): Pair {
  return rgbToHs(kelvinToRgb(kelvin));
}

/** The two white channels that make a temperature. @param brightness 0-255. */
export function kelvinToRgbww(kelvin: number, brightness: number, range: KelvinRange): Rgbww {
  const [warmest, coldest] = [kelvinToMired(range.minKelvin), kelvinToMired(range.maxKelvin)];
  const cold = ((warmest - kelvinToMired(kelvin)) / (warmest - coldest || 1)) * brightness;
  return [0, 0, 0, roundHalfEven(cold), roundHalfEven(brightness - cold)];
}
