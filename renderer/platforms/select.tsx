/** One choice of several, in the device’s own words. */

import { SelectControl } from '../components/controls/value-control.tsx';
import { can, sayOption } from '../format/values.ts';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { optionField } from './fields.ts';

export const select = descriptor('select', {
  icon: 'format-list-bulleted',
  cardHeight: 110,
  say: (entity) => sayOption(entity.state),
  isActive: () => false,
  Block: SelectControl,
  stands: 'beside',
  Feature: SelectControl,
  hasFeature: (entity) => can(entity, 'select_option') && (entity.capabilities.options ?? []).length > 0,
  fields: ({ capabilities: { options } }) => ({
    select_option: [optionField('option', say('fields.option'), options)],
  }),
  byHand: { needs: 'command', template: 'value_template' },
});
