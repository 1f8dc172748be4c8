/** The lock of the front door. It follows the door, locks by itself, and now and then jams. */
import { soon } from '../chance.ts';
import type { DemoContext, Device } from '../model.ts';
import { own } from '../styles/entity.ts';
import { plainDevice } from '../styles/plain.ts';
import { onOff, powerIn } from '../values.ts';

type Bolt = 'LOCKED' | 'LOCKING' | 'UNLOCKED' | 'UNLOCKING' | 'OPEN' | 'OPENING' | 'JAMMED';

interface Lock {
  readonly bolt: Bolt;
  /** When the bolt reaches its end, or the latch falls back; 0 = it rests. */
  readonly until: number;
  /** When it locks by itself; 0 = not planned. */
  readonly locksAt: number;
  /** Locking by itself, it jams the first time after this. */
  readonly jamsAfter: number;
  readonly autoLock: boolean;
  readonly battery: number;
}

const boltMs = 1_000;
const latchMs = 4_000;
const relockMs = 6_000;
const autoLockMs = 300_000;
const jamMs = 240_000;

function turn(lock: Lock, bolt: Bolt, now: number, durationMs = boltMs): Lock {
  return { ...lock, bolt, until: now + durationMs, locksAt: 0 };
}

/** Comes to rest, or begins what follows. */
function settled(lock: Lock, now: number): Lock {
  switch (lock.bolt) {
    case 'LOCKING':
      return { ...lock, bolt: 'LOCKED', until: 0 };
    case 'OPENING':
      return turn(lock, 'OPEN', now, latchMs);
    case 'UNLOCKING':
    case 'OPEN':
      return { ...lock, bolt: 'UNLOCKED', until: 0, locksAt: lock.autoLock ? now + autoLockMs : 0 };
    default:
      return { ...lock, until: 0 };
  }
}

/** Locks by itself. A bolt that jams is tried again after some minutes. */
function relocked(lock: Lock, context: DemoContext): Lock {
  const { now } = context;
  if (lock.bolt === 'JAMMED' || now < lock.jamsAfter) return turn(lock, 'LOCKING', now);
  return { ...lock, bolt: 'JAMMED', until: 0, locksAt: now + jamMs, jamsAfter: soon(context, 3_600, 9_000) };
}

function lockAfter(lock: Lock, payload: string, now: number): Lock {
  switch (payload) {
    case 'LOCK':
      return lock.bolt === 'LOCKED' ? lock : turn(lock, 'LOCKING', now);
    case 'UNLOCK':
      return lock.bolt === 'UNLOCKED' ? lock : turn(lock, 'UNLOCKING', now);
    case 'OPEN':
      return turn(lock, 'OPENING', now);
    default:
      return lock;
  }
}

export function frontLock(): Device<Lock> {
  return plainDevice<Lock>({
    id: 'front-lock',
    origin: 'Smart lock',
    name: 'Front door lock',
    area: 'Hall',
    manufacturer: 'Nuki',
    model: 'Smart Lock Pro',
    version: '4.3.6',
    entities: [
      {
        component: 'lock',
        object: 'lock',
        name: null,
        config: { pl_open: 'OPEN' },
        traits: [
          own(
            ({ bolt }) => bolt,
            (lock, payload, { now }) => ({ state: lockAfter(lock, payload, now) }),
          ),
        ],
      },
      {
        component: 'switch',
        object: 'auto_lock',
        name: 'Auto lock',
        config: { ent_cat: 'config', ic: 'mdi:lock-clock' },
        traits: [
          own(
            ({ autoLock }) => onOff(autoLock),
            (lock, payload) => ({ state: { ...lock, autoLock: powerIn(payload, lock.autoLock) ?? lock.autoLock } }),
          ),
        ],
      },
      {
        component: 'sensor',
        object: 'battery',
        name: 'Battery',
        config: { dev_cla: 'battery', unit_of_meas: '%', stat_cla: 'measurement', ent_cat: 'diagnostic' },
        traits: [own(({ battery }) => String(battery))],
      },
    ],
    initial: (context) => ({
      bolt: 'LOCKED',
      until: 0,
      locksAt: 0,
      jamsAfter: soon(context, 2_700, 6_000),
      autoLock: true,
      battery: 72,
    }),
    tick: (lock, context) => {
      if (lock.until > 0 && context.now >= lock.until) return { state: settled(lock, context.now) };
      return { state: lock.locksAt > 0 && context.now >= lock.locksAt ? relocked(lock, context) : lock };
    },
    hear: (lock, signal, { now }) => {
      if (signal.kind === 'trigger' && signal.what === 'jam') {
        return { state: { ...lock, bolt: 'JAMMED', until: 0, locksAt: now + jamMs } };
      }
      if (signal.kind === 'scene' && (signal.scene === 'night' || signal.scene === 'leaving')) {
        return { state: lockAfter(lock, 'LOCK', now) };
      }
      if (signal.kind !== 'door') return { state: lock };
      return signal.open
        ? { state: { ...lock, bolt: 'UNLOCKED', until: 0, locksAt: 0 } }
        : { state: { ...lock, locksAt: now + relockMs } };
    },
  });
}
