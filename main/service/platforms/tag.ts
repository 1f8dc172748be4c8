/** Tag scanner (ha-mqtt-discovery, section 9, "tag"): not an entity, it only tells which tag was scanned. */
import { z } from 'zod';
import { err } from '../base/errors.ts';
import type { Platform, RawConfig, ReadContext, Reader } from './platform.ts';
import { parseConfig, subscribeTopic, template } from './shared/fields.ts';

const schema = z.object({
  topic: subscribeTopic(),
  value_template: template().nullable().optional(),
});

type Config = z.infer<typeof schema>;

function scan(_config: Config, state: null, payload: string, context: ReadContext): null {
  const tagId = payload.trim();
  // What the broker stored has happened before.
  if (tagId !== '' && !context.message.retained) context.emit({ kind: 'tag', tagId });
  return state;
}

export const tagPlatform: Platform<Config, null, 'tag'> = {
  name: 'tag',
  defaultName: 'MQTT Tag',
  ownAttributes: [],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => null,
  readers: (config): ReadonlyArray<Reader<Config, null>> => [
    { topic: config.topic, template: config.value_template ?? undefined, onJinjaError: 'empty', reduce: scan },
  ],
  view: () => undefined,
  describe: () => ({ attributes: {}, actions: [] }),
  encode: (_config, _state, action) => err('command.unsupported', action),
};
