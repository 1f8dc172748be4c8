import { describe, expect, it } from 'vitest';
import { zoomed, zoomStep } from '../../../../main/shell/window/zoom.ts';

const press = (key: string, held: object = { control: true }) => ({
  type: 'keyDown' as const,
  key,
  control: false,
  meta: false,
  alt: false,
  ...held,
});

describe('the zoom keys', () => {
  it.each([
    ['+', 'in'],
    ['=', 'in'],
    ['-', 'out'],
    ['_', 'out'],
    ['0', 'reset'],
    ['1', undefined],
  ])('with Ctrl, %s is %s', (key, step) => {
    expect(zoomStep(press(key), false)).toBe(step);
    expect(zoomStep(press(key, { meta: true }), true)).toBe(step);
  });

  it('are plain keys otherwise', () => {
    expect(zoomStep(press('+', {}), false)).toBeUndefined();
    expect(zoomStep(press('+', { meta: true }), false)).toBeUndefined();
    expect(zoomStep(press('+', { control: true }), true)).toBeUndefined();
    // AltGr, which types characters on many keyboards.
    expect(zoomStep(press('0', { control: true, alt: true }), false)).toBeUndefined();
    expect(zoomStep({ ...press('+'), type: 'keyUp' }, false)).toBeUndefined();
  });

  it('go step by step, to an end on both sides, and back', () => {
    expect(zoomed(0, 'in')).toBe(1);
    expect(zoomed(5, 'in')).toBe(5);
    expect(zoomed(-3, 'out')).toBe(-3);
    expect(zoomed(4, 'reset')).toBe(0);
  });
});
