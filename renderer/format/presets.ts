/** What people most often want to be told of an entity, or have it do: a start for the editor. Pure. */

import type { Action, AutomationDefinition, Entity, Trigger } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { sayAction } from './actions.ts';
import { type Moment, momentsOf } from './moments.ts';
import { can, unitOf } from './values.ts';

export type PresetKind = 'notify' | 'automate';

export interface Preset {
  readonly id: string;
  /** Follows "Notify me when": "Front door opens". */
  readonly label: string;
  readonly automation: AutomationDefinition;
}

const timed: ReadonlyArray<{
  readonly id: string;
  readonly actions: readonly string[];
  readonly says: string;
  readonly trigger: Trigger;
}> = [
  {
    id: 'sunset',
    actions: ['turn_on', 'close_cover'],
    get says() {
      return say('presets.atSunset');
    },
    trigger: { type: 'sun', event: 'sunset' },
  },
  {
    id: 'sunrise',
    actions: ['open_cover'],
    get says() {
      return say('presets.atSunrise');
    },
    trigger: { type: 'sun', event: 'sunrise' },
  },
  {
    id: 'night',
    actions: ['turn_off', 'lock', 'close_cover'],
    get says() {
      return say('presets.atTime', { time: words().clock(23, 0) });
    },
    trigger: { type: 'time', at: '23:00' },
  },
  {
    id: 'morning',
    actions: ['start', 'start_mowing', 'press'],
    get says() {
      return say('presets.atTime', { time: words().clock(9, 0) });
    },
    trigger: { type: 'time', at: '09:00' },
  },
];

function timedPresets(
  entity: Entity,
  name: string,
): Array<Omit<Preset, 'automation'> & { trigger: Trigger; action: Action }> {
  return timed.flatMap(({ id, actions, says, trigger }) =>
    actions
      .filter((action) => can(entity, action))
      .map((action) => ({
        id: `${id}-${action}`,
        label: say('presets.actionAt', { action: sayAction(action), at: says, name }),
        trigger,
        action: { type: 'command', entityId: entity.id, action } as const,
      })),
  );
}

/** What the notification says; a number comes with its value at that time. */
function messageOf(entity: Entity, { trigger }: Moment): string {
  if (trigger.type !== 'numeric') return '';
  const unit = unitOf(entity) ?? '';
  const value =
    trigger.attribute === undefined ? `states('${entity.id}')` : `state_attr('${entity.id}', '${trigger.attribute}')`;
  return say('presets.itIsValueRestNow', { value: `{{ ${value} }}${unit === '' ? '' : ` ${plain(unit)}`}` });
}

/** A template would read "{{" in a name as code. */
function plain(text: string): string {
  return text.replaceAll(/[{}]/g, '');
}

/** @param name of the entity, as people know it. */
export function presetsFor(id: string, entity: Entity, name: string, kind: PresetKind): readonly Preset[] {
  const base = { id, enabled: true, conditions: [], actions: [], mode: 'single', maxRuns: 10 } as const;
  const moments = momentsOf(entity);
  if (kind === 'notify') {
    return moments.map((moment) => ({
      id: moment.id,
      label: say('presets.nameSays', { name, says: moment.says }),
      automation: {
        ...base,
        name: say('presets.notifyNameSays', { name, says: moment.says }).slice(0, 200),
        triggers: [moment.trigger],
        actions: [
          {
            type: 'notify',
            title: plain(say('presets.nameSays', { name, says: moment.says })).slice(0, 200),
            message: messageOf(entity, moment),
            severity: moment.severity ?? 'info',
          },
        ],
      },
    }));
  }
  return [
    ...timedPresets(entity, name).map(({ id: presetId, label, trigger, action }) => ({
      id: presetId,
      label,
      automation: { ...base, name: label.slice(0, 200), triggers: [trigger], actions: [action] },
    })),
    ...moments.map((moment) => ({
      id: moment.id,
      label: say('presets.whenNameSays', { name, says: moment.says }),
      automation: {
        ...base,
        name: say('presets.whenNameSays2', { name, says: moment.says }).slice(0, 200),
        triggers: [moment.trigger],
      },
    })),
  ];
}
