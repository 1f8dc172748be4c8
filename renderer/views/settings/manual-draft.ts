/** An entity described by hand: which fields a platform asks for first, and how its config is made. Pure. */

import type { PlatformName } from '../../../preload/contract.ts';
import { descriptorNamed } from '../../platforms/table.ts';
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

/** The key of the template that reads the state. */
function templateKey(platform: PlatformName): string {
  return descriptorNamed(platform).byHand.template;
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
function extraOf(json: string): Readonly<Record<string, unknown>> | undefined {
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
    ['unit_of_measurement', descriptorNamed(draft.platform).byHand.hasUnit === true ? draft.unit.trim() : ''],
    ['device_class', draft.deviceClass.trim()],
  ];
  return { ...extraOf(draft.extra), ...Object.fromEntries(pairs.filter(([, value]) => value !== '')) };
}

/** What is wrong with the form, or undefined. */
export function manualProblem(draft: ManualDraft): string | undefined {
  if (draft.name.trim() === '') return say('common.aNameIsNeeded');
  if (draft.brokerId === '') return say('discovery.chooseABroker');
  const { needs } = descriptorNamed(draft.platform).byHand;
  if (needs === 'state' && draft.stateTopic.trim() === '') return say('discovery.theTopicOfItsStateIs');
  if (needs === 'command' && draft.commandTopic.trim() === '') return say('discovery.theTopicOfItsCommandsIs');
  if (/[+#]/.test(draft.commandTopic)) return say('discovery.aTopicForCommandsHasNo');
  return extraOf(draft.extra) === undefined ? say('discovery.theFurtherKeysAreNotA') : undefined;
}
