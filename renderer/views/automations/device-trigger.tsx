/** A button or remote: which device, and which of the signals that it announced. */

import { type ReactNode, useCallback } from 'react';
import type { Trigger } from '../../../preload/contract.ts';
import { Picker, type PickerOption } from '../../components/editor/picker.tsx';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { humanize } from '../../format/values.ts';
import { call, useLoaded } from '../../state/calls.ts';
import { useDevice, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { withOptional } from './automation-draft.ts';

type DeviceTriggerValue = Extract<Trigger, { type: 'device' }>;

interface Signal {
  readonly deviceId: string;
  readonly type: string;
  readonly subtype: string;
}

/** One text for a select; no device has a line break in its types. */
const keyOf = (type: string, subtype: string | undefined): string => `${type}\n${subtype ?? ''}`;

export function DeviceTrigger(props: { value: DeviceTriggerValue; onChange: (value: Trigger) => void }): ReactNode {
  const { value, onChange } = props;
  const devices = useSlice('devices');
  const device = useDevice(value.deviceId);
  const [loaded] = useLoaded(useCallback(() => call('automation.deviceTriggers', {}), []));
  const signals: readonly Signal[] = loaded.kind === 'ready' ? loaded.value.triggers : [];
  const speaking = new Set(signals.map(({ deviceId }) => deviceId));
  const find = (query: string): PickerOption[] =>
    [...devices.values()]
      .filter((each) => speaking.size === 0 || speaking.has(each.id))
      .filter((each) => each.name.toLowerCase().includes(query.trim().toLowerCase()))
      .slice(0, 20)
      .map((each) => ({ id: each.id, label: each.name.slice(0, 200), detail: each.area ?? each.model ?? '' }));
  const own = signals.filter(({ deviceId }) => deviceId === value.deviceId);
  const isKnown = own.some(({ type, subtype }) => type === value.triggerType && subtype === value.subtype);
  return (
    <div className={list.columns}>
      <Picker
        label={say('common.device')}
        value={value.deviceId}
        shown={device?.name.slice(0, 200) ?? value.deviceId}
        find={find}
        onChange={(deviceId) => onChange({ type: 'device', deviceId, triggerType: '' })}
      />
      {own.length > 0 && (isKnown || value.triggerType === '') ? (
        <SelectField
          label={say('automationEditor.signal')}
          value={value.triggerType === '' ? '' : keyOf(value.triggerType, value.subtype)}
          options={own.map(({ type, subtype }) => ({
            value: keyOf(type, subtype),
            label: `${humanize(type)}: ${humanize(subtype).toLowerCase()}`.slice(0, 100),
          }))}
          onChange={(key) => {
            const [triggerType = '', subtype = ''] = key.split('\n');
            onChange({ ...value, triggerType, subtype });
          }}
        />
      ) : (
        <>
          <TextField
            label={say('automationEditor.signal')}
            value={value.triggerType}
            placeholder="button_short_press"
            onChange={(triggerType) => onChange({ ...value, triggerType })}
          />
          <TextField
            label={say('automationEditor.whichOptional')}
            value={value.subtype ?? ''}
            placeholder="button_1"
            onChange={(subtype) => onChange(withOptional(value, 'subtype', subtype))}
          />
        </>
      )}
    </div>
  );
}
