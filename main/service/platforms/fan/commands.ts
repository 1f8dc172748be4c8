/** The commands of a fan (ha-mqtt-discovery, section 9, "fan"). */
import { z } from 'zod';
import { assertNever, err, ok, type Result } from '../../base/errors.ts';
import type { CommandContext, Params, Plan } from '../platform.ts';
import { flag, integer, parseParams, text } from '../shared/fields.ts';
import { clampPercent, percentOfValue, valueOfPercent } from '../shared/ranges.ts';
import { planOf, type Step } from '../shared/steps.ts';
import {
  type FanConfig as Config,
  fanTraits,
  type FanState as State,
  speedCount,
  speedRange,
  type FanTrait as Trait,
} from './config.ts';

function powerStep(config: Config, on: boolean, context: CommandContext): Step<State> {
  const payload = on ? config.payload_on : config.payload_off;
  return {
    publish: { topic: config.command_topic, payload: context.render(config.command_template, payload) },
    optimistic: config.optimistic || config.state_topic === undefined,
    change: { on },
    expect: { state: on ? 'on' : 'off' },
  };
}

/** The step of a trait whose keys all begin alike; undefined without a command topic. */
function traitStep(
  config: Config,
  trait: Trait,
  value: string | number,
  context: CommandContext,
  change: Partial<State>,
  attributes: Readonly<Record<string, unknown>>,
): Step<State> | undefined {
  const topic = config[`${trait}_command_topic`];
  if (topic === undefined) return undefined;
  return {
    publish: { topic, payload: context.render(config[`${trait}_command_template`], value) },
    optimistic: config.optimistic || config[`${trait}_state_topic`] === undefined,
    change,
    expect: { attributes },
  };
}

function percentageStep(config: Config, percentage: number, context: CommandContext): Step<State> | undefined {
  const value = Math.ceil(valueOfPercent(speedRange(config), percentage));
  // The device can only answer with a speed that it has.
  const reported = percentOfValue(speedRange(config), value);
  return traitStep(config, 'percentage', value, context, { percentage }, { percentage: reported });
}

function presetStep(config: Config, preset: string, context: CommandContext): Step<State> | undefined {
  return traitStep(config, 'preset_mode', preset, context, { presetMode: preset }, { preset_mode: preset });
}

const percent = () => integer().refine((value) => value >= 0 && value <= 100, 'must be 0 to 100');
const turnOnParams = z.strictObject({ percentage: percent().optional(), preset_mode: text().optional() });
const percentageParams = z.strictObject({ percentage: percent() });
const stepParams = z.strictObject({ percentage_step: percent().optional() });
const presetParams = z.strictObject({ preset_mode: text() });
const oscillateParams = z.strictObject({ oscillating: flag() });
// Home Assistant takes any text here: what a direction is called is up to the device.
const directionParams = z.strictObject({ direction: text() });

/** One speed up or down, or by a percentage. */
function adjusted(config: Config, state: State, direction: 1 | -1, step: number | undefined): number {
  const current = state.percentage ?? 0;
  if (step !== undefined) return clampPercent(current + step * direction);
  const speeds = { zero: 0, full: speedCount(config) };
  const index = Math.ceil(valueOfPercent(speeds, current));
  return clampPercent(percentOfValue(speeds, index + direction) ?? 0);
}

type Steps = Result<ReadonlyArray<Step<State> | undefined>>;

/** The steps of a supported action. */
function stepsOf(config: Config, state: State, action: Action, params: Params, context: CommandContext): Steps {
  const hasPreset = (preset: string) => config.preset_modes?.includes(preset) === true;
  const unlisted = err('command.invalid', 'preset_mode: is not among preset_modes');
  switch (action) {
    case 'turn_on': {
      const parsed = parseParams(turnOnParams, params);
      if (!parsed.ok) return parsed;
      const { percentage, preset_mode: preset } = parsed.value;
      if (preset !== undefined && !hasPreset(preset)) return unlisted;
      return ok([
        powerStep(config, true, context),
        // 0 is no speed to turn on with.
        percentage ? percentageStep(config, percentage, context) : undefined,
        preset ? presetStep(config, preset, context) : undefined,
      ]);
    }
    case 'turn_off':
      return ok([powerStep(config, false, context)]);
    case 'toggle':
      return ok([powerStep(config, state.on !== true, context)]);
    case 'set_percentage': {
      const parsed = parseParams(percentageParams, params);
      return parsed.ok ? ok([percentageStep(config, parsed.value.percentage, context)]) : parsed;
    }
    case 'increase_speed':
    case 'decrease_speed': {
      const parsed = parseParams(stepParams, params);
      if (!parsed.ok) return parsed;
      const direction = action === 'increase_speed' ? 1 : -1;
      return ok([percentageStep(config, adjusted(config, state, direction, parsed.value.percentage_step), context)]);
    }
    case 'set_preset_mode': {
      const parsed = parseParams(presetParams, params);
      if (!parsed.ok) return parsed;
      const preset = parsed.value.preset_mode;
      return hasPreset(preset) ? ok([presetStep(config, preset, context)]) : unlisted;
    }
    case 'oscillate': {
      const parsed = parseParams(oscillateParams, params);
      if (!parsed.ok) return parsed;
      const { oscillating } = parsed.value;
      const payload = oscillating ? config.payload_oscillation_on : config.payload_oscillation_off;
      return ok([traitStep(config, 'oscillation', payload, context, { oscillating }, { oscillating })]);
    }
    case 'set_direction': {
      const parsed = parseParams(directionParams, params);
      if (!parsed.ok) return parsed;
      const { direction } = parsed.value;
      return ok([traitStep(config, 'direction', direction, context, { direction }, { direction })]);
    }
    default:
      return assertNever(action);
  }
}

const actionsByTrait = {
  percentage: ['set_percentage', 'increase_speed', 'decrease_speed'],
  preset_mode: ['set_preset_mode'],
  oscillation: ['oscillate'],
  direction: ['set_direction'],
} as const;

type Action = 'turn_on' | 'turn_off' | 'toggle' | (typeof actionsByTrait)[Trait][number];

/** The actions that a fan supports, by its topics. */
export function actionsOf(config: Config): readonly Action[] {
  const offered = fanTraits.filter((trait) => config[`${trait}_command_topic`] !== undefined);
  return ['turn_on', 'turn_off', 'toggle', ...offered.flatMap((trait) => actionsByTrait[trait])];
}

/** Checks and encodes a command of a fan. */
export function encodeFan(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const known = actionsOf(config).find((each) => each === action);
  if (known === undefined) return err('command.unsupported', action);
  const steps = stepsOf(config, state, known, params, context);
  return steps.ok ? ok(planOf(state, steps.value)) : steps;
}
