/** At the front door: the doorbell with its camera, and the remote in the hall. */
import { soon } from '../chance.ts';
import type { DemoContext, Device } from '../model.ts';
import { drawFrontGarden } from '../picture.ts';
import { own } from '../styles/entity.ts';
import { plainDevice } from '../styles/plain.ts';
import { batterySensor, linkQuality, zigbeeDevice } from '../styles/zigbee2mqtt.ts';
import { onOff, powerIn } from '../values.ts';

interface Doorbell {
  readonly picture: Uint8Array;
  /** The picture of who rang last, base64. */
  readonly visitor: string;
  readonly paintAt: number;
  /** Somebody stands there until then. */
  readonly visitUntil: number;
  readonly ringAt: number;
  readonly nightVision: boolean;
}

const paintMs = 60_000;
const visitMs = 20_000;

function rung(bell: Doorbell, { now }: DemoContext) {
  const picture = drawFrontGarden({ now, visitor: true });
  return {
    state: {
      ...bell,
      picture,
      visitor: Buffer.from(picture).toString('base64'),
      paintAt: now + visitMs,
      visitUntil: now + visitMs,
    },
    messages: [
      { topic: 'doorbell/press/state', payload: JSON.stringify({ event_type: 'press', button: 1 }), retain: false },
    ],
    signals: [{ kind: 'ring' } as const],
  };
}

export function doorbell(): Device<Doorbell> {
  return plainDevice<Doorbell>({
    id: 'doorbell',
    origin: 'Doorbell bridge',
    name: 'Doorbell',
    area: 'Hall',
    manufacturer: 'Reolink',
    model: 'Video Doorbell PoE',
    version: '3.0.0.4662',
    entities: [
      {
        component: 'event',
        object: 'press',
        name: 'Bell',
        config: { evt_typ: ['press'], dev_cla: 'doorbell' },
        traits: [{ stateKey: 'stat_t' }],
      },
      {
        component: 'camera',
        object: 'camera',
        name: 'Camera',
        traits: [{ stateKey: 't', read: ({ picture }) => picture }],
      },
      {
        component: 'image',
        object: 'visitor',
        name: 'Last visitor',
        config: { img_e: 'b64', cont_type: 'image/png' },
        traits: [{ stateKey: 'img_t', read: ({ visitor }) => visitor }],
      },
      {
        component: 'binary_sensor',
        object: 'person',
        name: 'Person',
        config: { dev_cla: 'occupancy' },
        traits: [own(({ visitUntil }, now) => onOff(now < visitUntil))],
      },
      {
        component: 'switch',
        object: 'night_vision',
        name: 'Night vision',
        config: { ent_cat: 'config', ic: 'mdi:weather-night' },
        traits: [
          own(
            ({ nightVision }) => onOff(nightVision),
            (bell, payload) => ({
              state: { ...bell, nightVision: powerIn(payload, bell.nightVision) ?? bell.nightVision },
            }),
          ),
        ],
      },
      {
        component: 'button',
        object: 'test',
        name: 'Test ring',
        config: { ent_cat: 'config', ic: 'mdi:bell-ring' },
        traits: [own<Doorbell>(undefined, (bell, _payload, context) => rung(bell, context))],
      },
    ],
    initial: (context) => {
      const { now } = context;
      const visitor = Buffer.from(drawFrontGarden({ now: now - 5_400_000, visitor: true })).toString('base64');
      const picture = drawFrontGarden({ now, visitor: false });
      return {
        picture,
        visitor,
        paintAt: now + paintMs,
        visitUntil: 0,
        ringAt: soon(context, 300, 700),
        nightVision: true,
      };
    },
    tick: (bell, context) => {
      const { now } = context;
      if (now >= bell.ringAt) return rung({ ...bell, ringAt: soon(context, 900, 2_400) }, context);
      if (now < bell.paintAt) return { state: bell };
      return { state: { ...bell, picture: drawFrontGarden({ now, visitor: false }), paintAt: now + paintMs } };
    },
  });
}

interface Remote {
  readonly pressAt: number;
  readonly isNextOn: boolean;
}

const remoteName = 'Hall remote';

/** Its buttons are device triggers; here they switch the light in the hall. */
export function hallRemote(): Device<Remote> {
  const action = `zigbee2mqtt/${remoteName}/action`;
  const press = (subtype: 'on' | 'off') => ({
    component: 'device_automation',
    object: `action_${subtype}`,
    stateless: true,
    config: { automation_type: 'trigger', type: 'action', subtype, payload: subtype, topic: action },
  });
  return zigbeeDevice<Remote>({
    ieee: '0x94deb8fffe3c6a90',
    name: remoteName,
    area: 'Hall',
    manufacturer: 'IKEA',
    model: 'STYRBAR remote control',
    modelId: 'E2001/E2002',
    entities: () => [press('on'), press('off'), batterySensor, linkQuality],
    initial: (context) => ({ pressAt: soon(context, 150, 300), isNextOn: true }),
    publish: () => ({ battery: 74, linkquality: 118 }),
    tick: (remote, context) => {
      if (context.now < remote.pressAt) return { state: remote };
      const word = remote.isNextOn ? 'on' : 'off';
      return {
        state: { pressAt: soon(context, 120, 480), isNextOn: !remote.isNextOn },
        messages: [{ topic: action, payload: word, retain: false }],
        signals: [{ kind: 'remote', action: word }],
      };
    },
  });
}
