/** What a person chooses about alerts: rules, mutes, the pause. */
import { err, ok, type Result } from '../base/errors.ts';
import type { Clock } from '../base/ports.ts';
import type { AlertRule } from '../model/alerts.ts';
import type { Settings } from '../model/settings.ts';
import { timeOf } from './policy.ts';
import { ownRulePrefix } from './rule-schema.ts';
import { ruleDefaults } from './rules/rule.ts';
import { builtInById, otherDefaults } from './rules/table.ts';
import { readRulesFile, writeRulesFile } from './transfer.ts';

export interface AlertChoices {
  /** 0 ends the pause. */
  pause(minutes: number): void;
  /** 0 ends the mute. */
  muteDevice(deviceId: string, minutes: number): void;
  rules(): readonly AlertRule[];
  saveRule(rule: AlertRule): void;
  /** A rule of one's own goes; any other is as it was at first. Its open alerts end. */
  deleteRule(id: string): Result<null>;
  /** Mutes a rule, also that of messages (`foreign`, `automation:<id>`). 0 ends it. */
  muteRule(id: string, minutes: number): void;
  /** The rules as a JSON file. */
  exportRules(): string;
  /** Takes the rules of such a file; others stay as they are. All or none. */
  importRules(json: string): Result<{ readonly imported: number }>;
}

export interface AlertChoicesOptions {
  readonly clock: Clock;
  settings(): Settings['alerts'];
  updateSettings(patch: Partial<Settings['alerts']>): void;
  rules(): ReadonlyMap<string, AlertRule>;
}

export function createAlertChoices({ clock, settings, updateSettings, rules }: AlertChoicesOptions): AlertChoices {
  const isoIn = (minutes: number): string => new Date(clock.now() + minutes * 60_000).toISOString();
  const saveRules = (changed: readonly AlertRule[]): void => {
    const ids = new Set(changed.map(({ id }) => id));
    updateSettings({
      rules: [...settings().rules.filter((each) => !ids.has(each.id)), ...changed],
    });
  };
  const dropRule = (id: string): void =>
    updateSettings({
      rules: settings().rules.filter((each) => each.id !== id),
    });

  return {
    pause: (minutes) => updateSettings({ pausedUntil: isoIn(minutes) }),
    muteDevice(deviceId, minutes) {
      const nowMs = clock.now();
      const running = Object.entries(settings().mutedDevices).filter(([, until]) => timeOf(until) > nowMs);
      const others = running.filter(([id]) => id !== deviceId);
      const muted = minutes > 0 ? [...others, [deviceId, isoIn(minutes)] as const] : others;
      updateSettings({ mutedDevices: Object.fromEntries(muted) });
    },
    rules: () => [...rules().values()],
    saveRule: (rule) => saveRules([rule]),
    deleteRule(id) {
      if (!settings().rules.some((each) => each.id === id)) return err('alert.unknown', id);
      dropRule(id);
      return ok(null);
    },
    muteRule(id, minutes) {
      const { mutedUntil: _before, ...rule } = rules().get(id) ?? ruleDefaults({ id });
      if (minutes > 0) saveRules([{ ...rule, mutedUntil: isoIn(minutes) }]);
      // Of a rule of messages that nothing was changed of, nothing but its mute was kept.
      else if (isKept(rule)) saveRules([rule]);
      else dropRule(id);
    },
    exportRules: () => writeRulesFile([...rules().values()]),
    importRules(json) {
      const read = readRulesFile(json);
      if (!read.ok) return read;
      saveRules(read.value);
      return ok({ imported: read.value.length });
    },
  };
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
