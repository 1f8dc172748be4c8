/** The devices of the demo home without a broker: time moves by hand, messages are kept. */
import { createRandom } from '../../main/service/demo/chance.ts';
import { demoDevices } from '../../main/service/demo/devices.ts';
import type { DemoMessage, DemoTrigger } from '../../main/service/demo/model.ts';
import { Simulation } from '../../main/service/demo/simulation.ts';

export interface DemoRun {
  readonly simulation: Simulation;
  now(): number;
  /** All messages since the start or the last `forget`. */
  readonly messages: DemoMessage[];
  /** The last payload of a topic as text. */
  last(topic: string): string | undefined;
  /** The payloads of a topic in order. */
  all(topic: string): readonly string[];
  pass(seconds: number): void;
  command(topic: string, payload: string): void;
  trigger(what: DemoTrigger): void;
}

const startMs = Date.UTC(2026, 7, 1, 10);

export function runDemo(seed = 1): DemoRun {
  let now = startMs;
  const simulation = new Simulation(demoDevices(), createRandom(seed), now);
  const messages: DemoMessage[] = [...simulation.states(now)];
  const all = (topic: string): readonly string[] =>
    messages.filter((message) => message.topic === topic).map(({ payload }) => Buffer.from(payload).toString());
  return {
    simulation,
    now: () => now,
    messages,
    all,
    last: (topic) => all(topic).at(-1),
    pass(seconds) {
      for (let second = 0; second < seconds; second += 1) {
        now += 1_000;
        messages.push(...simulation.tick(now));
      }
    },
    command(topic, payload) {
      for (const id of simulation.addressees(topic)) messages.push(...simulation.command(id, topic, payload, now));
    },
    trigger: (what) => messages.push(...simulation.signal({ kind: 'trigger', what }, now)),
  };
}
