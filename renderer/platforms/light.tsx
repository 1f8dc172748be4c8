/** Lights. */

import { LightControl, lightFacts } from '../components/controls/light-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { humanize, numberFact, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, descriptor, onOff } from './descriptor.ts';

/** A brightness of 255 as a percentage: a light that is on is never at 0. */
export function percentOf(brightness: number | undefined): number | undefined {
  return brightness === undefined ? undefined : Math.max(1, Math.round((brightness / 255) * 100));
}

export const light = descriptor('light', {
  icon: 'lightbulb',
  states: ['on', 'off'],
  cardHeight: 88,
  say(entity) {
    if (entity.state !== 'on') return humanize('off');
    const brightness = numberFact(entity, 'brightness');
    if (brightness === undefined) return humanize('on');
    return say('readings.onAt', { percent: Math.round((brightness / 255) * 100) });
  },
  Inline: ToggleControl,
  Block: LightControl,
  tap: onOff,
  level: (entity) =>
    accepts(entity, 'turn_on') && lightFacts(entity).hasBrightness
      ? {
          kind: 'slider',
          label: say('readings.brightness'),
          value: entity.state === 'on' ? percentOf(numberFact(entity, 'brightness')) : 0,
          min: 0,
          max: 100,
          step: 1,
          unit: '%',
          command: (percent) =>
            percent === 0
              ? { action: 'turn_off' }
              : { action: 'turn_on', params: { brightness: Math.max(1, Math.round((percent / 100) * 255)) } },
          wanted: (params) => percentOf(toNumber(params.brightness)),
        }
      : undefined,
  quick: ['turn_on', 'turn_off'],
});
