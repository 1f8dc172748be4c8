/** The zoom keys of the window. Elsewhere they are items of a menu, and the window has none. Pure. */
import type { Input } from 'electron';

export type ZoomStep = 'in' | 'out' | 'reset';

/** In Chromium's levels: 0 is 100 %, each step is 1.2 times the one before. */
const lowest = -3;
const highest = 5;

/** What a key press asks for: Ctrl (on macOS Cmd) with +, - or 0, on the number pad too. */
export function zoomStep(
  input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>,
  isMac: boolean,
): ZoomStep | undefined {
  const wanted = isMac ? input.meta && !input.control : input.control && !input.meta;
  if (input.type !== 'keyDown' || !wanted || input.alt) return undefined;
  switch (input.key) {
    // Without Shift the key of + is = on many keyboards.
    case '+':
    case '=':
      return 'in';
    case '-':
    case '_':
      return 'out';
    case '0':
      return 'reset';
    default:
      return undefined;
  }
}

/** The level after a step. */
export function zoomed(level: number, step: ZoomStep): number {
  if (step === 'reset') return 0;
  return Math.min(highest, Math.max(lowest, level + (step === 'in' ? 1 : -1)));
}
