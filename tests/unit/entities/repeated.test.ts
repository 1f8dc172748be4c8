/** What a message repeats is not read again: and nobody can tell, but by the time that it takes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EntityBinding } from '../../../main/service/entities/binding.ts';
import { IncomingMessage } from '../../../main/service/mqtt/message.ts';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

const configs = [
  ['sensor', 'plain', { state_topic: 't', value_template: '{{ value_json.a }}' }],
  ['sensor', 'rounded', { state_topic: 't', value_template: '{{ value_json.b | round(1) }}' }],
  ['sensor', 'two', { state_topic: 't', value_template: '{{ value_json.a }} {{ value_json.b }}' }],
  ['sensor', 'below', { state_topic: 't', value_template: '{{ value_json.deep.c }}', json_attributes_topic: 't' }],
  ['sensor', 'expiring', { state_topic: 't', value_template: '{{ value_json.a }}', expire_after: 3 }],
  ['sensor', 'forced', { state_topic: 't', value_template: '{{ value_json.a }}', force_update: true }],
  ['sensor', 'whole', { state_topic: 't', value_template: '{{ value_json | length }}' }],
  ['binary_sensor', 'binary', { state_topic: 't', value_template: '{{ value_json.s }}', off_delay: 5 }],
  ['switch', 'switch', { state_topic: 't', command_topic: 'c', value_template: '{{ value_json.s }}' }],
  [
    'sensor',
    'away',
    {
      state_topic: 't',
      availability_topic: 't',
      availability_template: '{{ value_json.s }}',
      value_template: '{{ value_json.b }}',
      payload_available: 'ON',
      payload_not_available: 'OFF',
    },
  ],
] as const;

/** As the router would do it if it left nothing out. */
function deliverToAll(home: RegistryHarness, topic: string, payload: string, retained: boolean): void {
  const bindings = [...home.registry.entities()].flatMap((entity) => entity.bindings);
  const message = new IncomingMessage(topic, Buffer.from(payload), retained, home.clock.now());
  for (const binding of bindings.filter(({ filter }: EntityBinding) => filter === topic)) binding.deliver(message);
}

async function createHome(): Promise<RegistryHarness> {
  const home = createRegistryHarness();
  for (const [platform, name, config] of configs) await home.announce(platform, name, { unique_id: name, ...config });
  return home;
}

const scalar = fc.constantFrom('1', '2', '1.0', '21.55', '"x"', '"1"', 'null', 'true');
const onOff = fc.constantFrom('"ON"', '"OFF"');
const payload = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(scalar, scalar, scalar, onOff)
      .map(([a, b, c, s]) => `{"a":${a},"b":${b},"deep":{"c":${c}},"s":${s}}`),
  },
  fc.tuple(scalar, onOff).map(([a, s]) => `{"s":${s},"a":${a}}`),
  fc.constantFrom('no JSON', '[1]', '{}', '7'),
);
/** Of few payloads, so that they come again. */
const steps = fc
  .array(payload, { minLength: 1, maxLength: 3 })
  .chain((payloads) => fc.array(stepOf(fc.constantFrom(...payloads)), { minLength: 3, maxLength: 25 }));

const stepOf = (payload: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ kind: fc.constant('live' as const), payload }) },
    fc.record({ kind: fc.constant('retained' as const), payload }),
    fc.record({
      kind: fc.constantFrom('reconnect' as const, 'optimistic' as const, 'follow' as const, 'config' as const),
    }),
  );

it('is shown and reported as if every message had been read in full', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const [home, reference] = [await createHome(), await createHome()];
      const reports: string[][] = [[], []];
      for (const each of taken) {
        for (const [index, one] of [home, reference].entries()) {
          one.clock.advance(1_000);
          if (each.kind === 'live' || each.kind === 'retained') {
            const retained = each.kind === 'retained';
            if (one === home) one.publish('t', each.payload, retained);
            else deliverToAll(one, 't', each.payload, retained);
          } else if (each.kind === 'reconnect') {
            one.connection(false);
            one.connection(true);
          } else if (each.kind === 'optimistic') {
            const { platform, config } = one.entity('switch.switch');
            one.registry.life.setState(one.entity('switch.switch'), platform.initial(config));
          } else if (each.kind === 'follow') {
            one.registry.life.reports.follow('sensor.plain', (live) => reports[index]?.push(`${each.kind} ${live}`));
          } else {
            await one.announce('sensor', 'plain', {
              unique_id: 'plain',
              state_topic: 't',
              value_template: '{{ value_json.b }}',
            });
          }
        }
      }
      expect(home.registry.records()).toEqual(reference.registry.records());
      expect(home.changes).toEqual(reference.changes);
      expect(reports[0]).toEqual(reports[1]);
    }),
    { numRuns: 150 },
  );
});
