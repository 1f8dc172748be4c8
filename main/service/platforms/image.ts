/** Image (ha-mqtt-discovery, section 9, "image"): a picture, or its URL; the state is the time of the last message. */
import { z } from 'zod';
import { err } from '../base/errors.ts';
import type { Platform, ReadContext, Reader } from './platform.ts';
import { utcIso } from './shared/dates/iso.ts';
import { oneOf, parseConfig, subscribeTopic, template, text, url } from './shared/fields.ts';
import { keptBytes, type Picture, pictureIn } from './shared/picture.ts';
import { noAttributes, unknownView } from './shared/values.ts';

const schema = z
  .object({
    image_topic: subscribeTopic().optional(),
    image_encoding: oneOf(['b64']).optional(),
    content_type: text().optional(),
    url_topic: subscribeTopic().optional(),
    url_template: template().optional(),
  })
  .superRefine((config, context) => {
    const reject = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (config.image_topic === undefined && config.url_topic === undefined)
      reject('image_topic', 'is required, or url_topic');
    if (config.image_topic !== undefined && config.url_topic !== undefined) reject('url_topic', 'excludes image_topic');
    if (config.content_type !== undefined && config.url_topic !== undefined)
      reject('content_type', 'excludes url_topic');
  });

type Config = z.infer<typeof schema>;

interface State {
  /** Milliseconds since the epoch. */
  readonly updatedAt?: number;
  /** The last payload as it came; decoded only when somebody looks. */
  readonly payload?: Uint8Array | undefined;
  readonly url?: string | undefined;
}

const urlSchema = url();

function reduceImage(_config: Config, _state: State, _text: string, context: ReadContext): State {
  return { updatedAt: context.now, payload: keptBytes(context.message.bytes) };
}

function reduceUrl(_config: Config, _state: State, payload: string, context: ReadContext): State {
  const parsed = urlSchema.safeParse(payload);
  return parsed.success ? { updatedAt: context.now, url: parsed.data } : { updatedAt: context.now };
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  if (config.image_topic !== undefined) {
    return [{ topic: config.image_topic, onJinjaError: 'ignore', binary: true, reduce: reduceImage }];
  }
  const topic = config.url_topic ?? '';
  return [{ topic, template: config.url_template, onJinjaError: 'raw', reduce: reduceUrl }];
}

/** The last picture or its URL, undefined before the first one and when the payload was none. */
export function pictureOf(config: Config, state: State): Picture | undefined {
  if (state.url !== undefined) return { url: state.url };
  return state.payload === undefined ? undefined : pictureIn(state.payload, config.image_encoding);
}

const nothing: State = Object.freeze({});
const description = Object.freeze({ attributes: noAttributes, actions: [], facts: Object.freeze({ picture: true }) });

export const imagePlatform: Platform<Config, State, 'image'> = {
  name: 'image',
  defaultName: 'MQTT Image',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => nothing,
  readers,
  view: (_config, state) =>
    state.updatedAt === undefined ? unknownView : { state: utcIso(state.updatedAt), attributes: noAttributes },
  pictureBytes: ({ payload }) => payload?.byteLength ?? 0,
  withoutPicture: (state) => ({ ...state, payload: undefined }),
  describe: () => description,
  encode: (_config, _state, action) => err('command.unsupported', action),
};
