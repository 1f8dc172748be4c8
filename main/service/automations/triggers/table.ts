/** The kinds of triggers: one file each, and a line here. */
import type { z } from 'zod';
import type { Trigger } from '../../model/automations.ts';
import { byType } from '../by-type.ts';
import { availabilityTrigger } from './availability.ts';
import { cronTrigger } from './cron.ts';
import { deviceTrigger } from './device.ts';
import { eventTrigger } from './event.ts';
import { manualTrigger } from './manual.ts';
import { mqttTrigger } from './mqtt.ts';
import { numericTrigger } from './numeric.ts';
import { resumeTrigger } from './resume.ts';
import { serviceStartTrigger } from './service-start.ts';
import { silenceTrigger } from './silence.ts';
import { stateTrigger } from './state.ts';
import { sunTrigger } from './sun.ts';
import { tagTrigger } from './tag.ts';
import { taskTrigger } from './task.ts';
import { timeTrigger } from './time.ts';
import type { Armed, Fire, TriggerHost, TriggerKind } from './trigger.ts';
import { webhookTrigger } from './webhook.ts';

const triggerKinds: { readonly [K in Trigger['type']]: TriggerKind<K> } = {
  state: stateTrigger,
  numeric: numericTrigger,
  mqtt: mqttTrigger,
  time: timeTrigger,
  cron: cronTrigger,
  sun: sunTrigger,
  event: eventTrigger,
  device: deviceTrigger,
  tag: tagTrigger,
  task: taskTrigger,
  availability: availabilityTrigger,
  silence: silenceTrigger,
  webhook: webhookTrigger,
  'service-start': serviceStartTrigger,
  resume: resumeTrigger,
  manual: manualTrigger,
};

export const triggerSchema: z.ZodType<Trigger> = byType<Trigger>(triggerKinds);

/** Watches for a trigger until it is disposed. */
export function armTrigger<K extends Trigger['type']>(
  trigger: Extract<Trigger, { type: K }>,
  fire: Fire,
  host: TriggerHost,
): Armed {
  const kind: TriggerKind<K> = triggerKinds[trigger.type as K];
  return kind.arm(trigger, fire, host);
}
