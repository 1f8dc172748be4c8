/** The alarm of the house: its panel, its siren, and the tag reader of its keypad. */
import { pick, soon } from '../chance.ts';
import type { DemoContext, DemoMessage, Device, Reaction, Signal } from '../model.ts';
import { own, reading } from '../styles/entity.ts';
import { plainDevice } from '../styles/plain.ts';
import { numberIn, objectIn, onOff, powerIn, wordIn } from '../values.ts';

const id = 'house-alarm';
const panelCode = '1234';
const exitMs = 10_000;
const entryMs = 10_000;

interface Panel {
  readonly state: string;
  /** The mode that follows `arming`. */
  readonly mode: string;
  /** When `arming` and `pending` end. */
  readonly until: number;
}

const tones = ['burglar', 'fire', 'chime'] as const;

interface Siren {
  readonly on: boolean;
  readonly tone: (typeof tones)[number];
  /** Seconds. */
  readonly duration: number;
  /** 0-1. */
  readonly volume: number;
  readonly until: number;
}

interface Alarm {
  readonly panel: Panel;
  readonly siren: Siren;
  readonly scanAt: number;
  readonly lastTag: string;
}

function sounding(siren: Siren, now: number): Siren {
  return { ...siren, on: true, until: now + siren.duration * 1000 };
}

/** The panel in another state; the siren follows it, and the rest of the house hears of it. */
function panelNow(alarm: Alarm, panel: Panel, now: number): Reaction<Alarm> {
  const { siren } = alarm;
  const next =
    panel.state === 'triggered'
      ? sounding({ ...siren, tone: 'burglar' }, now)
      : panel.state === 'disarmed'
        ? { ...siren, on: false }
        : siren;
  return { state: { ...alarm, panel, siren: next }, signals: [{ kind: 'panel', state: panel.state }] };
}

function commanded(alarm: Alarm, payload: string, now: number): Reaction<Alarm> {
  const { panel } = alarm;
  if (payload === 'DISARM') return panelNow(alarm, { ...panel, state: 'disarmed' }, now);
  if (payload === 'TRIGGER') return panelNow(alarm, { ...panel, state: 'triggered' }, now);
  const mode = /^ARM_(HOME|AWAY|NIGHT|VACATION|CUSTOM_BYPASS)$/.exec(payload)?.[1];
  if (mode === undefined) return { state: alarm };
  return panelNow(alarm, { state: 'arming', mode: `armed_${mode.toLowerCase()}`, until: now + exitMs }, now);
}

function heard(alarm: Alarm, signal: Signal, now: number): Reaction<Alarm> {
  const { panel } = alarm;
  if (signal.kind === 'trigger' && signal.what === 'alarm') {
    return panelNow(alarm, { ...panel, state: 'triggered' }, now);
  }
  const isBreach = signal.kind === 'door' && signal.open && panel.state.startsWith('armed_');
  return isBreach ? panelNow(alarm, { ...panel, state: 'pending', until: now + entryMs }, now) : { state: alarm };
}

function sirenAfter(siren: Siren, asked: Readonly<Record<string, unknown>>, now: number): Siren {
  const next: Siren = {
    ...siren,
    tone: wordIn(asked.tone, tones) ?? siren.tone,
    duration: Math.round(numberIn(asked.duration, 1, 1_800) ?? siren.duration),
    volume: numberIn(asked.volume_level, 0, 1) ?? siren.volume,
  };
  return powerIn(asked.state, siren.on) === true ? sounding(next, now) : { ...next, on: false };
}

interface Tag {
  readonly uid: string;
  readonly name: string;
}

const tags: readonly [Tag, ...Tag[]] = [
  { uid: '04-8A-2F-1C', name: "Anna's key" },
  { uid: '04-E3-90-77', name: "Ben's key" },
];

function scanned(alarm: Alarm, context: DemoContext): Reaction<Alarm> {
  const { uid, name } = pick(context, tags);
  const scan: DemoMessage = { topic: `${id}/scan/state`, payload: JSON.stringify({ uid }), retain: false };
  return { state: { ...alarm, scanAt: soon(context, 600, 1_800), lastTag: name }, messages: [scan] };
}

function ticked(alarm: Alarm, context: DemoContext): Reaction<Alarm> {
  const { now } = context;
  const { panel, siren } = alarm;
  if (now >= panel.until) {
    if (panel.state === 'arming') return panelNow(alarm, { ...panel, state: panel.mode }, now);
    if (panel.state === 'pending') return panelNow(alarm, { ...panel, state: 'triggered' }, now);
  }
  if (siren.on && now >= siren.until) return { state: { ...alarm, siren: { ...siren, on: false } } };
  return now >= alarm.scanAt ? scanned(alarm, context) : { state: alarm };
}

export function houseAlarm(): Device<Alarm> {
  return plainDevice<Alarm>({
    id,
    origin: 'House alarm',
    name: 'House alarm',
    area: 'Hall',
    manufacturer: 'Ingle',
    model: 'Keypad with siren',
    entities: [
      {
        component: 'alarm_control_panel',
        object: 'panel',
        name: null,
        config: { code: panelCode },
        traits: [
          own(
            ({ panel }) => panel.state,
            (alarm, payload, { now }) => commanded(alarm, payload, now),
          ),
          reading('attributes', 'json_attr_t', ({ panel }) =>
            JSON.stringify({ hint: `The code of the demo home is ${panelCode}.`, last_mode: panel.mode }),
          ),
        ],
      },
      {
        component: 'siren',
        object: 'siren',
        name: 'Siren',
        config: { av_tones: tones },
        traits: [
          own(
            ({ siren: { on, tone, duration, volume } }) =>
              JSON.stringify({ state: onOff(on), tone, duration, volume_level: volume }),
            (alarm, payload, { now }) => ({
              state: { ...alarm, siren: sirenAfter(alarm.siren, objectIn(payload), now) },
            }),
          ),
        ],
      },
      {
        component: 'tag',
        object: 'scan',
        name: 'Scan',
        config: { val_tpl: '{{ value_json.uid }}' },
        traits: [{ stateKey: 't' }],
      },
      {
        component: 'sensor',
        object: 'last_tag',
        name: 'Last tag',
        config: { ic: 'mdi:key-wireless' },
        traits: [own(({ lastTag }) => lastTag)],
      },
    ],
    initial: (context) => ({
      panel: { state: 'disarmed', mode: 'armed_home', until: 0 },
      siren: { on: false, tone: 'burglar', duration: 180, volume: 0.8, until: 0 },
      scanAt: soon(context, 200, 600),
      lastTag: tags[0].name,
    }),
    tick: ticked,
    hear: (alarm, signal, { now }) => heard(alarm, signal, now),
  });
}
