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

/** As long as no version is known, Zigbee2MQTT's own announcement says -1 of both: there is no update. */
export function updateEntry(base: string, subject: Subject, ieee: string): Entry {
  const template =
    `{% set u = ${field('update')} %}{% if u is mapping %}` +
    `{% set known = u.get('latest_version') is not none and u.get('installed_version') is not none %}` +
    `{{ dict({'update_percentage': u.get('progress'), 'in_progress': u.get('state') == 'updating'}, ` +
    `**({'installed_version': u['installed_version'] | string, 'latest_version': u['latest_version'] | string} ` +
    `if known else {})) | to_json }}{% endif %}`;
  return {
    component: 'update',
    objectId: 'update',
    raw: {
      name: null,
      state_topic: subject.topic,
      value_template: template,
      command_topic: `${base}/bridge/request/device/ota_update/update`,
      payload_install: JSON.stringify({ id: ieee }),
      version_when_unknown: '-1',
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
      icon: 'mdi:clock',
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
