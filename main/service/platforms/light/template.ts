/** Light, schema template (ha-mqtt-discovery, section 9): every part of one message through a template of its own. */
import { z } from 'zod';
import { TemplateError } from '../../python/errors.ts';
import { pyFloat } from '../../python/numbers.ts';
import type { RenderInput, Template } from '../../templates/template.ts';
import type { CommandContext, Plan, Reader } from '../platform.ts';
import { flag, listOf, positiveInteger, publishTopic, subscribeTopic, template, text } from '../shared/fields.ts';
import { intOf, type OnOff } from '../shared/values.ts';
import { hsToRgb, kelvinToMired, miredToKelvin, rgbToHs } from './colour.ts';
import {
  type ColourMode,
  expectationOf,
  kelvinRange,
  type LightState,
  type LightTraits,
  type OffRequest,
  type OnRequest,
  withFields,
} from './model.ts';

const fields = z.object({
  schema: z.literal('template'),
  command_topic: publishTopic(),
  command_on_template: template(),
  command_off_template: template(),
  state_topic: subscribeTopic().optional(),
  state_template: template().optional(),
  brightness_template: template().optional(),
  color_temp_template: template().optional(),
  color_temp_kelvin: flag().default(false),
  min_mireds: positiveInteger().optional(),
  max_mireds: positiveInteger().optional(),
  min_kelvin: positiveInteger().optional(),
  max_kelvin: positiveInteger().optional(),
  red_template: template().optional(),
  green_template: template().optional(),
  blue_template: template().optional(),
  effect_template: template().optional(),
  effect_list: listOf(text()).optional(),
  optimistic: flag().default(false),
});

type Fields = z.infer<typeof fields>;

function hasColourTemplates(config: Fields): boolean {
  return [config.red_template, config.green_template, config.blue_template].every((each) => each !== undefined);
}

function modesOf(config: Fields): readonly ColourMode[] {
  const modes: ColourMode[] = [];
  if (config.color_temp_template !== undefined) modes.push('color_temp');
  if (hasColourTemplates(config)) modes.push('hs');
  if (modes.length > 0) return modes;
  return config.brightness_template === undefined ? ['onoff'] : ['brightness'];
}

function traitsOf(config: Fields): LightTraits {
  return {
    ...kelvinRange(config),
    modes: modesOf(config),
    effect: config.effect_list !== undefined,
    effects: config.effect_list,
    flash: true,
    transition: true,
  };
}

export const templateSchema = fields.transform((config) => ({ ...config, traits: traitsOf(config) }));

export type TemplateConfig = z.infer<typeof templateSchema>;

export function initialTemplate(config: TemplateConfig): LightState {
  const { modes } = config.traits;
  // With two modes the light has none before its first colour.
  return modes.length === 1 ? { power: 'unknown', mode: modes[0] } : { power: 'unknown' };
}

const partNames = ['state', 'brightness', 'color_temp', 'red', 'green', 'blue', 'effect'] as const;

type Parts = Readonly<Partial<Record<(typeof partNames)[number], string>>>;

/**
 * All parts as one template, whose result is their texts as JSON: a light is read, and shown, once for each message.
 * A Jinja error makes a part the raw payload; a Python error discards the message, as it does in Home Assistant.
 */
class PartsTemplate implements Template {
  readonly constant = false;
  readonly #config: TemplateConfig;

  constructor(config: TemplateConfig) {
    this.#config = config;
  }

  get source(): string {
    const sources = partNames.map((name) => this.#config[`${name}_template`]?.source);
    return sources.filter((source) => source !== undefined).join('\n');
  }

  get readsStates(): boolean {
    return partNames.some((name) => this.#config[`${name}_template`]?.readsStates === true);
  }

  render(input: RenderInput): string {
    const parts: Record<string, string> = {};
    for (const name of partNames) {
      const part = this.#config[`${name}_template`];
      if (part !== undefined) parts[name] = renderPart(part, input);
    }
    // A state topic without a state template: the payload is the state.
    parts.state ??= String(input.value);
    return JSON.stringify(parts);
  }
}

function renderPart(part: Template, input: RenderInput): string {
  try {
    return part.render(input);
  } catch (error) {
    if (error instanceof TemplateError && error.kind === 'jinja') return String(input.value);
    throw error;
  }
}

const powers: Readonly<Record<string, OnOff>> = { on: 'on', off: 'off', None: 'unknown' };

function reduceParts(config: TemplateConfig, state: LightState, rendered: string): LightState {
  const parts = JSON.parse(rendered) as Parts;
  const power = Object.hasOwn(powers, parts.state ?? '') ? powers[parts.state ?? ''] : undefined;
  const brightness = intOf(parts.brightness ?? '');
  const isListed = config.effect_list?.includes(parts.effect ?? '') === true;
  return withFields(state, {
    ...(power !== undefined && { power }),
    ...(brightness && { brightness }),
    ...temperatureFields(config, parts),
    ...colourFields(config, parts),
    ...(parts.effect && isListed && { effect: parts.effect }),
  });
}

function temperatureFields(config: TemplateConfig, parts: Parts): Partial<LightState> {
  if (parts.color_temp === 'None' && !config.color_temp_kelvin) return { kelvin: undefined };
  const value = intOf(parts.color_temp ?? '');
  if (value === undefined) return {};
  if (config.color_temp_kelvin) return { kelvin: value };
  return value === 0 ? {} : { kelvin: miredToKelvin(value) };
}

function colourFields(config: TemplateConfig, { red, green, blue }: Parts): Partial<LightState> {
  if (!red || !green || !blue || !config.traits.modes.includes('hs')) return {};
  if (red === 'None' && green === 'None' && blue === 'None') {
    return { hs: undefined, ...modeFields(config, 'color_temp') };
  }
  const [r, g, b] = [intOf(red), intOf(green), intOf(blue)];
  if (r === undefined || g === undefined || b === undefined) return {};
  return { hs: rgbToHs([r, g, b]), ...modeFields(config, 'hs') };
}

/** A light with a single mode keeps it. */
function modeFields(config: TemplateConfig, mode: ColourMode): Partial<LightState> {
  return config.traits.modes.length === 1 ? {} : { mode };
}

export function templateReaders(config: TemplateConfig): ReadonlyArray<Reader<TemplateConfig, LightState>> {
  if (config.state_topic === undefined) return [];
  return [
    { topic: config.state_topic, template: new PartsTemplate(config), onJinjaError: 'ignore', reduce: reduceParts },
  ];
}

function isOptimistic(config: TemplateConfig): boolean {
  return config.optimistic || config.state_topic === undefined || config.state_template === undefined;
}

export function turnTemplateOn(
  config: TemplateConfig,
  state: LightState,
  request: OnRequest,
  context: CommandContext,
): Plan<LightState> {
  const { brightness, kelvin, hs, effect, flash, transition } = request;
  const variables = {
    state: true,
    ...(brightness !== undefined && { brightness }),
    ...(kelvin !== undefined && { color_temp: config.color_temp_kelvin ? kelvin : kelvinToMired(kelvin) }),
    ...(hs !== undefined && colourVariables(config, state, request)),
    ...(effect !== undefined && { effect }),
    ...(flash !== undefined && { flash }),
    ...(transition !== undefined && { transition: pyFloat(transition) }),
  };
  const payload = context.render(config.command_on_template, null, variables);
  const publishes = [{ topic: config.command_topic, payload }];
  if (!isOptimistic(config)) {
    const reports = {
      brightness: config.brightness_template !== undefined,
      temperature: config.color_temp_template !== undefined,
      effect: config.effect_template !== undefined,
      inKelvin: config.color_temp_kelvin,
    };
    return { publishes, expect: expectationOf(request, reports) };
  }
  const next = withFields(state, {
    power: 'on',
    ...(brightness !== undefined && { brightness }),
    ...(kelvin !== undefined && { kelvin, hs: undefined, ...modeFields(config, 'color_temp') }),
    ...(hs !== undefined && { kelvin: undefined, hs, ...modeFields(config, 'hs') }),
    ...(effect !== undefined && { effect }),
  });
  return { publishes, state: next };
}

function colourVariables(
  config: TemplateConfig,
  state: LightState,
  { hs, brightness }: OnRequest,
): Readonly<Record<string, unknown>> {
  if (hs === undefined) return {};
  // With a brightness of its own the colour goes out at full brightness.
  const level = config.brightness_template === undefined ? (brightness ?? state.brightness ?? 255) : 255;
  const [red, green, blue] = hsToRgb(hs, (level / 255) * 100);
  return { red, green, blue, hue: pyFloat(hs[0]), sat: pyFloat(hs[1]) };
}

export function turnTemplateOff(
  config: TemplateConfig,
  state: LightState,
  { transition }: OffRequest,
  context: CommandContext,
): Plan<LightState> {
  const variables = { state: false, ...(transition !== undefined && { transition: pyFloat(transition) }) };
  const payload = context.render(config.command_off_template, null, variables);
  const publishes = [{ topic: config.command_topic, payload }];
  return isOptimistic(config)
    ? { publishes, state: withFields(state, { power: 'off' }) }
    : { publishes, expect: { state: 'off' } };
}
