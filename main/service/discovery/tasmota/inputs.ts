/** Inputs: switches as binary sensors, buttons and switches as events and triggers. Pure. */
import { literal } from '../template-text.ts';
import { along, type Entry, ofSensors } from './entry.ts';
import type { TasmotaConfig } from './messages.ts';

/** What a switch mode makes of a switch (Tasmota's documentation, "SwitchMode"). */
interface SwitchKind {
  /** It has a state that lasts. */
  readonly lasts: boolean;
  /** It only ever says that it is on: off comes by itself. */
  readonly pulses?: true;
  readonly toggle?: Press;
  readonly hold?: Press;
}

type Press = 'button_short_press' | 'button_long_press' | 'button_double_press';

const pressed: SwitchKind = { lasts: false, toggle: 'button_short_press' };
const follows: SwitchKind = { lasts: true };
const pushed: SwitchKind = { lasts: true, toggle: 'button_short_press' };
const pushedOrHeld: SwitchKind = { lasts: true, toggle: 'button_short_press', hold: 'button_long_press' };
const followsOrDouble: SwitchKind = { lasts: true, hold: 'button_double_press' };
const pulses: SwitchKind = { lasts: true, pulses: true };

/** By the number of the mode. */
const switchKinds: readonly SwitchKind[] = [
  pressed,
  follows,
  follows,
  pushed,
  pushed,
  pushedOrHeld,
  pushedOrHeld,
  pressed,
  { lasts: false, toggle: 'button_short_press', hold: 'button_double_press' },
  followsOrDouble,
  followsOrDouble,
  pressed,
  pressed,
  pulses,
  pulses,
  follows,
  follows,
];

/** The payload key of a switch: its own name, if it has one. */
function switchKey(config: TasmotaConfig, index: number): string {
  return config.switchNames[index] || `Switch${index + 1}`;
}

export function switchEntries(config: TasmotaConfig): Entry[] {
  return config.switches.flatMap((mode, index): Entry[] => {
    const kind = switchKinds[mode];
    if (kind === undefined) return [];
    const key = switchKey(config, index);
    const value = along([key]);
    const sensor: Entry = {
      component: 'binary_sensor',
      endpoint: 'switch',
      index,
      raw: {
        name: config.switchNames[index] || `Switch ${index + 1}`,
        state_topic: config.topics.anything,
        // Live it comes with an action; in telemetry, which knows nothing of a pulse, as it is.
        value_template: ofSensors(
          `{% if ${value} is mapping %}{{ ${value}['Action'] }}` +
            `${kind.pulses === true ? '' : `{% else %}{{ ${value} }}`}{% endif %}`,
        ),
        payload_on: config.states.on,
        payload_off: config.states.off,
        ...(kind.pulses === true && { off_delay: 1 }),
      },
    };
    const presses = new Map<string, Press>();
    if (kind.toggle !== undefined) presses.set(config.states.toggle, kind.toggle);
    if (kind.hold !== undefined) presses.set(config.states.hold, kind.hold);
    const name = config.switchNames[index] || `Switch ${index + 1}`;
    return [...(kind.lasts ? [sensor] : []), ...pressEntries(config, 'switch', index, key, name, presses)];
  });
}

const buttonPresses = [
  ['SINGLE', 'button_short_press'],
  ['DOUBLE', 'button_double_press'],
  ['TRIPLE', 'button_triple_press'],
  ['QUAD', 'button_quadruple_press'],
  ['PENTA', 'button_quintuple_press'],
  ['HOLD', 'button_long_press'],
] as const;

/** Buttons report only with SetOption73; 13 leaves them one press, 11 swaps single and double. */
export function buttonEntries(config: TasmotaConfig): Entry[] {
  if (!config.option(73)) return [];
  const swap = new Map<string, string>([
    ['SINGLE', 'button_double_press'],
    ['DOUBLE', 'button_short_press'],
  ]);
  const known = config.option(13) ? buttonPresses.slice(0, 1) : buttonPresses;
  const presses = new Map<string, string>(
    known.map(([word, type]) => [word, config.option(11) && !config.option(13) ? (swap.get(word) ?? type) : type]),
  );
  return config.buttons.flatMap((isUsed, index) =>
    isUsed === 0 ? [] : pressEntries(config, 'button', index, `Button${index + 1}`, `Button ${index + 1}`, presses),
  );
}

/** An event entity and one trigger per press. `presses`: the word of the device to its meaning. */
function pressEntries(
  config: TasmotaConfig,
  source: 'button' | 'switch',
  index: number,
  key: string,
  name: string,
  presses: ReadonlyMap<string, string>,
): Entry[] {
  if (presses.size === 0) return [];
  // With SetOption4 an answer comes on a topic of its own name instead of RESULT.
  const topic = config.option(4) ? `${config.topics.stat}+` : `${config.topics.stat}RESULT`;
  const action = `(${along([key])}['Action'] | default(''))`;
  const meanings = `{${[...presses].map(([word, type]) => `${literal(word)}: ${literal(type)}`).join(', ')}}`;
  const event: Entry = {
    component: 'event',
    endpoint: source,
    index,
    raw: {
      name,
      device_class: 'button',
      state_topic: topic,
      event_types: [...presses.values()],
      value_template: ofSensors(
        `{% if ${action} in ${meanings} %}{{ {'event_type': ${meanings}[${action}]} | to_json }}{% endif %}`,
      ),
    },
  };
  const triggers = [...presses].map(
    ([word, type]): Entry => ({
      component: 'device_automation',
      endpoint: source,
      // By meaning, not by word: an option that swaps two words then changes two triggers in place.
      index: `${index + 1}_${type}`,
      raw: {
        automation_type: 'trigger',
        type,
        subtype: `${source}_${index + 1}`,
        topic,
        payload: word,
        value_template: ofSensors(`{{ ${action} }}`),
      },
    }),
  );
  return [event, ...triggers];
}
