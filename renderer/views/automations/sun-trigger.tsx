/** Sunrise or sunset, and how far from it. */

import type { ReactNode } from 'react';
import type { Trigger } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Notice } from '../../components/ui/surface.tsx';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { withOptional } from './automation-draft.ts';
import { OffsetField } from './offset-field.tsx';

type SunTriggerValue = Extract<Trigger, { type: 'sun' }>;

export function SunTrigger(props: { value: SunTriggerValue; onChange: (value: Trigger) => void }): ReactNode {
  const { value, onChange } = props;
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <SelectField
          label={say('common.at')}
          value={value.event}
          options={[
            { value: 'sunrise', label: say('automationEditor.sunrise') },
            { value: 'sunset', label: say('automationEditor.sunset') },
          ]}
          onChange={(event) => onChange({ ...value, event: event === 'sunrise' ? 'sunrise' : 'sunset' })}
        />
        <OffsetField
          value={value.offsetSeconds}
          onChange={(seconds) => onChange(withOptional(value, 'offsetSeconds', seconds))}
        />
      </div>
      <PlaceNotice />
    </div>
  );
}

/** Says that the place is missing, where something needs it. */
export function PlaceNotice(): ReactNode {
  const { place } = useSettings();
  if (place !== undefined) return null;
  return (
    <Notice tone="warning">
      {say('automationEditor.thisNeedsThePlaceOfThe')}{' '}
      <a href={routeHash('settings', 'general')}>{say('automationEditor.settingsGeneral')}</a>.
    </Notice>
  );
}
