/** What is on or off and only read: contacts, motion, smoke, leaks. */

import type { EntityOf } from '../../preload/contract.ts';
import { classOf, humanize } from '../format/values.ts';
import { say, words } from '../words/words.ts';
import { classIcon } from './classes.ts';
import { descriptor } from './descriptor.ts';
import { becomes, type Moment, openingMoments } from './moments.ts';

const dangers: ReadonlyMap<string, 'warning' | 'critical'> = new Map([
  ['smoke', 'critical'],
  ['gas', 'critical'],
  ['carbon_monoxide', 'critical'],
  ['moisture', 'critical'],
  ['tamper', 'warning'],
  ['problem', 'warning'],
  ['safety', 'warning'],
]);
const openers: ReadonlySet<string> = new Set(['door', 'window', 'garage_door', 'opening']);

function binaryMoments(entity: EntityOf<'binary_sensor'>): Moment[] {
  const deviceClass = classOf(entity) ?? '';
  const on = words().look('momentsOn', deviceClass) ?? say('moments.turnsOn');
  const danger = dangers.get(deviceClass);
  if (danger !== undefined) {
    return [{ ...becomes(entity, 'on', on), severity: danger }, becomes(entity, 'off', say('moments.isFineAgain'))];
  }
  if (deviceClass === 'battery') return [{ ...becomes(entity, 'on', say('moments.isLow')), severity: 'warning' }];
  if (openers.has(deviceClass)) return openingMoments(entity, 'on', 'off');
  const off = words().look('momentsOff', deviceClass) ?? say('moments.turnsOff');
  return [becomes(entity, 'on', on), becomes(entity, 'off', off)];
}

export const binarySensor = descriptor('binary_sensor', {
  isReading: true,
  icon: (entity) => classIcon(entity) ?? 'radiobox-marked',
  states: ['on', 'off'],
  say(entity) {
    const { state } = entity;
    // What on and off mean is a matter of the class.
    const area = state === 'on' ? 'binaryOn' : 'binaryOff';
    if (state !== 'on' && state !== 'off') return humanize(state);
    return words().look(area, classOf(entity) ?? '') ?? humanize(state);
  },
  isAlarming: (entity) => entity.state === 'on' && dangers.has(classOf(entity) ?? ''),
  isRegular: true,
  wordRank: 100,
  moments: binaryMoments,
  byHand: { needs: 'state', template: 'value_template' },
});
