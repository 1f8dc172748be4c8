/** Sirens. */

import { SirenControl } from '../components/controls/siren-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { toTexts } from '../format/values.ts';
import { say } from '../words/words.ts';
import { descriptor, onOff } from './descriptor.ts';
import { numberField, optionField } from './fields.ts';
import { onOffMoments } from './moments.ts';

export const siren = descriptor('siren', {
  icon: 'bullhorn',
  states: ['on', 'off'],
  Inline: ToggleControl,
  Block: SirenControl,
  tap: onOff,
  quick: ['turn_on', 'turn_off'],
  fields(entity) {
    const tones = toTexts(entity.capabilities.tones);
    const given = { isRequired: false };
    return {
      turn_on: [
        ...(tones.length > 0 ? [optionField('tone', say('fields.tone'), tones, false)] : []),
        numberField('volume_level', say('fields.volume_level'), { min: 0, max: 1, step: 0.05, ...given }),
        numberField('duration', say('fields.durationSeconds'), { min: 1, max: 3_600, ...given }),
      ],
    };
  },
  moments: onOffMoments,
  byHand: { needs: 'command', template: 'state_value_template' },
});
