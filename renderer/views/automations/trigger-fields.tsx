/** The fields of one trigger, by its type. */

import type { ReactElement, ReactNode } from 'react';
import type { Entity, Trigger } from '../../../preload/contract.ts';
import { DurationField } from '../../components/editor/duration-field.tsx';
import { EntityPicker } from '../../components/editor/entity-picker.tsx';
import { NextTimes } from '../../components/editor/next-times.tsx';
import { BrokerSelect } from '../../components/editor/publish-fields.tsx';
import { ReadingInput } from '../../components/editor/reading-input.tsx';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { humanize } from '../../format/values.ts';
import { scaleOfDifference } from '../../platforms/reading.ts';
import { useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { withOptional } from './automation-draft.ts';
import { DeviceTrigger } from './device-trigger.tsx';
import { ForSeconds, NumericFields, StateFields } from './reading-fields.tsx';
import { StateField } from './state-field.tsx';
import { SunTrigger } from './sun-trigger.tsx';
import { TaskTrigger } from './task-trigger.tsx';
import { WebhookTrigger } from './webhook-trigger.tsx';

type Of<K extends Trigger['type']> = Extract<Trigger, { type: K }>;

interface Props<K extends Trigger['type']> {
  readonly value: Of<K>;
  readonly onChange: (value: Trigger) => void;
}

export function TriggerFields({
  value,
  onChange,
}: {
  value: Trigger;
  onChange: (value: Trigger) => void;
}): ReactElement | null {
  switch (value.type) {
    case 'state':
      return <StateTrigger value={value} onChange={onChange} />;
    case 'numeric':
      return <NumericTrigger value={value} onChange={onChange} />;
    case 'mqtt':
      return <MqttTrigger value={value} onChange={onChange} />;
    case 'time':
      return (
        <div className={list.columns}>
          <TextField
            label={say('common.at')}
            type="time"
            value={value.at}
            onChange={(at) => onChange({ type: 'time', at })}
          />
        </div>
      );
    case 'cron':
      return (
        <div className={list.columns}>
          <TextField
            label={say('common.cron')}
            isMono
            value={value.cron}
            onChange={(cron) => onChange({ ...value, cron })}
            hint={<NextTimes cron={value.cron} timeZone={value.timeZone} />}
          />
          <TextField
            label={say('common.timeZoneOptional')}
            value={value.timeZone ?? ''}
            placeholder="Europe/Berlin"
            onChange={(timeZone) => onChange(withOptional(value, 'timeZone', timeZone))}
          />
        </div>
      );
    case 'sun':
      return <SunTrigger value={value} onChange={onChange} />;
    case 'event':
      return <EventTrigger value={value} onChange={onChange} />;
    case 'device':
      return <DeviceTrigger value={value} onChange={onChange} />;
    case 'tag':
      return (
        <div className={list.columns}>
          <TextField
            label={say('common.tag')}
            isMono
            value={value.tagId}
            onChange={(tagId) => onChange({ type: 'tag', tagId })}
          />
        </div>
      );
    case 'availability':
      return <AvailabilityTrigger value={value} onChange={onChange} />;
    case 'silence':
      return (
        <div className={list.columns}>
          <EntityPicker
            label={say('automationEditor.sensor')}
            value={value.entityId}
            onChange={(entityId) => onChange({ ...value, entityId })}
          />
          <DurationField
            label={say('automationEditor.for')}
            value={value.seconds}
            placeholder={say('automationEditor.learnt')}
            hint={say('automationEditor.emptyLearntFromItsOwnRhythm')}
            onChange={(seconds) => onChange(withOptional(value, 'seconds', seconds))}
          />
        </div>
      );
    case 'webhook':
      return <WebhookTrigger value={value} onChange={onChange} />;
    case 'task':
      return <TaskTrigger value={value} onChange={onChange} />;
    case 'service-start':
    case 'resume':
    case 'manual':
      return null;
  }
}

function StateTrigger({ value, onChange }: Props<'state'>): ReactNode {
  const of = { entityId: value.entityId, attribute: value.attribute };
  return (
    <StateFields
      value={value}
      onChange={onChange}
      onEntity={(entityId) => onChange({ type: 'state', entityId })}
      whenEmpty={say('automationEditor.atOnce')}
    >
      <StateField
        {...of}
        label={say('common.from')}
        value={value.from ?? ''}
        onChange={(from) => onChange(withOptional(value, 'from', from))}
      />
      <StateField
        {...of}
        label={say('automationEditor.to')}
        value={value.to ?? ''}
        onChange={(to) => onChange(withOptional(value, 'to', to))}
      />
    </StateFields>
  );
}

function NumericTrigger({ value, onChange }: Props<'numeric'>): ReactNode {
  const difference = scaleOfDifference(useEntity(value.entityId), value.attribute);
  return (
    <NumericFields value={value} onChange={onChange}>
      <ReadingInput
        label={say('automationEditor.leewayOptional')}
        scale={difference}
        value={value.hysteresis}
        min={0}
        hint={say('automationEditor.howFarItMustGoBack')}
        onChange={(hysteresis) => onChange(withOptional(value, 'hysteresis', hysteresis))}
      />
      <ForSeconds
        label={say('automationEditor.for')}
        value={value}
        onChange={onChange}
        whenEmpty={say('automationEditor.atOnce')}
      />
    </NumericFields>
  );
}

function MqttTrigger({ value, onChange }: Props<'mqtt'>): ReactNode {
  return (
    <div className={list.columns}>
      <TextField
        label={say('common.topic')}
        isMono
        value={value.topic}
        hint={say('automationEditor.andMayStandForLevels')}
        onChange={(topic) => onChange({ ...value, topic })}
      />
      <TextField
        label={say('automationEditor.payloadOptional')}
        isMono
        value={value.payload ?? ''}
        placeholder={say('automationEditor.any')}
        onChange={(payload) => onChange(withOptional(value, 'payload', payload))}
      />
      <TextField
        label={say('automationEditor.templateOptional')}
        isMono
        value={value.template ?? ''}
        placeholder="{{ value_json.action }}"
        hint={say('automationEditor.whatOfTheMessageIsCompared')}
        onChange={(template) => onChange(withOptional(value, 'template', template))}
      />
      <BrokerSelect
        value={value.brokerId}
        onChange={(brokerId) => onChange(withOptional(value, 'brokerId', brokerId))}
      />
    </div>
  );
}

const isEvent = (entity: Entity): boolean => entity.platform === 'event';

function EventTrigger({ value, onChange }: Props<'event'>): ReactNode {
  const entity = useEntity(value.entityId);
  const types = (entity?.platform === 'event' ? entity.capabilities.eventTypes : undefined) ?? [];
  return (
    <div className={list.columns}>
      <EntityPicker
        label={say('automationEditor.eventEntity')}
        value={value.entityId}
        accept={isEvent}
        onChange={(entityId) => onChange({ type: 'event', entityId })}
      />
      <SelectField
        label={say('automationEditor.event')}
        value={value.eventType ?? ''}
        options={[
          { value: '', label: say('automationEditor.any') },
          ...types.map((type) => ({ value: type, label: humanize(type) })),
        ]}
        onChange={(eventType) => onChange(withOptional(value, 'eventType', eventType))}
      />
    </div>
  );
}

function AvailabilityTrigger({ value, onChange }: Props<'availability'>): ReactNode {
  return (
    <div className={list.columns}>
      <EntityPicker
        label={say('common.entity')}
        value={value.entityId}
        onChange={(entityId) => onChange({ ...value, entityId })}
      />
      <SelectField
        label={say('automationEditor.goes')}
        value={value.to}
        options={[
          { value: 'offline', label: say('automationEditor.offline') },
          { value: 'online', label: say('automationEditor.online') },
        ]}
        onChange={(to) => onChange({ ...value, to: to === 'online' ? 'online' : 'offline' })}
      />
      <ForSeconds
        label={say('automationEditor.for')}
        value={value}
        onChange={onChange}
        whenEmpty={say('automationEditor.atOnce')}
      />
    </div>
  );
}
