/** Camera (ha-mqtt-discovery, section 9, "camera"): the last picture of a topic. */
import { z } from 'zod';
import { err } from '../base/errors.ts';
import type { Platform, ReadContext, Reader, View } from './platform.ts';
import { oneOf, parseConfig, subscribeTopic } from './shared/fields.ts';
import { keptBytes, type Picture, pictureIn } from './shared/picture.ts';
import { noAttributes } from './shared/values.ts';

const schema = z.object({
  topic: subscribeTopic(),
  image_encoding: oneOf(['b64']).optional(),
});

type Config = z.infer<typeof schema>;

interface State {
  /** The last payload as it came; decoded only when somebody looks. */
  readonly payload?: Uint8Array | undefined;
}

function reduceImage(_config: Config, _state: State, _text: string, context: ReadContext): State {
  return { payload: keptBytes(context.message.bytes) };
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  return [{ topic: config.topic, onJinjaError: 'ignore', binary: true, reduce: reduceImage }];
}

/** The last picture, undefined before the first one and when the payload was none. */
export function pictureOf(config: Config, state: State): Picture | undefined {
  return state.payload === undefined ? undefined : pictureIn(state.payload, config.image_encoding);
}

const nothing: State = Object.freeze({});
const idle: View = Object.freeze({ state: 'idle', attributes: noAttributes });
const description = Object.freeze({ attributes: noAttributes, actions: [], facts: Object.freeze({ picture: true }) });

export const cameraPlatform: Platform<Config, State, 'camera'> = {
  name: 'camera',
  defaultName: 'MQTT Camera',
  ownAttributes: ['access_token', 'brand', 'model_name', 'motion_detection'],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => nothing,
  readers,
  view: () => idle,
  pictureBytes: ({ payload }) => payload?.byteLength ?? 0,
  withoutPicture: () => nothing,
  describe: () => description,
  encode: (_config, _state, action) => err('command.unsupported', action),
};
