/** What covers and valves have in common: where they are going, and which way a toggle goes. */

export interface Moving {
  readonly motion: 'open' | 'closed' | 'opening' | 'closing' | 'unknown';
  /** The last movement that was reported; a toggle of something half open goes the other way. */
  readonly lastOpening: boolean;
}

/** The traits that a new motion changes. */
export function movingTo(state: Moving, motion: Moving['motion']): Moving {
  return { motion, lastOpening: motion === 'opening' || (motion !== 'closing' && state.lastOpening) };
}

/** Stops what moves, if that can be; else opens what is or gets closed, closes what is or gets open. */
export function toggleTarget(state: Moving, position: number | null, canStop: boolean): 'open' | 'close' | 'stop' {
  const { motion } = state;
  if (canStop && (motion === 'opening' || motion === 'closing')) return 'stop';
  if (motion === 'closed' || motion === 'closing') return 'open';
  if (position === 100 || motion === 'opening') return 'close';
  return state.lastOpening ? 'close' : 'open';
}

/** The motion that leads from one position to another, as part of an expectation; none where it is not known. */
export function underWay(from: number | null, to: number): { readonly underWay?: 'opening' | 'closing' } {
  if (from === null || from === to) return {};
  return { underWay: to > from ? 'opening' : 'closing' };
}
