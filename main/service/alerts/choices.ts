/** What a person chooses about alerts: rules, mutes, the pause. */
import type { Editing } from '../base/editing.ts';
import { err, ok, type Result } from '../base/errors.ts';
import type { Clock } from '../base/ports.ts';
import type { AlertRule } from '../model/alerts.ts';
import type { Settings } from '../model/settings.ts';
import { timeOf } from './policy.ts';
import { ownRulePrefix } from './rule-schema.ts';
import { ruleDefaults } from './rules/rule.ts';
import { builtInById, mergeRules, otherDefaults } from './rules/table.ts';
import { readRulesFile, writeRulesFile } from './transfer.ts';

type AlertSettings = Settings['alerts'];
type Done = Promise<Result<null>>;

/** Each is on disk when it is answered. */
export interface AlertChoices {
  /** 0 ends the pause. */
  pause(minutes: number): Done;
  /** 0 ends the mute. */
  muteDevice(deviceId: string, minutes: number): Done;
  rules(): readonly AlertRule[];
  saveRule(rule: AlertRule): Done;
  /** A rule of one's own goes; any other is as it was at first. Its open alerts end. */
  deleteRule(id: string): Done;
  /** Mutes a rule, also that of messages (`foreign`, `automation:<id>`). 0 ends it. */
  muteRule(id: string, minutes: number): Done;
  /** The rules as a JSON file. */
  exportRules(): string;
  /** Takes the rules of such a file; others stay as they are. All or none. */
  importRules(json: string): Promise<Result<{ readonly imported: number }>>;
}

export interface AlertChoicesOptions {
  readonly clock: Clock;
  readonly edit: Editing<AlertSettings>;
  rules(): ReadonlyMap<string, AlertRule>;
}

export function createAlertChoices({ clock, edit, rules }: AlertChoicesOptions): AlertChoices {
  const isoIn = (minutes: number): string => new Date(clock.now() + minutes * 60_000).toISOString();
  const choose = (change: (kept: AlertSettings) => AlertSettings): Done =>
    edit((kept) => ok({ kept: change(kept), value: null }));

  return {
    pause: (minutes) => choose((kept) => ({ ...kept, pausedUntil: isoIn(minutes) })),
    muteDevice: (deviceId, minutes) =>
      choose((kept) => {
        const nowMs = clock.now();
        const running = Object.entries(kept.mutedDevices).filter(([, until]) => timeOf(until) > nowMs);
        const others = running.filter(([id]) => id !== deviceId);
        const muted = minutes > 0 ? [...others, [deviceId, isoIn(minutes)] as const] : others;
        return { ...kept, mutedDevices: Object.fromEntries(muted) };
      }),
    rules: () => [...rules().values()],
    saveRule: (rule) => choose((kept) => withRules(kept, [rule])),
    deleteRule: (id) =>
      edit((kept) =>
        kept.rules.some((each) => each.id === id)
          ? ok({ kept: withoutRule(kept, id), value: null })
          : err('alert.unknown', id),
      ),
    muteRule: (id, minutes) =>
      choose((kept) => {
        const { mutedUntil: _before, ...rule } = mergeRules(kept.rules).get(id) ?? ruleDefaults({ id });
        if (minutes > 0) return withRules(kept, [{ ...rule, mutedUntil: isoIn(minutes) }]);
        // Of a rule of messages that nothing was changed of, nothing but its mute was kept.
        return isKept(rule) ? withRules(kept, [rule]) : withoutRule(kept, id);
      }),
    exportRules: () => writeRulesFile([...rules().values()]),
    async importRules(json) {
      const read = readRulesFile(json);
      if (!read.ok) return read;
      return edit((kept) => ok({ kept: withRules(kept, read.value), value: { imported: read.value.length } }));
    },
  };
}

function withRules(kept: AlertSettings, changed: readonly AlertRule[]): AlertSettings {
  const ids = new Set(changed.map(({ id }) => id));
  return { ...kept, rules: [...kept.rules.filter((each) => !ids.has(each.id)), ...changed] };
}

function withoutRule(kept: AlertSettings, id: string): AlertSettings {
  return { ...kept, rules: kept.rules.filter((each) => each.id !== id) };
}

function isKept(rule: AlertRule): boolean {
  const { id } = rule;
  const isOwn = builtInById.has(id) || id.startsWith(ownRulePrefix) || otherDefaults.some((each) => each.id === id);
  return isOwn || isAdjusted(rule);
}

/** Whether more of a rule of messages was changed than its mute. */
export function isAdjusted({ mutedUntil: _muted, ...rule }: AlertRule): boolean {
  const usual: Readonly<Record<string, unknown>> = {
    ...ruleDefaults({ id: rule.id }),
  };
  return Object.entries(rule).some(([key, value]) => usual[key] !== value);
}
