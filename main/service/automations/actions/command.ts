/** Commands an entity. */
import { z } from 'zod';
import { id, unconfirmed } from '../fields.ts';
import type { ActionKind, ActionOf, Step } from './action.ts';
import { send } from './send.ts';

export const commandAction: ActionKind<ActionOf<'command'>> = {
  schema: z.strictObject({
    type: z.literal('command'),
    entityId: id,
    action: id,
    params: z.record(z.string(), z.unknown()).exactOptional(),
    unconfirmed,
  }),
  async run({ entityId, action, params = {}, unconfirmed: choice }, step) {
    const rendered = renderParams(params, step);
    if (!rendered.ok) return step.fail(rendered.reason);
    const given = Object.keys(rendered.value).length === 0 ? '' : ` ${JSON.stringify(rendered.value)}`;
    const seen = `${action} ${entityId}${given}`;
    if (step.run.dry) {
      const known = step.run.home().entity(entityId) !== undefined;
      return step.would(seen, known ? undefined : `unknown entity ${entityId}`);
    }
    return send(step, seen, choice, () => step.run.ports.command(entityId, action, rendered.value));
  },
};

function renderParams(
  params: Readonly<Record<string, unknown>>,
  step: Step,
): { ok: true; value: Readonly<Record<string, unknown>> } | { ok: false; reason: string } {
  const entries: Array<readonly [string, unknown]> = [];
  for (const [name, value] of Object.entries(params)) {
    const rendered = typeof value === 'string' ? step.render(value) : undefined;
    if (rendered?.ok === false) return { ok: false, reason: `${name}: ${rendered.reason}` };
    entries.push([name, rendered === undefined ? value : rendered.text]);
  }
  return { ok: true, value: Object.fromEntries(entries) };
}
