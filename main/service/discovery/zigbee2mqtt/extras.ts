/** Entities of a device that no expose describes: scenes, firmware update, when it was last heard. Pure. */
import { field } from '../template-text.ts';
import { type Entry, type Subject, setTopic } from './entry.ts';
import type { Scene } from './messages.ts';

export function sceneEntries(subject: Subject, scenes: readonly Scene[]): Entry[] {
  return scenes.map(({ id, name }) => ({
    component: 'scene',
    objectId: `scene_${id}`,
    raw: { name, command_topic: setTopic(subject, undefined), payload_on: `{"scene_recall": ${id}}` },
  }));
}

const updateFields = ['installed_version', 'latest_version'];

/** A message of the device without `update`, or with versions that are not known, says nothing. */
export function updateEntry(base: string, subject: Subject, ieee: string): Entry {
  const versions = updateFields
    .map(
      (name) =>
        `{% if u['${name}'] is not none and u['${name}'] is defined %}, "${name}": "{{ u['${name}'] }}"{% endif %}`,
    )
    .join('');
  const template =
    `{% set u = ${field('update')} %}{% if u is mapping %}` +
    `{"update_percentage": {{ u['progress'] | default(none) | to_json }}, ` +
    `"in_progress": {{ (u['state'] == 'updating') | to_json }}${versions}}{% endif %}`;
  return {
    component: 'update',
    objectId: 'update',
    raw: {
      name: null,
      state_topic: subject.topic,
      value_template: template,
      command_topic: `${base}/bridge/request/device/ota_update/update`,
      payload_install: JSON.stringify({ id: ieee }),
      device_class: 'firmware',
      entity_category: 'config',
    },
  };
}

export function lastSeenEntry(subject: Subject, format: string): Entry {
  const isInstant = format.startsWith('ISO_8601');
  const value = field('last_seen');
  return {
    component: 'sensor',
    objectId: 'last_seen',
    raw: {
      name: 'Last seen',
      state_topic: subject.topic,
      // As a number it is in milliseconds.
      value_template: isInstant
        ? `{{ ${value} | default('None') }}`
        : `{{ (${value} / 1000) | as_datetime if ${value} is number else 'None' }}`,
      device_class: 'timestamp',
      entity_category: 'diagnostic',
      enabled_by_default: false,
    },
  };
}
