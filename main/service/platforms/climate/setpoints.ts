/**
 * One set-point or a range of two: a device that has both uses one at a time, and remembers the other
 * (ha-mqtt-discovery, section 9, "climate").
 */
import { type ClimateConfig, type ClimateState, isOptimistic } from './config.ts';

const nothingParked = { temperature: null, low: null, high: null };

/** Does the device use a range in one mode and a single set-point in another? */
function hasBoth(config: ClimateConfig): boolean {
  return config.modes.includes('heat_cool') && (config.modes.includes('heat') || config.modes.includes('cool'));
}

/** The single set-point rests: the range is in use. */
export function parkSingle(config: ClimateConfig, state: ClimateState): ClimateState {
  if (!hasBoth(config) || state.temperature === null) return state;
  const parked = { ...(state.parked ?? nothingParked), temperature: state.temperature };
  return { ...state, temperature: null, parked };
}

/** The range rests: the single set-point is in use. */
export function parkRange(config: ClimateConfig, state: ClimateState): ClimateState {
  if (!hasBoth(config) || (state.low === null && state.high === null)) return state;
  const parked = { ...(state.parked ?? nothingParked), low: state.low, high: state.high };
  return { ...state, low: null, high: null, parked };
}

/** After an assumed change of mode, the set-points of that mode are in use, as they were left. */
export function swapSetPoints(config: ClimateConfig, state: ClimateState, mode: string): ClimateState {
  if (!hasBoth(config) || (mode !== 'heat_cool' && mode !== 'heat' && mode !== 'cool')) return state;
  const usesRange = mode === 'heat_cool';
  const parked = state.parked ?? nothingParked;
  let next = state;
  if (isOptimistic(config, 'temperature')) {
    if (usesRange) next = parkSingle(config, next);
    else if (next.temperature === null) next = { ...next, temperature: parked.temperature };
  }
  if (isOptimistic(config, 'temperature_low') && isOptimistic(config, 'temperature_high')) {
    if (!usesRange) next = parkRange(config, next);
    else if (next.low === null && next.high === null) next = { ...next, low: parked.low, high: parked.high };
  }
  return next;
}
