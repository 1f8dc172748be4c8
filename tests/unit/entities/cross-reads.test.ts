import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

let home: RegistryHarness;
beforeEach(() => {
  home = createRegistryHarness();
});

const state = (id: string) => home.entity(id).view.state;

/** Lets all that was asked for run: the harness' timers fire in the next rounds of the loop. */
async function pass(rounds = 40): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function price(): Promise<void> {
  const device = { identifiers: ['meter'], name: 'Meter' };
  const more = { json_attributes_topic: 'price/a', unit_of_measurement: 'EUR', suggested_display_precision: 1 };
  await home.announce('sensor', 'p', { name: 'Price', unique_id: 'p', state_topic: 'price', device, ...more });
}

async function reader(value_template: string, more: Record<string, unknown> = {}): Promise<void> {
  await home.announce('sensor', 'r', { name: 'r', state_topic: 'r', value_template, ...more });
}

describe('templates that look at entities', () => {
  it.each([
    ["states('sensor.meter_price')", '2.55'],
    ["states('SENSOR.Meter_Price')", '2.55'],
    ["states('sensor.meter_price', rounded=True)", '2.5'],
    ["states('sensor.meter_price', with_unit=True)", '2.5 EUR'],
    ["states('sensor.meter_price', rounded=False, with_unit=True)", '2.55 EUR'],
    ["'sensor.meter_price' | states | float * 2", '5.1'],
    ['states.sensor.meter_price.state', '2.55'],
    ["states['sensor.meter_price'].state", '2.55'],
    ['states.sensor.meter_price.attributes.zone', 'a'],
    ['states.sensor.meter_price.name', 'Meter Price'],
    ['states.sensor.nothing is none', 'True'],
    ["states('sensor.nothing')", 'unknown'],
    ["state_attr('sensor.meter_price', 'zone')", 'a'],
    ["state_attr('sensor.meter_price', 'nothing') is none", 'True'],
    ["state_attr('sensor.nothing', 'zone') is none", 'True'],
    ["is_state('sensor.meter_price', '2.55')", 'True'],
    ["is_state('sensor.meter_price', ['1', '2.55'])", 'True'],
    ["is_state('sensor.nothing', 'unknown')", 'False'],
    ["'sensor.meter_price' is is_state('2.55')", 'True'],
    ["is_state_attr('sensor.meter_price', 'zone', 'a')", 'True'],
    ["has_value('sensor.meter_price')", 'True'],
    ["has_value('sensor.nothing')", 'False'],
    ["['sensor.meter_price', 'sensor.nothing'] | select('has_value') | list | length", '1'],
    ["expand('sensor.meter_price', ['sensor.nothing']) | map(attribute='state') | list", "['2.55']"],
    ["states.sensor | selectattr('entity_id', 'eq', 'sensor.meter_price') | list | count", '1'],
    ["states | map(attribute='entity_id') | select('match', 'sensor.meter') | list", "['sensor.meter_price']"],
    ['this.entity_id', 'sensor.r'],
    ['states(entity_id)', 'unknown'],
  ])('%s is %s', async (expression, text) => {
    await price();
    home.publish('price', '2.55');
    home.publish('price/a', { zone: 'a' });
    await reader(`{{ ${expression} }}`);
    home.publish('r', 'x');
    expect(state('sensor.r')).toBe(text);
  });

  it('know itself: a total goes on', async () => {
    await reader('{{ states(entity_id) | int(0) + value | int }}');
    for (const value of [5, 7]) home.publish('r', value);
    expect(state('sensor.r')).toBe('12');
    await home.announce('sensor', 't', {
      name: 't',
      state_topic: 't',
      value_template: '{{ this.state | int(0) + 1 }}',
    });
    for (const _ of [1, 2, 3]) home.publish('t', 'x');
    expect(state('sensor.t')).toBe('3');
  });

  it('find an entity by the id that Home Assistant would give it, whatever it is called here', async () => {
    const device = { identifiers: ['d'], name: 'Küche' };
    await home.announce('switch', 's', { name: 'Licht', unique_id: 's', state_topic: 's', command_topic: 'c', device });
    const found = home.entity('switch.kuche_licht');
    home.publish('s', 'ON');
    await home.announce('sensor', 'x', { name: 'X', state_topic: 'x', object_id: 'former', unique_id: 'x' });
    home.publish('x', '7');
    await home.announce('switch', 's', { name: 'Lampe', unique_id: 's', state_topic: 's', command_topic: 'c', device });
    expect(home.entity('switch.kuche_licht')).toBe(found);
    await reader("{{ states('switch.kuche_lampe') }} {{ states('switch.kuche_licht') }} {{ states('sensor.former') }}");
    home.publish('r', 'x');
    expect(state('sensor.r')).toBe('on on 7');
  });

  it('see what is unavailable, without its state', async () => {
    await home.announce('sensor', 'p', {
      name: 'p',
      state_topic: 'p',
      availability_topic: 'p/a',
      unit_of_measurement: 'W',
    });
    home.publish('p/a', 'online');
    home.publish('p', '5');
    await reader(
      "{{ states('sensor.p') }} {{ has_value('sensor.p') }} {{ state_attr('sensor.p', 'unit_of_measurement') }}",
    );
    home.publish('r', 'x');
    expect(state('sensor.r')).toBe('5 True W');
    home.publish('p/a', 'offline');
    await pass();
    expect(state('sensor.r')).toBe('unavailable False W');
  });
});

describe('what is rendered again when another entity changes', () => {
  it('is a state, its attributes and its availability', async () => {
    await price();
    await reader("{{ value | float * states('sensor.meter_price') | float(0) }}", {
      json_attributes_topic: 'r/attributes',
      json_attributes_template: "{{ {'price': states('sensor.meter_price')} | to_json }}",
      availability_topic: 'r/available',
      availability_template: "{{ 'online' if is_state('sensor.meter_price', '3') else 'offline' }}",
    });
    for (const topic of ['r', 'r/attributes', 'r/available']) home.publish(topic, '2');
    expect(home.entity('sensor.r').available).toBe(false);
    home.publish('price', '3');
    await pass();
    expect(state('sensor.r')).toBe('6.0');
    expect(home.entity('sensor.r').extra).toEqual({ price: '3' });
    expect(home.entity('sensor.r').available).toBe(true);
  });

  it('follows one that comes later, and one that goes', async () => {
    await reader("{{ states('sensor.meter_price') }}");
    home.publish('r', 'x');
    await price();
    home.publish('price', '3');
    await pass();
    expect(state('sensor.r')).toBe('3');
    home.withdraw('sensor', 'p');
    await pass();
    expect(state('sensor.r')).toBe('unknown');
  });

  it('is a change as live, or as old, as what it follows', async () => {
    await price();
    await reader("{{ states('sensor.meter_price') }}");
    home.publish('r', 'x');
    home.publish('price', '3', true);
    await pass();
    home.publish('price', '4');
    await pass();
    expect(home.changes.filter((each) => each.startsWith('sensor.r')).slice(-2)).toEqual([
      expect.stringContaining('3 here replay'),
      expect.stringContaining('4 here live'),
    ]);
  });

  it('is merged, and nothing at all where the text stays', async () => {
    await price();
    await home.announce('binary_sensor', 'b', {
      name: 'b',
      state_topic: 'b',
      value_template: "{{ 'ON' if states('sensor.meter_price') | float(0) > 5 else 'OFF' }}",
      off_delay: 30,
    });
    home.publish('b', 'x');
    home.changes.length = 0;
    for (let value = 1; value < 100; value += 1) home.publish('price', value);
    await pass();
    expect(home.changes.filter((each) => each.startsWith('binary_sensor.b'))).toHaveLength(1);
    expect(state('binary_sensor.b')).toBe('on');
    home.clock.advance(29_000);
    home.publish('price', 200);
    await pass();
    home.clock.advance(2_000);
    expect(state('binary_sensor.b')).toBe('off');
  });

  it('is no total that would count a message twice, and no event', async () => {
    await price();
    await reader("{{ this.state | float(0) + value | float * states('sensor.meter_price') | float(1) }}");
    await home.announce('event', 'e', {
      name: 'e',
      state_topic: 'e',
      event_types: ['1', '2'],
      value_template: "{{ {'event_type': states('sensor.meter_price')} | to_json }}",
    });
    home.publish('price', '2');
    home.publish('r', '5');
    home.publish('e', 'x');
    home.publish('price', '1');
    await pass();
    expect(state('sensor.r')).toBe('10.0');
    expect(home.events).toHaveLength(1);
  });

  it('ends where templates look at each other in a circle', async () => {
    const circle = (other: string) => `{{ states('sensor.${other}') | int(0) + 1 }}`;
    await home.announce('sensor', 'a', { name: 'a', state_topic: 'a', value_template: circle('b') });
    await home.announce('sensor', 'b', { name: 'b', state_topic: 'b', value_template: circle('a') });
    home.publish('a', 'x');
    home.publish('b', 'x');
    await pass(400);
    const rested = Number(state('sensor.a')) + Number(state('sensor.b'));
    expect(rested).toBeLessThan(6 * limits.templateRereadDepth);
    await pass(100);
    expect(Number(state('sensor.a')) + Number(state('sensor.b'))).toBe(rested);
  });

  it('is no longer what a new config does not look at', async () => {
    await price();
    await reader("{{ states('sensor.meter_price') }}");
    home.publish('r', 'x');
    await reader('{{ value }}');
    home.publish('r', 'y');
    home.publish('price', '9');
    await pass();
    expect(state('sensor.r')).toBe('y');
  });
});
