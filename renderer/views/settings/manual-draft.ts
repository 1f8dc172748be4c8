/** An entity described by hand: which fields a platform asks for first, and how its config is made. Pure. */

import type { PlatformName } from '../../../preload/contract.ts';
import { say } from '../../words/words.ts';

export interface ManualDraft {
  readonly id: string;
  readonly brokerId: string;
  readonly platform: PlatformName;
  readonly name: string;
  readonly stateTopic: string;
  readonly commandTopic: string;
  readonly template: string;
  readonly unit: string;
  readonly deviceClass: string;
  /** Further keys of the discovery config, as JSON. */
  readonly extra: string;
}

/** Which topics a platform cannot do without; undefined where its topics have names of their own. */
const needs: ReadonlyMap<PlatformName, { readonly state: boolean; readonly command: boolean }> = new Map([
  ['sensor', { state: true, command: false }],
  ['binary_sensor', { state: true, command: false }],
  ['event', { state: true, command: false }],
  ['switch', { state: false, command: true }],
  ['light', { state: false, command: true }],
  ['button', { state: false, command: true }],
  ['scene', { state: false, command: true }],
  ['lock', { state: false, command: true }],
  ['fan', { state: false, command: true }],
  ['number', { state: false, command: true }],
  ['select', { state: false, command: true }],
  ['text', { state: false, command: true }],
  ['siren', { state: false, command: true }],
  ['notify', { state: false, command: true }],
]);

/** Platforms whose template key is not `value_template`. */
function templateKey(platform: PlatformName): string {
  return platform === 'light' || platform === 'fan' || platform === 'humidifier' || platform === 'siren'
    ? 'state_value_template'
    : 'value_template';
}

const knownKeys: ReadonlySet<string> = new Set([
  'name',
  'state_topic',
  'command_topic',
  'value_template',
  'state_value_template',
  'unit_of_measurement',
  'device_class',
]);

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The form's fields of a stored entity. */
export function draftOf(entity: {
  readonly id: string;
  readonly brokerId: string;
  readonly platform: PlatformName;
  readonly config: Readonly<Record<string, unknown>>;
}): ManualDraft {
  const { id, brokerId, platform, config } = entity;
  const rest = Object.fromEntries(Object.entries(config).filter(([key]) => !knownKeys.has(key)));
  return {
    id,
    brokerId,
    platform,
    name: text(config.name),
    stateTopic: text(config.state_topic),
    commandTopic: text(config.command_topic),
    template: text(config[templateKey(platform)]),
    unit: text(config.unit_of_measurement),
    deviceClass: text(config.device_class),
    extra: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest, null, 2),
  };
}

/** The further keys, or undefined when they are no JSON object. */
export function extraOf(json: string): Readonly<Record<string, unknown>> | undefined {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

/** The discovery config that the form describes. */
export function configOf(draft: ManualDraft): Readonly<Record<string, unknown>> {
  const pairs: ReadonlyArray<readonly [string, string]> = [
    ['name', draft.name.trim()],
    ['state_topic', draft.stateTopic.trim()],
    ['command_topic', draft.commandTopic.trim()],
    [templateKey(draft.platform), draft.template.trim()],
    ['unit_of_measurement', draft.platform === 'sensor' || draft.platform === 'number' ? draft.unit.trim() : ''],
    ['device_class', draft.deviceClass.trim()],
  ];
  return { ...extraOf(draft.extra), ...Object.fromEntries(pairs.filter(([, value]) => value !== '')) };
}

/** What is wrong with the form, or undefined. */
export function manualProblem(draft: ManualDraft): string | undefined {
  if (draft.name.trim() === '') return say('discovery.aNameIsNeeded');
  if (draft.brokerId === '') return say('discovery.chooseABroker');
  const need = needs.get(draft.platform);
  if (need?.state && draft.stateTopic.trim() === '') return say('discovery.theTopicOfItsStateIs');
  if (need?.command && draft.commandTopic.trim() === '') return say('discovery.theTopicOfItsCommandsIs');
  if (/[+#]/.test(draft.commandTopic)) return say('discovery.aTopicForCommandsHasNo');
  return extraOf(draft.extra) === undefined ? say('discovery.theFurtherKeysAreNotA') : undefined;
}
