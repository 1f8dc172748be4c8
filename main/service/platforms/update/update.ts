/** Update (ha-mqtt-discovery, section 9, "update"): installed and latest version, progress, install. */
import { z } from 'zod';
import { err, ok, type Result } from '../../base/errors.ts';
import { parseJson } from '../../python/json.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, ReadContext, Reader, View } from '../platform.ts';
import {
  deviceClass,
  flag,
  number,
  parseConfig,
  parseParams,
  positiveInteger,
  publishTopic,
  subscribeTopic,
  template,
  text,
  url,
} from '../shared/fields.ts';
import { withTraits } from '../shared/steps.ts';
import { objectOf } from '../shared/values.ts';
import { isNewerVersion } from './version.ts';

const schema = z.object({
  state_topic: subscribeTopic().optional(),
  value_template: template().optional(),
  latest_version_topic: subscribeTopic().optional(),
  latest_version_template: template().optional(),
  command_topic: publishTopic().optional(),
  payload_install: text().optional(),
  title: text().optional(),
  release_summary: text().optional(),
  release_url: text().optional(),
  display_precision: positiveInteger().default(0),
  device_class: deviceClass(['firmware']).optional(),
  /** Ours, for native dialects: both versions while a device that was heard has named none. */
  version_when_unknown: text().optional(),
});

type Config = z.infer<typeof schema>;

/** The keys that a state message may have; any other, or a wrong value, discards the whole message. */
const message = z.strictObject({
  installed_version: text().optional(),
  latest_version: text().optional(),
  title: text().optional(),
  release_summary: text().optional(),
  release_url: url().optional(),
  entity_picture: url().optional(),
  in_progress: flag().optional(),
  update_percentage: z
    .unknown()
    .transform((value, context): number | null => {
      if (value === null) return null;
      const percent = typeof value === 'string' ? undefined : number().safeParse(value).data;
      if (percent !== undefined && percent >= 0 && percent <= 100) return percent;
      context.addIssue({ code: 'custom', message: 'must be 0 to 100' });
      return z.NEVER;
    })
    .optional(),
});

type Message = z.infer<typeof message>;

interface State {
  readonly installed: string | null;
  readonly latest: string | null;
  readonly inProgress: boolean;
  /** 0-100. */
  readonly percentage: number | null;
  /** What messages say instead of the config; absent until one does. */
  readonly title?: string;
  readonly releaseSummary?: string;
  readonly releaseUrl?: string;
  readonly entityPicture?: string;
  /** The version that the user does not want to hear of. */
  readonly skipped?: string;
}

const start: State = { installed: null, latest: null, inProgress: false, percentage: null };

function reduceState(config: Config, state: State, payload: string, context: ReadContext): State {
  if (config.version_when_unknown === undefined || state.installed !== null) return reduceTold(state, payload, context);
  const unknown = { installed: config.version_when_unknown, latest: config.version_when_unknown };
  return reduceTold(withTraits(state, unknown), payload, context);
}

function reduceTold(state: State, payload: string, context: ReadContext): State {
  if (payload === '' || payload === '{}') return state;
  const told = objectOf(payload, parseJson);
  if (told === undefined) return withTraits(state, { installed: payload });
  const parsed = message.safeParse(told);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    context.emit({ kind: 'note', reason: `message discarded: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` });
    return state;
  }
  return withTraits(state, changeOf(parsed.data));
}

function changeOf(told: Message): Partial<State> {
  const { update_percentage: percentage, in_progress: inProgress } = told;
  return {
    ...(told.installed_version !== undefined && { installed: told.installed_version }),
    ...(told.latest_version !== undefined && { latest: told.latest_version }),
    ...(told.title !== undefined && { title: told.title }),
    ...(told.release_summary !== undefined && { releaseSummary: told.release_summary }),
    ...(told.release_url !== undefined && { releaseUrl: told.release_url }),
    ...(told.entity_picture !== undefined && { entityPicture: told.entity_picture }),
    ...(percentage !== undefined && { percentage, inProgress: percentage !== null }),
    ...(inProgress !== undefined && { inProgress }),
  };
}

function reduceLatest(_config: Config, state: State, payload: string): State {
  return payload === '' ? state : withTraits(state, { latest: payload });
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const list: Reader<Config, State>[] = [];
  if (config.state_topic !== undefined) {
    list.push({
      topic: config.state_topic,
      template: config.value_template,
      onJinjaError: 'ignore',
      reduce: reduceState,
    });
  }
  if (config.latest_version_topic !== undefined) {
    list.push({
      topic: config.latest_version_topic,
      template: config.latest_version_template,
      onJinjaError: 'ignore',
      reduce: reduceLatest,
    });
  }
  return list;
}

/** Versions that differ and cannot be compared count as an update. */
function shownState(state: State): 'on' | 'off' | 'unknown' {
  if (state.installed === null || state.latest === null) return 'unknown';
  if (state.installed === state.latest || state.latest === state.skipped) return 'off';
  return (isNewerVersion(state.latest, state.installed) ?? true) ? 'on' : 'off';
}

function view(config: Config, state: State): View {
  const summary = state.releaseSummary ?? config.release_summary;
  return {
    state: shownState(state),
    attributes: {
      installed_version: state.installed,
      latest_version: state.latest,
      // Once it is installed, or another one came, nothing is skipped any more.
      skipped_version:
        state.skipped === state.latest && state.skipped !== state.installed ? (state.skipped ?? null) : null,
      in_progress: state.inProgress,
      update_percentage: state.inProgress ? state.percentage : null,
      title: state.title ?? config.title ?? null,
      release_summary: summary === undefined ? null : [...summary.slice(0, 510)].slice(0, 255).join(''),
      release_url: state.releaseUrl ?? config.release_url ?? null,
      ...(state.entityPicture !== undefined && { entity_picture: state.entityPicture }),
    },
  };
}

function canInstall(config: Config): boolean {
  return config.command_topic !== undefined && config.payload_install !== undefined;
}

const installParams = z.strictObject({ backup: flag().optional(), version: text().optional() });
const noParams = z.strictObject({});

/** Skipping is between the user and the app: the device hears nothing of it. */
function skip(state: State, action: 'skip' | 'clear_skipped', params: Params): Result<Plan<State>> {
  const parsed = parseParams(noParams, params);
  if (!parsed.ok) return parsed;
  const { skipped, ...rest } = state;
  if (action === 'clear_skipped') return ok({ publishes: [], state: rest });
  if (shownState(rest) !== 'on' || state.latest === null) return err('command.invalid', 'no update is available');
  return ok({ publishes: [], state: { ...rest, skipped: state.latest } });
}

function encode(
  config: Config,
  state: State,
  action: string,
  params: Params,
  _context: CommandContext,
): Result<Plan<State>> {
  if (action === 'skip' || action === 'clear_skipped') return skip(state, action, params);
  const { command_topic: topic, payload_install: payload } = config;
  if (action !== 'install' || topic === undefined || payload === undefined) {
    return err('command.unsupported', action);
  }
  const parsed = parseParams(installParams, params);
  if (!parsed.ok) return parsed;
  if (parsed.value.backup === true) return err('command.unsupported', 'backup: the device makes none');
  const { version } = parsed.value;
  // The payload names no version: what the device installs is its latest.
  if (version !== undefined && version !== state.latest) {
    return err('command.unsupported', 'version: the device installs its latest only');
  }
  if (state.inProgress) return err('command.invalid', 'an update is already in progress');
  if (state.latest === null || state.latest === state.installed)
    return err('command.invalid', 'no update is available');
  return ok({ publishes: [{ topic, payload }] });
}

export const updatePlatform: Platform<Config, State, 'update'> = {
  name: 'update',
  defaultName: 'MQTT Update',
  ownAttributes: [],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => start,
  readers,
  view,
  describe: (config) => ({
    attributes: { auto_update: false, display_precision: config.display_precision },
    actions: canInstall(config) ? ['install', 'skip', 'clear_skipped'] : ['skip', 'clear_skipped'],
  }),
  encode,
  deviceClass: (config) => config.device_class ?? undefined,
};
