/** Makes a definition of a config, whatever dialect it comes from. Pure. */
import { err, ok, type Result } from '../base/errors.ts';
import type { RawConfig } from '../platforms/platform.ts';
import { isSupportedComponent, platformOf } from '../platforms/table.ts';
import type { Definition, DefinitionSource } from './definition.ts';
import { checkOrigin, parseCommon } from './homeassistant/common.ts';

export interface DefinitionOrigin {
  readonly source: DefinitionSource;
  readonly component: string;
  readonly discoveryId: string;
  /** `<component> <discovery id>`, where the caller holds that text already. */
  readonly key?: string;
  readonly discoveryTopic: string;
  readonly objectId: string;
  readonly nodeId?: string | undefined;
  readonly deviceSetting?: boolean | undefined;
}

/** Checks an expanded config whole; the error's detail is `field: reason`. */
export function buildDefinition(origin: DefinitionOrigin, raw: RawConfig): Result<Definition> {
  if (!isSupportedComponent(origin.component)) return err('request.invalid', `${origin.component} is not supported`);
  if (raw.origin !== undefined) {
    const checked = checkOrigin(raw.origin);
    if (!checked.ok) return checked;
  }
  const platform = platformOf(origin.component);
  const common = parseCommon(raw);
  if (!common.ok) return common;
  const config = platform.parse(raw);
  if (!config.ok) return config;
  return ok({
    key: origin.key ?? `${origin.component} ${origin.discoveryId}`,
    source: origin.source,
    platform,
    config: config.value,
    common: common.value,
    discoveryTopic: origin.discoveryTopic,
    objectId: origin.objectId,
    ...(origin.nodeId === undefined ? {} : { nodeId: origin.nodeId }),
    ...(origin.deviceSetting === true ? { deviceSetting: true } : {}),
  });
}
