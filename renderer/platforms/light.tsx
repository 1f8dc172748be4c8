/** Lights. */

import type { EntityOf } from '../../preload/contract.ts';
import { LightControl, lightFacts } from '../components/controls/light-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { attributeOf, humanize, numberOf, toNumber, toNumbers } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, descriptor, onOff } from './descriptor.ts';
import { type ActionField, numberField, optionField } from './fields.ts';
import { onOffMoments } from './moments.ts';

/** A brightness of 255 as a percentage: a light that is on is never at 0. */
function percentOf(brightness: number | undefined): number | undefined {
  return brightness === undefined ? undefined : Math.max(1, Math.round((brightness / 255) * 100));
}

function lightFields(entity: EntityOf<'light'>): readonly ActionField[] {
  const { colorModes = [], effects = [], minKelvin = 2000, maxKelvin = 6535, transition } = entity.capabilities;
  const fields: ActionField[] = [];
  const add = (name: string, label: string, min: number, max: number, step: number): void => {
    fields.push(numberField(name, label, { min, max, step, isRequired: false }));
  };
  if (colorModes.some((mode) => mode !== 'onoff')) add('brightness', say('fields.brightness'), 1, 255, 1);
  if (colorModes.includes('color_temp')) {
    add('color_temp_kelvin', say('fields.colourTemperatureK'), minKelvin, maxKelvin, 50);
  }
  if (effects.length > 0) fields.push(optionField('effect', say('fields.effect'), effects, false));
  if (transition === true) add('transition', say('fields.transitionSeconds'), 0, 300, 0.1);
  return fields;
}

/** The colour that a lamp shines in; undefined where it is off or only white. */
function colourOf(entity: EntityOf<'light'>): string | undefined {
  if (entity.state !== 'on' || !entity.available) return undefined;
  const rgb = toNumbers(attributeOf(entity, 'rgb_color'));
  if (rgb !== undefined && rgb.length >= 3) return `rgb(${rgb.slice(0, 3).map(byte).join(' ')})`;
  const hs = toNumbers(attributeOf(entity, 'hs_color'));
  if (hs !== undefined && hs.length >= 2) {
    const [hue = 0, saturation = 0] = hs;
    return `hsl(${Math.round(hue)} ${Math.round(saturation)}% ${Math.round(100 - saturation / 2)}%)`;
  }
  const kelvin = numberOf(entity, 'color_temp_kelvin');
  return kelvin === undefined ? undefined : kelvinColour(kelvin);
}

function byte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

/** Between candle and sky, as the slider of the colour temperature shows it. */
function kelvinColour(kelvin: number): string {
  const share = Math.min(1, Math.max(0, (kelvin - 2_000) / 4_500));
  const mix = (from: number, to: number): number => byte(from + (to - from) * share);
  return `rgb(255 ${mix(176, 240)} ${mix(98, 255)})`;
}

export const light = descriptor('light', {
  icon: 'lightbulb',
  states: ['on', 'off'],
  cardHeight: 88,
  say(entity) {
    if (entity.state !== 'on') return humanize('off');
    const brightness = numberOf(entity, 'brightness');
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
          value: entity.state === 'on' ? percentOf(numberOf(entity, 'brightness')) : 0,
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
  isHigh: true,
  colour: colourOf,
  fields: (entity) => ({ turn_on: lightFields(entity) }),
  moments: onOffMoments,
  byHand: { needs: 'command', template: 'state_value_template' },
});
