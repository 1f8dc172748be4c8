/** Devices that announce themselves as Tasmota does: `cmnd/`, `stat/` and `tele/` topics, `LWT`, short keys. */
import type { Behaviour, DemoContext, DemoMessage, Device, Identity, Reaction } from '../model.ts';

/** How often a device tells all of its state without being asked. */
const telePeriodMs = 300_000;

export interface TasmotaEntity {
  readonly component: string;
  /** `RL_1`, `LI_1`, `SENS`... */
  readonly suffix: string;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface TasmotaSpec<S> extends Behaviour<S>, Identity {
  /** The topic that its owner gave it. */
  readonly topic: string;
  /** The last six digits of its address. */
  readonly chip: string;
  readonly entities: readonly TasmotaEntity[];
  /** `stat/<topic>/RESULT` and `tele/<topic>/STATE`. */
  result(state: S): Readonly<Record<string, unknown>>;
  /** `tele/<topic>/SENSOR`. */
  sensor?(state: S, now: number): Readonly<Record<string, unknown>>;
  /** A command in upper case: `POWER`, `POWER1`, `DIMMER`. */
  obey?(state: S, command: string, payload: string, context: DemoContext): Reaction<S>;
}

function statusMessages<S>(spec: TasmotaSpec<S>, state: S, now: number): DemoMessage[] {
  const send = (name: string, value: unknown): DemoMessage => ({
    topic: `stat/${spec.topic}/${name}`,
    payload: JSON.stringify(value),
    retain: false,
  });
  const sensor = spec.sensor?.(state, now);
  return [
    send('STATUS', {
      Status: { DeviceName: spec.name, FriendlyName: [spec.name], Topic: spec.topic, Power: 1, PowerRetain: 0 },
    }),
    send('STATUS2', { StatusFWR: { Version: versionOf(spec), Hardware: 'ESP8266EX' } }),
    send('STATUS5', { StatusNET: { Hostname: `${spec.topic}-${spec.chip}`, Mac: `5C:CF:7F:${pairs(spec.chip)}` } }),
    ...(sensor === undefined ? [] : [send('STATUS10', { StatusSNS: { Time: timeText(now), ...sensor } })]),
    send('STATUS11', { StatusSTS: { Time: timeText(now), ...spec.result(state) } }),
  ];
}

function versionOf(spec: Identity): string {
  return spec.version ?? '15.1.0(release-tasmota)';
}

function pairs(chip: string): string {
  return (chip.match(/../g) ?? []).join(':');
}

function timeText(now: number): string {
  return new Date(now).toISOString().slice(0, 19);
}

export function tasmotaDevice<S>(spec: TasmotaSpec<S>): Device<S> {
  const { topic, chip } = spec;
  const prefix = `cmnd/${topic}/`;
  const device = {
    ids: [chip],
    cns: [['mac', `5C:CF:7F:${pairs(chip)}`]],
    name: spec.name,
    mdl: spec.model,
    sw: versionOf(spec),
    mf: spec.manufacturer,
    sa: spec.area,
  };
  return {
    id: topic,
    filters: [`${prefix}+`],
    configs: () =>
      spec.entities.map(({ component, suffix, config }) => ({
        topic: `homeassistant/${component}/${chip}_${suffix}/config`,
        payload: JSON.stringify({
          ...config,
          uniq_id: `${chip}_${suffix}`,
          avty_t: `tele/${topic}/LWT`,
          pl_avail: 'Online',
          pl_not_avail: 'Offline',
          dev: device,
        }),
        retain: true,
      })),
    availability: (online) => [{ topic: `tele/${topic}/LWT`, payload: online ? 'Online' : 'Offline', retain: true }],
    initial: (context) => spec.initial(context),
    report: (state, now) => {
      const sensor = spec.sensor?.(state, now);
      return [
        { topic: `stat/${topic}/RESULT`, payload: JSON.stringify(spec.result(state)), retain: false },
        {
          topic: `tele/${topic}/STATE`,
          payload: JSON.stringify({ Time: timeText(now - (now % telePeriodMs)), ...spec.result(state) }),
          retain: false,
        },
        ...(sensor === undefined
          ? []
          : [{ topic: `tele/${topic}/SENSOR`, payload: JSON.stringify(sensor), retain: false }]),
      ];
    },
    obeys: (each) => each.startsWith(prefix) && !each.slice(prefix.length).includes('/'),
    command: (state, from, payload, context) => {
      const command = from.slice(prefix.length).toUpperCase();
      if (command === 'STATUS') return { state, messages: statusMessages(spec, state, context.now) };
      return spec.obey?.(state, command, payload, context) ?? { state };
    },
    tick: (state, context) => spec.tick?.(state, context) ?? { state },
    hear: (state, signal, context) => spec.hear?.(state, signal, context) ?? { state },
  };
}
