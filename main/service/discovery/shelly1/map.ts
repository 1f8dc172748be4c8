/** A first generation Shelly as items of discovery. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement } from '../announcements.ts';
import { lightItems } from './lights.ts';
import type { Info } from './messages.ts';
import type { Model } from './models.ts';
import { inputItems, relayItems, rollerItems } from './outputs.ts';
import { emeterItems, externalItems, type Item, ownItems, type Shelly1, topicOf } from './parts.ts';
import { sensorItems, specialItems } from './sensors.ts';

/** Before the id, in the identifier of a device; the other one sleeps, and nobody asks it. */
export const identifier1 = 'shellies_';
const sleeping1 = 'shelliesasleep_';

function deviceConfig({ id, model, modelId, mac, version, address }: Shelly1): RawConfig {
  const digits = /([0-9a-f]{6})$/i.exec(id)?.[1]?.toUpperCase();
  return {
    // The address alone is how the announcements that Home Assistant's users install call it.
    identifiers: [`${model.sleeps === true ? sleeping1 : identifier1}${id}`, ...(mac === undefined ? [] : [mac])],
    ...(mac !== undefined && { connections: [['mac', mac]] }),
    name: digits === undefined ? id : `${model.name} ${digits}`,
    manufacturer: 'Shelly',
    model: model.name,
    ...(modelId !== undefined && { model_id: modelId }),
    ...(version !== undefined && { sw_version: version }),
    hw_version: 'gen1',
    ...(address !== undefined && /^[\d.]+$/.test(address) && { configuration_url: `http://${address}/` }),
  };
}

/** What a model that is newer than the table is made of, as its status shows. */
export function modelOfInfo(name: string, info: Info): Model {
  return {
    name,
    prefix: '',
    relays: info.relays,
    inputs: info.inputs.length,
    ...(info.emeters > 0 && { emeters: { count: info.emeters, hasCurrent: true } }),
    ...(info.lights > 0 && info.relays === 0 && { light: info.mode === 'color' ? 'colour' : 'white' }),
  };
}

function* itemsOf(device: Shelly1): Generator<Item> {
  const { model, mode } = device;
  if (model.roller === true && mode === 'roller') yield* rollerItems(device);
  else yield* relayItems(device, model.relays ?? 0);
  yield* lightItems(device);
  if (model.emeters !== undefined) yield* emeterItems(device, model.emeters.count, model.emeters.hasCurrent);
  yield* inputItems(device, model.inputs ?? 0);
  yield* sensorItems(device);
  yield* specialItems(device);
  yield* externalItems(device);
  yield* ownItems(device);
}

export function mapShelly1(device: Shelly1): Announcement[] {
  const { id } = device;
  const shared = {
    device: deviceConfig(device),
    ...(device.model.sleeps !== true && {
      availability_topic: topicOf(device, 'online'),
      payload_available: 'true',
      payload_not_available: 'false',
    }),
  };
  return [...itemsOf(device)].map(({ component, part, config }) => ({
    component,
    // Ids of Home Assistant's discovery hold no slash: the two cannot clash.
    discoveryId: `shellies/${id}/${part}`,
    objectId: part,
    nodeId: id,
    raw: { ...config, ...shared, unique_id: `${id}_${part}` },
  }));
}
