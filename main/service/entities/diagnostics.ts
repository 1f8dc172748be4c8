/** The raw side of an entity: its topics with their last payloads, and its picture. */
import { limits } from '../base/limits.ts';
import type { EntityDiagnostics } from '../model/service.ts';
import { pictureOf as cameraPicture } from '../platforms/camera.ts';
import { pictureOf as imagePicture } from '../platforms/image.ts';
import type { LiveEntity } from './live-entity.ts';

/** What a broker knows of a topic filter. */
export interface LastPayloads {
  lastOf(filter: string): { readonly text: string | undefined; readonly at: number } | undefined;
}

type TopicLine = EntityDiagnostics['topics'][number];

export function diagnose(entity: LiveEntity, broker: LastPayloads): EntityDiagnostics {
  const lines = entity.bindings.map(({ filter, use }): TopicLine => {
    const template =
      typeof use === 'object'
        ? use.template
        : use === 'attributes'
          ? entity.common.jsonAttributesTemplate
          : entity.common.availability?.topics[use]?.template;
    const last = broker.lastOf(filter);
    const text = last?.text?.slice(0, limits.shownPayloadChars);
    return {
      topic: filter,
      use: typeof use === 'object' ? 'state' : use === 'attributes' ? 'attributes' : 'availability',
      ...(template === undefined ? {} : { template: template.source }),
      ...(text === undefined ? {} : { lastPayload: text }),
      ...(last === undefined ? {} : { lastAt: new Date(last.at).toISOString() }),
      ...(last !== undefined && last.text === undefined ? { truncated: true } : {}),
    };
  });
  const commands = Object.entries(entity.config as Record<string, unknown>)
    .filter(([key, value]) => key.endsWith('command_topic') && typeof value === 'string')
    .map(([, topic]): TopicLine => ({ topic: topic as string, use: 'command' }));
  return {
    id: entity.id,
    discoveryTopic: entity.discoveryTopic,
    topics: [...lines, ...commands],
    ...(entity.problem === undefined ? {} : { problem: entity.problem }),
  };
}

/** The picture of a camera or image entity as a data URL; undefined while there is none. */
export function pictureDataUrl(entity: LiveEntity): string | undefined {
  const pictureOf =
    entity.platform.name === 'camera' ? cameraPicture : entity.platform.name === 'image' ? imagePicture : undefined;
  const picture = pictureOf?.(entity.config as never, entity.state as never);
  if (picture === undefined || 'url' in picture) return undefined;
  return `data:${picture.contentType};base64,${Buffer.from(picture.bytes).toString('base64')}`;
}
