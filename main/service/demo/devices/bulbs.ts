/** Two more lights: one that is commanded by RPC through templates, and one that has a topic for each of its values. */

import { isRecord } from '../../python/json.ts';
import type { Device } from '../model.ts';
import { tasmotaDevice } from '../styles/tasmota.ts';
import { numberIn, objectIn, onOff, powerIn } from '../values.ts';
import { type SceneLevels, sceneLevel } from './lights.ts';

interface KitchenLamp {
  readonly on: boolean;
  /** 1-100. */
  readonly brightness: number;
  /** 2700-6500 K. */
  readonly kelvin: number;
}

/** In the manner of a Shelly: `rpc` takes commands, `status/cct:0` tells, `online` is the last will. */
export function kitchenLight(): Device<KitchenLamp> {
  const id = 'shellyduobulbg3-8cbfea9d2f10';
  const levels: SceneLevels = { movie: 0, morning: 100, night: 0, leaving: 0 };
  const status = `${id}/status/cct:0`;
  return {
    id,
    filters: [`${id}/rpc`],
    configs: () => [
      {
        topic: `homeassistant/light/${id}-cct-0/config`,
        payload: JSON.stringify({
          '~': `${id}/`,
          name: null,
          schema: 'template',
          avty: [{ t: '~online', pl_avail: 'true', pl_not_avail: 'false' }],
          stat_t: '~status/cct:0',
          stat_tpl: '{%if value_json.output%}on{%else%}off{%endif%}',
          bri_tpl: '{{value_json.brightness|float|multiply(2.55)|round}}',
          clr_temp_k: 'true',
          clr_temp_tpl: '{{value_json.ct}}',
          cmd_t: '~rpc',
          cmd_on_tpl:
            '{"id":1,"src":"home-assistant","method":"CCT.Set","params":{"id":0,"on":true{%if transition is defined%},"transition_duration":{{max(transition|int,1)}}{%endif%}{%if brightness is defined%},"brightness":{{brightness|float|multiply(0.3922)|round}}{%endif%}{%if color_temp is defined%},"ct":{{color_temp}}{%endif%}}}',
          cmd_off_tpl:
            '{"id":1,"src":"home-assistant","method":"CCT.Set","params":{"id":0,"on":false{%if transition is defined%},"transition_duration":{{max(transition|int,1)}}{%endif%}}}',
          min_k: 2700,
          max_k: 6500,
          uniq_id: `${id}-cct-0`,
          o: { name: 'Shellies Discovery Gen2', url: 'https://github.com/bieniu/ha-shellies-discovery-gen2' },
          dev: {
            cns: [['mac', '8c:bf:ea:9d:2f:10']],
            ids: [id],
            name: 'Kitchen light',
            mf: 'Shelly',
            mdl: 'Shelly Duo Bulb Gen3',
            mdl_id: 'S3BL-D010009AEU',
            hw: 'gen3',
            sa: 'Kitchen',
          },
        }),
        retain: true,
      },
    ],
    availability: (online) => [{ topic: `${id}/online`, payload: String(online), retain: true }],
    initial: () => ({ on: true, brightness: 85, kelvin: 3500 }),
    report: ({ on, brightness, kelvin }) => [
      { topic: status, payload: JSON.stringify({ id: 0, output: on, brightness, ct: kelvin }), retain: true },
    ],
    obeys: (topic) => topic === `${id}/rpc`,
    command: (lamp, _topic, payload) => {
      const { params } = objectIn(payload);
      if (!isRecord(params)) return { state: lamp };
      return {
        state: {
          on: powerIn(params.on, lamp.on) ?? lamp.on,
          brightness: Math.round(numberIn(params.brightness, 1, 100) ?? lamp.brightness),
          kelvin: Math.round(numberIn(params.ct, 2700, 6500) ?? lamp.kelvin),
        },
      };
    },
    tick: (lamp) => ({ state: lamp }),
    hear: (lamp, signal) => {
      const wanted = sceneLevel(signal, levels, 100);
      if (wanted === null) return { state: lamp };
      return { state: { ...lamp, on: wanted.on, brightness: wanted.level ?? lamp.brightness } };
    },
  };
}

const schemes = ['Solid', 'Wake up', 'Cycle up', 'Cycle down', 'Random'];

interface BedsideLamp {
  readonly on: boolean;
  /** 1-100. */
  readonly dimmer: number;
  readonly mode: 'hs' | 'color_temp';
  readonly hue: number;
  readonly saturation: number;
  /** 153-500 mired. */
  readonly temperature: number;
  /** Index of `schemes`. */
  readonly scheme: number;
}

export function bedsideLamp(): Device<BedsideLamp> {
  const topic = 'bedside-lamp';
  const levels: SceneLevels = { movie: 0, morning: 60, night: 5, leaving: 0 };
  const result = `stat/${topic}/RESULT`;
  return tasmotaDevice<BedsideLamp>({
    topic,
    chip: '9E41C7',
    name: 'Bedside lamp',
    area: 'Bedroom',
    manufacturer: 'Tasmota',
    model: 'Arilux LC02',
    entities: [
      {
        component: 'light',
        suffix: 'LI_1',
        config: {
          name: null,
          stat_t: result,
          stat_val_tpl: '{{value_json.POWER}}',
          cmd_t: `cmnd/${topic}/POWER`,
          pl_off: 'OFF',
          pl_on: 'ON',
          on_cmd_type: 'brightness',
          bri_cmd_t: `cmnd/${topic}/Dimmer`,
          bri_stat_t: result,
          bri_scl: 100,
          bri_val_tpl: '{{value_json.Dimmer}}',
          hs_cmd_t: `cmnd/${topic}/HSBColor`,
          hs_stat_t: result,
          hs_val_tpl: "{{value_json.HSBColor.split(',')[0:2]|join(',')}}",
          clr_temp_cmd_t: `cmnd/${topic}/CT`,
          clr_temp_stat_t: result,
          clr_temp_val_tpl: '{{value_json.CT}}',
          clrm_stat_t: result,
          clrm_val_tpl: "{{ 'color_temp' if value_json.White > 0 else 'hs' }}",
          min_mirs: 153,
          max_mirs: 500,
          fx_cmd_t: `cmnd/${topic}/Scheme`,
          fx_cmd_tpl: `{{ ${JSON.stringify(schemes)}.index(value) }}`,
          fx_stat_t: result,
          fx_val_tpl: `{{ ${JSON.stringify(schemes)}[value_json.Scheme] }}`,
          fx_list: schemes,
        },
      },
    ],
    initial: () => ({
      on: false,
      dimmer: 45,
      mode: 'color_temp',
      hue: 28,
      saturation: 72,
      temperature: 400,
      scheme: 0,
    }),
    result: (lamp) => ({
      POWER: onOff(lamp.on),
      Dimmer: lamp.dimmer,
      HSBColor: `${lamp.hue},${lamp.saturation},${lamp.dimmer}`,
      White: lamp.mode === 'color_temp' ? lamp.dimmer : 0,
      CT: lamp.temperature,
      Scheme: lamp.scheme,
    }),
    obey: (lamp, command, payload) => ({ state: lampAfter(lamp, command, payload) }),
    hear: (lamp, signal) => {
      const wanted = sceneLevel(signal, levels, 100);
      return { state: wanted === null ? lamp : { ...lamp, on: wanted.on, dimmer: wanted.level ?? lamp.dimmer } };
    },
  });
}

function lampAfter(lamp: BedsideLamp, command: string, payload: string): BedsideLamp {
  switch (command) {
    case 'POWER':
    case 'POWER1':
      return { ...lamp, on: powerIn(payload, lamp.on) ?? lamp.on };
    case 'DIMMER': {
      const dimmer = numberIn(payload, 0, 100);
      if (dimmer === undefined) return lamp;
      return dimmer < 1 ? { ...lamp, on: false } : { ...lamp, on: true, dimmer: Math.round(dimmer) };
    }
    case 'HSBCOLOR': {
      const [hue, saturation] = payload.split(',').map((part) => numberIn(part, 0, 360));
      if (hue === undefined || saturation === undefined) return lamp;
      const next = { hue: Math.round(hue), saturation: Math.round(Math.min(saturation, 100)) };
      return { ...lamp, ...next, on: true, mode: 'hs' };
    }
    case 'CT': {
      const temperature = numberIn(payload, 153, 500);
      return temperature === undefined
        ? lamp
        : { ...lamp, on: true, mode: 'color_temp', temperature: Math.round(temperature) };
    }
    case 'SCHEME':
      return { ...lamp, scheme: Math.round(numberIn(payload, 0, schemes.length - 1) ?? lamp.scheme) };
    default:
      return lamp;
  }
}
