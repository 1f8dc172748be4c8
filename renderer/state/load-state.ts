/** The page's first state: one answer, and for a very large home the pages that follow it. */
import type { Bridge, Device, Entity, PageState, Result } from '../../preload/contract.ts';

/** What changes meanwhile comes in patches, which are applied afterwards. */
export async function loadState(bridge: Bridge): Promise<Result<PageState>> {
  const answer = await bridge.command('page.state', {});
  if (!answer.ok || answer.value.more === undefined) return answer;
  const entities: Entity[] = [...answer.value.entities];
  for (let more = answer.value.more.entities !== undefined; more; ) {
    const next = await bridge.command('entity.list', following(entities));
    if (!next.ok) return next;
    entities.push(...next.value.entities);
    more = next.value.more;
  }
  const devices: Device[] = [...answer.value.devices];
  for (let more = answer.value.more.devices !== undefined; more; ) {
    const next = await bridge.command('device.list', following(devices));
    if (!next.ok) return next;
    devices.push(...next.value.devices);
    more = next.value.more;
  }
  return { ok: true, value: { ...answer.value, entities, devices } };
}

/**
 * What a first answer left out, from the beginning, for that was no page of the list: devices first, then entities in parts.
 * @param take gets each part. @returns what ended it.
 */
export async function loadRest(
  bridge: Pick<Bridge, 'command'>,
  take: (part: { readonly devices?: readonly Device[]; readonly entities?: readonly Entity[] }) => boolean,
): Promise<Result<void>> {
  for (let last: Device | undefined, more = true; more; ) {
    const next = await bridge.command('device.list', following(last === undefined ? [] : [last]));
    if (!next.ok) return next;
    if (!take({ devices: next.value.devices })) return { ok: true, value: undefined };
    last = next.value.devices.at(-1);
    more = next.value.more;
  }
  for (let last: Entity | undefined, more = true; more; ) {
    const next = await bridge.command('entity.list', following(last === undefined ? [] : [last]));
    if (!next.ok) return next;
    if (!take({ entities: next.value.entities })) return { ok: true, value: undefined };
    last = next.value.entities.at(-1);
    more = next.value.more;
  }
  return { ok: true, value: undefined };
}

function following(records: ReadonlyArray<{ readonly id: string }>): { after?: string } {
  const after = records.at(-1)?.id;
  return after === undefined ? {} : { after };
}
