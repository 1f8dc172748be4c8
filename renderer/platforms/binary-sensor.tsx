/** What is on or off and only read: contacts, motion, smoke, leaks. */

import { humanize } from '../format/values.ts';
import { words } from '../words/words.ts';
import { classIcon, classOf } from './classes.ts';
import { descriptor } from './descriptor.ts';

const dangers: ReadonlySet<string> = new Set([
  'carbon_monoxide',
  'gas',
  'moisture',
  'problem',
  'safety',
  'smoke',
  'tamper',
]);

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
});
