import { describe, expect, it } from 'vitest';
import { placePanel, type Rect } from '../../../../main/shell/panel/place.ts';

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });
const bounds = rect(0, 0, 1920, 1080);
const withBar = {
  bottom: rect(0, 0, 1920, 1040),
  top: rect(0, 25, 1920, 1055),
  left: rect(60, 0, 1860, 1080),
  right: rect(0, 0, 1860, 1080),
};
const second = { bounds: rect(1920, -200, 1280, 1024), workArea: rect(1920, -160, 1280, 984) };

describe('the panel’s place', () => {
  it.each([
    ['bottom', rect(1600, 1044, 24, 32), rect(1432, 632, 360, 400)],
    ['bottom, in the corner', rect(1890, 1044, 24, 32), rect(1552, 632, 360, 400)],
    ['top', rect(1500, 0, 24, 24), rect(1332, 33, 360, 400)],
    ['left', rect(10, 1000, 40, 40), rect(68, 672, 360, 400)],
    ['right', rect(1870, 500, 40, 40), rect(1492, 320, 360, 400)],
  ] as const)('is at the icon in the bar at the %s', (where, tray, place) => {
    const workArea = withBar[where.split(',')[0] as keyof typeof withBar];
    expect(placePanel({ tray, displays: [{ bounds, workArea }] }, 400)).toEqual(place);
  });
  it('is at the nearest edge where the bar hides by itself', () => {
    const displays = [{ bounds, workArea: bounds }];
    expect(placePanel({ tray: rect(1700, 1060, 24, 20), displays }, 400)).toEqual(rect(1532, 672, 360, 400));
    expect(placePanel({ tray: rect(1700, 0, 24, 20), displays }, 400)).toEqual(rect(1532, 8, 360, 400));
  });
  it('is on the display of the icon', () => {
    const displays = [{ bounds, workArea: withBar.bottom }, second];
    const place = placePanel({ tray: rect(3100, -190, 24, 24), pointer: { x: 5, y: 5 }, displays }, 500);
    expect(place).toEqual(rect(2832, -152, 360, 500));
  });
  it('is in the corner by the pointer where no icon is known', () => {
    const displays = [{ bounds, workArea: withBar.top }, second];
    const noIcon = rect(0, 0, 0, 0);
    const at = (x: number, y: number) => placePanel({ tray: noIcon, pointer: { x, y }, displays }, 400);
    expect(at(1900, 10)).toEqual(rect(1552, 33, 360, 400));
    expect(at(10, 1070)).toEqual(rect(8, 672, 360, 400));
    expect(at(3000, 700)).toEqual(rect(2832, 416, 360, 400));
  });
  it('is at the top right of the first display where nothing is known', () => {
    expect(placePanel({ displays: [{ bounds, workArea: withBar.top }, second] }, 400)).toEqual(
      rect(1552, 33, 360, 400),
    );
    expect(placePanel({ displays: [] }, 400)).toMatchObject({ width: 360, height: 400 });
  });
  it('is between 240 and 640 px high, and never higher than the display', () => {
    const displays = [{ bounds, workArea: withBar.bottom }];
    expect(placePanel({ displays }, 10).height).toBe(240);
    expect(placePanel({ displays }, 9_000).height).toBe(640);
    const small = { bounds: rect(0, 0, 640, 200), workArea: rect(0, 0, 640, 200) };
    expect(placePanel({ displays: [small] }, 400)).toEqual(rect(272, 8, 360, 184));
  });
});
